/**
 * SQL: what people call the service plan in `alias`, outside of any product: its friendly name
 * (the first, where products name it differently), else the vendor's name.
 */
export function planLabel(alias: string): string {
  return `coalesce((select min(label.friendly_name) from product_plan label
    where label.tenant_id = ${alias}.tenant_id and label.plan_id = ${alias}.id), ${alias}.name)`;
}

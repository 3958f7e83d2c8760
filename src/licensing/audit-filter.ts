/** Which entries of the audit are meant. */
export interface AuditFilter {
  /** Done by them, or to them. */
  personId?: string | undefined;
  /** Done to it, or to a service plan that it has. */
  productId?: string | undefined;
}

/** SQL: the condition on `audit_entry e`, with its positional values. */
export function auditWhere(
  tenantId: string,
  { personId, productId }: AuditFilter,
): { where: string; values: unknown[] } {
  const conditions: [sql: string, ...values: unknown[]][] = [['e.tenant_id = ?', tenantId]];
  if (personId !== undefined) {
    conditions.push(['(e.person_id = ? or e.actor_id = ?)', personId, personId]);
  }
  if (productId !== undefined) {
    conditions.push([
      `(e.product_id = ? or e.plan_id = any (array(
        select plan_id from product_plan where tenant_id = ? and product_id = ?)))`,
      productId,
      tenantId,
      productId,
    ]);
  }
  return {
    where: conditions.map(([sql]) => sql).join(' and '),
    values: conditions.flatMap(([, ...values]) => values),
  };
}

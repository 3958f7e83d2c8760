import type { SqlEntityManager } from '@mikro-orm/postgresql';

/**
 * Products so that what needs a plan of another comes after it; else by id. Plans that need each
 * other in a circle leave the order by id.
 */
export async function inDependencyOrder(
  em: SqlEntityManager,
  tenantId: string,
  productIds: readonly string[],
): Promise<string[]> {
  const ids = [...productIds].sort();
  if (ids.length < 2) return ids;
  const needs = await em.execute<{ productId: string; needsProductId: string }[]>(
    `select distinct pp.product_id as "productId", other.product_id as "needsProductId"
       from product_plan pp
       join plan_dependency d on d.tenant_id = pp.tenant_id and d.plan_id = pp.plan_id
       join product_plan other on other.tenant_id = d.tenant_id and other.plan_id = d.needs_plan_id
      where pp.tenant_id = :tenantId and pp.product_id = any (cast(:ids as uuid[]))
        and other.product_id = any (cast(:ids as uuid[])) and other.product_id <> pp.product_id`,
    { tenantId, ids: `{${ids.join()}}` },
  );
  const ordered: string[] = [];
  const visited = new Set<string>();
  const visit = (id: string) => {
    if (visited.has(id)) return;
    visited.add(id);
    for (const other of ids) {
      const isNeeded = needs.some((n) => n.productId === id && n.needsProductId === other);
      if (isNeeded) visit(other);
    }
    ordered.push(id);
  };
  for (const id of ids) visit(id);
  return ordered;
}

import { systemContext } from './actor.ts';
import { inDependencyOrder } from './dependency-order.ts';
import type { JobData, Licensing } from './ports.ts';
import { reconcile } from './reconcile.ts';
import { notOver } from './rules-of-product.ts';
import { statement } from './statement.ts';

const CAUSE = 'person_changed';

/**
 * Looks again at what persons have, wait for, or are meant to have: once they left, came back, moved,
 * or their plans changed. One product after the other, in dependency order.
 */
export async function reviewPeople(
  licensing: Licensing,
  tenantId: string,
  { personIds, lostPlanIds, moved, asked }: JobData['review-people'],
  reconcileEach: typeof reconcile = reconcile,
): Promise<void> {
  const context = systemContext(tenantId, CAUSE);
  const rows = await PRODUCTS(licensing.em, { tenantId, personIds });
  const people = new Map(rows.map((row) => [row.productId, row.personIds]));
  for (const productId of await inDependencyOrder(licensing.em, tenantId, [...people.keys()])) {
    await reconcileEach(licensing, context, {
      productId,
      personIds: people.get(productId) ?? [],
      lostPlanIds,
      ...(moved && { recheck: 'location' }),
      ...(asked && { retry: true }),
    });
  }
}

const SOURCES = notOver(`
  select s.product_id, s.person_id from source s
   where s.tenant_id = :tenantId and s.person_id = any (cast(:personIds as uuid[]))`);

const PRODUCTS = statement<{ productId: string; personIds: string[] }>(`
  select product_id as "productId", array_agg(person_id order by person_id) as "personIds"
    from (${SOURCES} union
          select gp.product_id, m.person_id from group_member m
            join group_product gp on gp.tenant_id = m.tenant_id and gp.group_id = m.group_id
           where m.tenant_id = :tenantId and m.person_id = any (cast(:personIds as uuid[]))) have
   group by product_id`);

/**
 * Brings open reclaims to what is so: a license that went otherwise is not asked for any more, and
 * nobody is once seats are short no longer. Read from the data, any number of times.
 */
import { lockProducts } from '../assignment-facts.ts';
import type { Licensing } from '../ports.ts';
import { CAN_RECLAIM } from '../rules/reclaim.ts';
import { statement } from '../statement.ts';
import { HOLDS, reclaimChanged } from './reclaim-ask.ts';

/** @param productId null: of all products. */
export async function settleReclaims(
  licensing: Licensing,
  tenantId: string,
  productId: string | null,
): Promise<void> {
  const { em } = licensing;
  const at = licensing.clock().toISOString();
  for (const { productId: id } of await OPEN(em.fork(), { tenantId, productId })) {
    const of = { tenantId, productId: id, at };
    await em.fork().transactional(async (tx) => {
      await lockProducts(tx, tenantId, [id]);
      const asks = [...(await GONE(tx, of)), ...(await CLOSE(tx, of))];
      if (asks.length > 0) await reclaimChanged(tx, licensing, tenantId, { productId: id, asks });
    });
  }
}

interface Ask {
  reclaimId: string;
  personId: string;
}

const OPEN = statement<{ productId: string }>(`
  select product_id as "productId" from reclaim
   where tenant_id = :tenantId and closed_at is null
     and product_id = coalesce(cast(:productId as uuid), product_id) order by 1`);

const settled = (state: string) => `update reclaim_ask k set state = '${state}',
      settled_at = cast(:at as timestamptz), revision = k.revision + 1`;
const OF_PRODUCT = `r.tenant_id = :tenantId and r.product_id = cast(:productId as uuid)
     and r.closed_at is null`;

const GONE = statement<Ask>(`
  ${settled('gone')} from reclaim r
   where ${OF_PRODUCT} and k.tenant_id = r.tenant_id and k.reclaim_id = r.id
     and k.state in ('asked', 'unreachable') and not ${HOLDS}
  returning k.reclaim_id as "reclaimId", k.person_id as "personId"`);

const CLOSE = statement<Ask>(`
  with closed as (
    update reclaim r set closed_at = cast(:at as timestamptz)
     where ${OF_PRODUCT} and not exists (select from alert a where a.tenant_id = r.tenant_id
       and a.product_id = r.product_id and ${CAN_RECLAIM})
    returning r.tenant_id, r.id
  )
  ${settled('over')} from closed r
   where k.tenant_id = r.tenant_id and k.reclaim_id = r.id and k.state = 'asked'
  returning k.reclaim_id as "reclaimId", k.person_id as "personId"`);

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Licensing } from './ports.ts';
import type { ProductOfMany } from './read-product.ts';
import type { SourceChange } from './rules/decision.ts';
import { LIVE } from './rules-of-product.ts';
import { statement } from './statement.ts';
import { reviewLater } from './wake.ts';

/** Who has got what something gives way to loses that; once nobody has it, its group holds it no longer. */
export async function goOnSwapping(
  licensing: Licensing,
  tenantId: string,
  { id: productId, replacesIn, intents }: ProductOfMany,
  changes: readonly SourceChange[],
): Promise<void> {
  const { em } = licensing;
  const isIn = (groupIds: readonly string[], { groupId }: SourceChange) =>
    groupId !== null && groupIds.includes(groupId);
  const swapped = changes.filter((one) => one.to === 'active' && isIn(replacesIn, one));
  const personIds = [...new Set(swapped.map(({ personId }) => personId))];
  await reviewLater(em, licensing, tenantId, personIds);
  const givingWay = intents.filter((one) => one.givesWayTo !== null).map(({ groupId }) => groupId);
  if (changes.some((one) => one.to === 'ended' && isIn(givingWay, one))) {
    await forgetGivenWay(em, tenantId, productId);
  }
}

/** In all groups in which it gives way and nobody has it any more. */
export async function forgetGivenWay(
  em: SqlEntityManager,
  tenantId: string,
  productId: string,
): Promise<void> {
  await FORGET(em, { tenantId, productId });
}

const FORGET = statement(`
  delete from group_product gp
   where gp.tenant_id = :tenantId and gp.product_id = cast(:productId as uuid)
     and gp.gives_way_to_id is not null
     and not exists (select from source s where s.tenant_id = gp.tenant_id
       and s.group_id = gp.group_id and s.product_id = gp.product_id and s.state in ${LIVE})`);

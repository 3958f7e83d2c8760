import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { intend } from './assign-to-group.ts';
import { lockProducts } from './assignment-facts.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { GroupHoldsAlready, SameProduct } from './errors.ts';
import { forgetGivenWay } from './go-on-swapping.ts';
import {
  asSwapped,
  readGroupProduct,
  requireIntent,
  requireNotGivingWay,
  requireNothingGivesWay,
} from './group-intent.ts';
import { lockGroup } from './lock-group.ts';
import { RAISE_REVISION } from './lock-product.ts';
import type { Alongside, Licensing } from './ports.ts';
import { requireAsShown } from './revision.ts';
import { statement } from './statement.ts';
import { storedReason } from './stored-text.ts';

export interface SwapGroup {
  groupId: string;
  fromProductId: string;
  toProductId: string;
  /** Service plans (our ids) of the new product to switch off for all members; the rest is on. */
  disabledPlanIds: readonly string[];
  reason: string | null;
  /** Of what the group had of both, as that was shown; see asSwapped, revisionOf. */
  revision?: string | undefined;
}

export interface SwapGroupResult {
  group: string;
  from: string;
  to: string;
}

/**
 * Has the members of a group hold another product instead of one. The new one is intended at once,
 * and the old one gives way to it: nobody gets it any more, who has the new one loses it, and who
 * cannot have the new one keeps it until they can. All that follows by jobs.
 * @throws {NotAllowed | SameProduct | GroupNotFound | GroupNotAssigned | GroupSwapsStill |
 *   GroupHoldsAlready | GroupGivesWay | ProductNotFound | PlanNotInProduct | ChangedMeanwhile}
 */
export async function swapGroup(
  licensing: Licensing,
  context: Context,
  { groupId, fromProductId, toProductId, disabledPlanIds, reason, revision }: SwapGroup,
  alongside?: Alongside<SwapGroupResult>,
): Promise<Once<SwapGroupResult>> {
  requireAdministrator(context);
  if (fromProductId === toProductId) throw new SameProduct();
  const { tenantId } = context;
  const run = async (em: SqlEntityManager) => {
    const now = licensing.clock();
    const group = await lockGroup(em, tenantId, groupId);
    await lockProducts(em, tenantId, [fromProductId, toProductId]);
    const from = await readGroupProduct(em, tenantId, { groupId, productId: fromProductId });
    const coming = await readGroupProduct(em, tenantId, { groupId, productId: toProductId });
    requireAsShown(asSwapped(from.intent, coming.intent), revision);
    const { id, givesWayTo } = requireIntent(group, from);
    await requireNothingGivesWay(em, tenantId, group, from, toProductId);
    if (coming.intent?.givesWayTo === null) {
      throw new GroupHoldsAlready({ group: group.name, product: coming.name });
    }
    await requireNotGivingWay(em, tenantId, group, coming, fromProductId);
    const input = { groupId, productId: toProductId, disabledPlanIds, reason };
    const { product: to, outcome, ...work } = await intend(em, context, now, input);
    await GIVE_WAY(em, { tenantId, id, toProductId, productId: fromProductId });
    await audit(em, context, now, {
      ...{ action: 'group.swap', groupId, productId: fromProductId },
      ...{ reason: storedReason(reason), after: { swappedFor: to } },
    });
    const { queue } = licensing;
    await queue.enqueue(em, tenantId, 'work-off-group', {
      groupId,
      productId: toProductId,
      ...work,
    });
    // Who has the new one already loses the old one, too. Where it gave way to another, it does so no
    // more, and counts for that again: who waits is looked at.
    await queue.enqueue(em, tenantId, 'work-off-group', {
      ...{ groupId, productId: fromProductId, lostPlanIds: [] },
      work: givesWayTo === null ? 'due' : 'everybody',
    });
    await forgetGivenWay(em, tenantId, fromProductId);
    return { group: group.name, from: from.name, to };
  };
  return doOnce(licensing, context, run, { alongside });
}

const GIVE_WAY = statement(`
  with given as (
    update group_product set gives_way_to_id = cast(:toProductId as uuid)
     where tenant_id = :tenantId and id = cast(:id as uuid)
  ) ${RAISE_REVISION}`);

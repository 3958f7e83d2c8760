import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { readGroupProduct, requireIntent, requireNothingGivesWay } from './group-intent.ts';
import { lockGroup } from './lock-group.ts';
import type { Alongside, JobData, Licensing } from './ports.ts';
import { statement } from './statement.ts';
import { storedReason } from './stored-text.ts';

export interface RemoveFromGroup {
  groupId: string;
  productId: string;
  reason: string | null;
}

/**
 * Takes a product off a group. What its members have of it through the group ends by a job.
 * @throws {NotAllowed | GroupNotFound | ProductNotFound | GroupNotAssigned | GroupSwapsStill}
 */
export async function removeFromGroup(
  licensing: Licensing,
  context: Context,
  { groupId, productId, reason }: RemoveFromGroup,
  alongside?: Alongside<{ group: string; product: string }>,
): Promise<Once<{ group: string; product: string }>> {
  requireAdministrator(context);
  const { tenantId } = context;
  const run = async (em: SqlEntityManager) => {
    const group = await lockGroup(em, tenantId, groupId);
    const product = await readGroupProduct(em, tenantId, { groupId, productId });
    const { id, ...before } = requireIntent(group, product);
    await requireNothingGivesWay(em, tenantId, group, product);
    await DELETE(em, { tenantId, id });
    await audit(em, context, licensing.clock(), {
      action: 'group.unassign',
      groupId,
      productId,
      reason: storedReason(reason),
      before,
    });
    const job: JobData['work-off-group'] = {
      ...{ groupId, productId, work: 'due', lostPlanIds: [] },
      wasOff: before.disabledPlanIds,
    };
    await licensing.queue.enqueue(em, tenantId, 'work-off-group', job);
    return { group: group.name, product: product.name };
  };
  return doOnce(licensing, context, run, { alongside });
}

/** The revision tells whoever is about to give the product out what they read of it is over. */
const DELETE = statement(`
  with gone as (
    delete from group_product where tenant_id = :tenantId and id = cast(:id as uuid)
    returning tenant_id, product_id
  )
  update product pr set subscriptions_revision = subscriptions_revision + 1 from gone
   where pr.tenant_id = gone.tenant_id and pr.id = gone.product_id`);

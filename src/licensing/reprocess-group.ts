import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { readGroupProduct, requireIntent } from './group-intent.ts';
import { lockGroup } from './lock-group.ts';
import type { Alongside, JobData, Licensing } from './ports.ts';

export interface ReprocessGroup {
  groupId: string;
  /** Null: all products of the group. */
  productId: string | null;
}

/**
 * Has everybody of a group tried again who waits, as a job, even where nothing heals by itself.
 * @throws {NotAllowed | GroupNotFound | ProductNotFound | GroupNotAssigned}
 */
export async function reprocessGroup(
  licensing: Licensing,
  context: Context,
  { groupId, productId }: ReprocessGroup,
  alongside?: Alongside<{ group: string; product: string | null }>,
): Promise<Once<{ group: string; product: string | null }>> {
  requireAdministrator(context);
  const { tenantId } = context;
  const run = async (em: SqlEntityManager) => {
    const group = await lockGroup(em, tenantId, groupId);
    const product =
      productId === null ? null : await readGroupProduct(em, tenantId, { groupId, productId });
    if (product) requireIntent(group, product);
    const deed = { action: 'group.reprocess', groupId, productId };
    await audit(em, context, licensing.clock(), deed);
    const job: JobData['work-off-group'] = { groupId, productId, work: 'waiting', lostPlanIds: [] };
    await licensing.queue.enqueue(em, tenantId, 'work-off-group', job);
    return { group: group.name, product: product?.name ?? null };
  };
  return doOnce(licensing, context, run, { alongside });
}

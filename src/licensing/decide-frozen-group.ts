import { actingPersonId, type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { GroupNotFrozen } from './errors.ts';
import { lockGroup } from './lock-group.ts';
import type { Licensing } from './ports.ts';
import { type ReadActor, readActor } from './read-actor.ts';
import { statement } from './statement.ts';

export interface DecideFrozenGroup {
  groupId: string;
  /** Take over what Slack says now, or keep the members there are and follow Slack no more. */
  decision: 'take_over' | 'keep';
  /** Which freeze is meant, an instant in ISO 8601; without it, the present one. */
  frozenAt?: string | undefined;
}

export interface DecideFrozenGroupResult {
  decision: DecideFrozenGroup['decision'];
  group: string;
  by: ReadActor | null;
  /** An instant, ISO 8601. */
  at: string;
}

/**
 * Decides on a mirrored group that was frozen, as it would have lost too many members at once. What
 * Slack says is taken over by a job, which this enqueues; from now on nobody else decides.
 * @throws {NotAllowed | GroupNotFound | GroupNotFrozen}
 */
export async function decideFrozenGroup(
  licensing: Licensing,
  context: Context,
  { groupId, decision, frozenAt }: DecideFrozenGroup,
): Promise<Once<DecideFrozenGroupResult>> {
  requireAdministrator(context);
  const { tenantId } = context;
  return doOnce(licensing, context, async (em) => {
    const now = licensing.clock();
    const { name: group, ...locked } = await lockGroup(em, tenantId, groupId);
    if (!isFrozenAt(locked.frozenAt, frozenAt)) throw new GroupNotFrozen({ group });
    if (decision === 'keep') await KEEP(em, { tenantId, groupId });
    else {
      await THAW(em, { tenantId, groupId });
      await licensing.queue.enqueue(em, tenantId, 'mirror-group', { groupId, takeOver: true });
    }
    await audit(em, context, now, { action: `group.${decision}`, groupId });
    const by = await readActor(em, tenantId, actingPersonId(context.actor));
    return { decision, group, by, at: now.toISOString() };
  });
}

/** What was put right and is frozen anew is another thing to decide. */
export function isFrozenAt(frozenAt: string | null, meant: string | undefined): boolean {
  if (frozenAt === null) return false;
  return meant === undefined || new Date(frozenAt).getTime() === new Date(meant).getTime();
}

const THAW = statement(`update license_group set frozen_at = null
   where tenant_id = :tenantId and id = cast(:groupId as uuid)`);

const KEEP = statement(`
  update license_group set slack_usergroup_id = null, slack_name = null, frozen_at = null
   where tenant_id = :tenantId and id = cast(:groupId as uuid)`);

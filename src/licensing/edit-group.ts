import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { GroupIsMirrored } from './errors.ts';
import { type GroupFields, storedGroup, writeGroup } from './group-fields.ts';
import { lockGroup } from './lock-group.ts';
import type { Alongside, Licensing } from './ports.ts';

/**
 * Gives a group another name or priority; the priority counts from the next free seat on. A
 * mirrored group's name follows Slack's: only the mirror changes it.
 * @throws {NotAllowed | GroupNotFound | GroupNameMissing | GroupNameTaken | PriorityInvalid |
 *   GroupIsMirrored}
 */
export async function editGroup(
  licensing: Licensing,
  context: Context,
  { groupId, ...input }: GroupFields & { groupId: string },
  alongside?: Alongside<{ groupId: string; name: string }>,
): Promise<Once<{ groupId: string; name: string }>> {
  requireAdministrator(context);
  const { tenantId, actor } = context;
  const after = storedGroup(input);
  const run = async (em: SqlEntityManager) => {
    const { name, priority, slackUsergroupId } = await lockGroup(em, tenantId, groupId);
    if (name !== after.name && slackUsergroupId !== null && actor.kind !== 'system') {
      throw new GroupIsMirrored({ group: name });
    }
    if (name !== after.name || priority !== after.priority) {
      await writeGroup(em, UPDATE, { ...after, tenantId, groupId });
      const deed = { action: 'group.edit', groupId, before: { name, priority }, after };
      await audit(em, context, licensing.clock(), deed);
    }
    return { groupId, name: after.name };
  };
  return doOnce(licensing, context, run, { alongside });
}

const UPDATE = `update license_group set name = :name, priority = :priority
  where tenant_id = :tenantId and id = :groupId`;

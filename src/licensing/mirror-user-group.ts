import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { UserGroupMirrored } from './errors.ts';
import { type GroupFields, storedGroup, writeGroup } from './group-fields.ts';
import type { Alongside, Licensing } from './ports.ts';
import { statement } from './statement.ts';
import { storedText } from './stored-text.ts';

export interface MirrorUserGroup extends GroupFields {
  /** Of the Slack user group: S…, and as Slack calls it. */
  slackUsergroupId: string;
  slackName: string;
}

/**
 * Makes a group whose members, and whose name as far as it is free, are those of a Slack user
 * group. It is empty at first; a job, which this enqueues, fills it and from then on keeps it in step.
 * @throws {NotAllowed | UserGroupMirrored | GroupNameMissing | GroupNameTaken | PriorityInvalid}
 */
export async function mirrorUserGroup(
  licensing: Licensing,
  context: Context,
  { slackUsergroupId, slackName, ...input }: MirrorUserGroup,
  alongside?: Alongside<{ groupId: string; name: string }>,
): Promise<Once<{ groupId: string; name: string }>> {
  requireAdministrator(context);
  const { tenantId } = context;
  const fields = storedGroup(input);
  const run = async (em: SqlEntityManager) => {
    const [mirror] = await MIRROR(em, { tenantId, slackUsergroupId });
    if (mirror) throw new UserGroupMirrored({ group: mirror.name });
    const groupId = randomUUID();
    await writeGroup(em, INSERT, {
      ...{ ...fields, tenantId, groupId, slackUsergroupId },
      slackName: storedText(slackName, 255),
    });
    const after = { ...fields, slackUserGroup: storedText(slackName, 255) };
    await audit(em, context, licensing.clock(), { action: 'group.mirror', groupId, after });
    await licensing.queue.enqueue(em, tenantId, 'mirror-group', { groupId, takeOver: false });
    return { groupId, name: fields.name };
  };
  return doOnce(licensing, context, run, { alongside });
}

const MIRROR = statement<{ name: string }>(`
  select name from license_group where tenant_id = :tenantId
     and slack_usergroup_id = cast(:slackUsergroupId as text) and deleted_at is null`);

const INSERT = `
  insert into license_group (tenant_id, id, name, priority, slack_usergroup_id, slack_name)
  values (:tenantId, :groupId, :name, :priority, :slackUsergroupId, :slackName)`;

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { GroupNotFound } from './errors.ts';
import { isId } from './ids.ts';
import { statement } from './statement.ts';

export interface LockedGroup {
  id: string;
  name: string;
  priority: number;
  /** Of the Slack user group that it mirrors; null: its members are kept here. */
  slackUsergroupId: string | null;
  slackName: string | null;
  mirrorRevision: number;
  isFrozen: boolean;
  /** An instant; null: it is not frozen. */
  frozenAt: string | null;
}

/**
 * Locks a group's row: whatever changes the group, its members or products does so first, and
 * enqueues its job under this lock. Groups come before persons, persons before products.
 * @throws {GroupNotFound} also for another tenant's id, and where it is deleted.
 */
export async function lockGroup(
  em: SqlEntityManager,
  tenantId: string,
  groupId: string,
): Promise<LockedGroup> {
  if (!isId(groupId)) throw new GroupNotFound();
  const [group] = await LOCK(em, { tenantId, groupId });
  if (!group) throw new GroupNotFound();
  return group;
}

const LOCK = statement<LockedGroup>(`
  select id, name, priority, slack_usergroup_id as "slackUsergroupId", slack_name as "slackName",
      mirror_revision as "mirrorRevision", frozen_at is not null as "isFrozen",
      to_json(frozen_at) as "frozenAt"
    from license_group
   where tenant_id = :tenantId and id = cast(:groupId as uuid) and deleted_at is null
     for no key update`);

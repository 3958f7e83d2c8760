/** Groups that mirror Slack user groups, for those who look at Slack. */
import type { Licensing } from './ports.ts';
import { statement } from './statement.ts';

export interface Mirror {
  groupId: string;
  slackUsergroupId: string;
  /** As of now; see {@link applyMirror}. */
  revision: number;
}

/** Null for one that is not there, or mirrors nothing any more. */
export async function readMirror(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  groupId: string,
): Promise<Mirror | null> {
  const [mirror] = await MIRRORS(em, { tenantId, groupId, slackUsergroupId: null });
  return mirror ?? null;
}

/** All of a tenant's, or the one of a Slack user group. */
export async function listMirrors(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  slackUsergroupId: string | null = null,
): Promise<Mirror[]> {
  return MIRRORS(em, { tenantId, groupId: null, slackUsergroupId });
}

const MIRRORS = statement<Mirror>(`
  select id as "groupId", slack_usergroup_id as "slackUsergroupId", mirror_revision as revision
    from license_group
   where tenant_id = :tenantId and slack_usergroup_id is not null and deleted_at is null
     and (cast(:groupId as uuid) is null or id = cast(:groupId as uuid))
     and (cast(:slackUsergroupId as text) is null
       or slack_usergroup_id = cast(:slackUsergroupId as text))
   order by id`);

/** Which of these Slack users, behind one of them, nobody here is linked to yet, in order. */
export async function unknownSlackUsers(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  slackUserIds: readonly string[],
  after = '',
): Promise<string[]> {
  const rows = await UNKNOWN(em, { tenantId, slackUserIds, after });
  return rows.map(({ id }) => id);
}

const UNKNOWN = statement<{ id: string }>(`
  select u.id from unnest(cast(:slackUserIds as text[])) u (id)
   where u.id > :after collate "C" and not exists (select from person p
     where p.tenant_id = :tenantId and p.slack_user_id = u.id)
   order by u.id collate "C"`);

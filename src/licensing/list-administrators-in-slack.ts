import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { statement } from './statement.ts';

/** Who administers by configuration, beside those named in the settings. */
export interface ConfiguredAdministrators {
  slackUserIds: ReadonlySet<string>;
  emails: ReadonlySet<string>;
  includeWorkspaceAdmins: boolean;
}

/**
 * Slack ids of all who administer licenses, as far as they are known here: who is an administrator
 * by e-mail, or by rights in Slack, is known once they have used the app or hold something, or, where
 * nobody is, once Slack was asked (`meetAdministrators`).
 */
export async function listAdministratorsInSlack(
  em: SqlEntityManager,
  tenantId: string,
  { slackUserIds, emails, includeWorkspaceAdmins }: ConfiguredAdministrators,
): Promise<string[]> {
  const named = [...slackUserIds];
  const rows = await ADMINISTRATORS(em, {
    ...{ tenantId, named, includeWorkspaceAdmins },
    emails: [...emails],
  });
  return rows.map(({ id }) => id);
}

/** Each by an index of its own: people are many, and administrators few. */
const ADMINISTRATORS = statement<{ id: string }>(`
  select p.slack_user_id as id from person p
   where p.tenant_id = :tenantId and p.slack_user_id is not null and p.status = 'active'
     and not p.is_guest and p.id in (
       select id from person
        where tenant_id = :tenantId and slack_user_id = any (cast(:named as text[]))
       union all select id from person
        where tenant_id = :tenantId and email = any (cast(:emails as text[])) and slack_email is null
       union all select id from person
        where tenant_id = :tenantId and (is_workspace_admin or slack_email is not null)
          and (:includeWorkspaceAdmins and is_workspace_admin
            or slack_email = any (cast(:emails as text[])))
       union all select person_id from tenant_administrator where tenant_id = :tenantId)
   union
  select n.id from unnest(cast(:named as text[])) n (id)
   where not exists (select from person p
     where p.tenant_id = :tenantId and p.slack_user_id = n.id)
   order by 1`);

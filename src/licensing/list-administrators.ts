import type { SqlEntityManager } from '@mikro-orm/postgresql';

export interface NamedAdministrator {
  id: string;
  displayName: string;
  slackUserId: string | null;
}

const IS_ABLE = "p.status = 'active' and not p.is_guest";

/** Those named administrators in the settings, by name, who are so: who left or became a guest is not. */
export function listAdministrators(
  em: SqlEntityManager,
  tenantId: string,
): Promise<NamedAdministrator[]> {
  return list(em, tenantId, IS_ABLE);
}

/** The others: they stay named, for when they come back, until the settings are saved again. */
export function listAwayAdministrators(
  em: SqlEntityManager,
  tenantId: string,
): Promise<NamedAdministrator[]> {
  return list(em, tenantId, `not (${IS_ABLE})`);
}

function list(em: SqlEntityManager, tenantId: string, which: string) {
  return em.execute<NamedAdministrator[]>(
    `select p.id, p.display_name as "displayName", p.slack_user_id as "slackUserId"
       from tenant_administrator a
       join person p on p.tenant_id = a.tenant_id and p.id = a.person_id
      where a.tenant_id = ? and ${which}
      order by lower(p.display_name), p.id`,
    [tenantId],
  );
}

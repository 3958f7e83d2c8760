import type { SqlEntityManager } from '@mikro-orm/postgresql';

export interface NamedAdministrator {
  id: string;
  displayName: string;
  slackUserId: string | null;
}

/**
 * Those named administrators in the settings, by name. Who left or became a guest has no rights
 * and is not among them, but stays named, for when they come back.
 */
export function listAdministrators(
  em: SqlEntityManager,
  tenantId: string,
): Promise<NamedAdministrator[]> {
  return em.execute<NamedAdministrator[]>(
    `select p.id, p.display_name as "displayName", p.slack_user_id as "slackUserId"
       from tenant_administrator a
       join person p on p.tenant_id = a.tenant_id and p.id = a.person_id
      where a.tenant_id = ? and p.status = 'active' and not p.is_guest
      order by lower(p.display_name), p.id`,
    [tenantId],
  );
}

import { type AuditFilter, auditWhere } from './audit-filter.ts';
import type { Licensing } from './ports.ts';

export interface StreamAudit extends AuditFilter {
  /** Only what was done then or later. */
  since?: Date | undefined;
  /** Only so many, the newest. */
  limit?: number | undefined;
}

/** An entry of the audit, as the world outside knows its parts. */
export interface AuditRow {
  /** An instant, ISO 8601 in UTC. */
  at: string;
  action: string;
  /** E-mail or name; null: the system. */
  actor: string | null;
  actorKind: string;
  personEmail: string | null;
  personName: string | null;
  skuId: string | null;
  productName: string | null;
  groupName: string | null;
  surface: string;
  reason: string | null;
  /** JSON. */
  before: string | null;
  after: string | null;
  requestId: string | null;
}

/** A tenant's audit, newest first, a few entries at a time. */
export function streamAudit(
  { em }: Licensing,
  tenantId: string,
  { since, limit, ...filter }: StreamAudit = {},
): AsyncIterable<AuditRow> {
  const { where, values } = auditWhere(tenantId, filter);
  const sql = `
    select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, e.action,
        coalesce(a.email, a.display_name) as actor, e.actor_kind as "actorKind",
        p.email as "personEmail", p.display_name as "personName", pr.sku_id as "skuId",
        pr.display_name as "productName", g.name as "groupName", e.surface, e.reason, cast(e.before as text) as before,
        cast(e.after as text) as after, e.request_id as "requestId"
      from audit_entry e
      left join person a on a.tenant_id = e.tenant_id and a.id = e.actor_id
      left join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
      left join product pr on pr.tenant_id = e.tenant_id and pr.id = e.product_id
      left join license_group g on g.tenant_id = e.tenant_id and g.id = e.group_id
     where ${where} ${since ? 'and e.at >= cast(? as timestamptz)' : ''}
     order by e.id desc ${limit === undefined ? '' : 'limit ?'}`;
  const more = [...(since ? [since.toISOString()] : []), ...(limit === undefined ? [] : [limit])];
  return em.getConnection().stream<AuditRow>(sql, [...values, ...more], undefined, undefined, 1000);
}

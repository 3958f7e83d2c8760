import type { Licensing } from './ports.ts';

/** Somebody's active license, as the world outside knows its parts. */
export interface AssignmentRow {
  personEmail: string | null;
  personName: string;
  skuId: string;
  productName: string;
  /** An instant, ISO 8601 in UTC. */
  since: string;
  /** Last day, in the tenant's zone. */
  until: string | null;
  /** Plan ids, the vendor's. */
  disabledPlans: string[];
  /** E-mail or name; null: the system. */
  assignedBy: string | null;
  reason: string | null;
}

/** Every active license of a tenant at one moment, by product and person, a few at a time. */
export function streamAssignments(
  { em }: Licensing,
  tenantId: string,
): AsyncIterable<AssignmentRow> {
  return em
    .getConnection()
    .stream<AssignmentRow>(ASSIGNMENTS, [tenantId], undefined, undefined, 1000);
}

const ASSIGNMENTS = `
  select p.email as "personEmail", p.display_name as "personName", pr.sku_id as "skuId",
      pr.display_name as "productName",
      to_char(s.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since,
      cast(s.until_date as text) as until,
      coalesce((select json_agg(sp.plan_id order by sp.plan_id) from source_disabled_plan x
          join service_plan sp on sp.tenant_id = x.tenant_id and sp.id = x.plan_id
         where x.tenant_id = s.tenant_id and x.source_id = s.id), '[]') as "disabledPlans",
      coalesce(a.email, a.display_name) as "assignedBy", s.reason
    from source s
    join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    join product pr on pr.tenant_id = s.tenant_id and pr.id = s.product_id
    left join person a on a.tenant_id = s.tenant_id and a.id = s.assigned_by_id
   where s.tenant_id = ? and s.state = 'active'
   order by pr.display_name, pr.id, p.display_name, p.id`;

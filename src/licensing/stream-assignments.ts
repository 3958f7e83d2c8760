import type { Licensing } from './ports.ts';

/** Somebody's license, as the world outside knows its parts: all that stands behind it, merged. */
export interface AssignmentRow {
  personEmail: string | null;
  personName: string;
  skuId: string;
  productName: string;
  /** An instant, ISO 8601 in UTC: since when the first of its sources is there. */
  since: string;
  /** Last day, in the tenant's zone, of the last of them; null: one is without end. */
  until: string | null;
  /** Plan ids, the vendor's: off in every source. */
  disabledPlans: string[];
  /** Of the direct source, else of the first group's: e-mail or name; null: the system. */
  assignedBy: string | null;
  reason: string | null;
  direct: boolean;
  /** Names of the groups it comes through. */
  groups: string[];
  /** Of who waits for it: the code of the rule that stands against it; null: they have it. */
  error: string | null;
}

/**
 * What everybody in a tenant has at one moment, by product and person, a few at a time; with
 * `waiting` also who waits for something and has no seat of it.
 */
export async function* streamAssignments(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { waiting = false }: { waiting?: boolean } = {},
): AsyncIterable<AssignmentRow> {
  const rows = em
    .getConnection()
    .stream<StoredRow>(ASSIGNMENTS, [tenantId, waiting], undefined, undefined, 1000);
  for await (const { sources, ...row } of rows) {
    const active = sources.filter(({ error }) => error === null);
    const counting = active.length > 0 ? active : sources;
    const [first] = counting;
    yield {
      ...row,
      disabledPlans: offInAll(counting.map(({ disabledPlans }) => disabledPlans)),
      assignedBy: first?.assignedBy ?? null,
      reason: first?.reason ?? null,
      direct: counting.some(({ group }) => group === null),
      groups: counting.flatMap(({ group }) => group ?? []),
      error: active.length > 0 ? null : (first?.error ?? null),
    };
  }
}

type StoredRow = Pick<
  AssignmentRow,
  'personEmail' | 'personName' | 'skuId' | 'productName' | 'since' | 'until'
> & {
  /** The direct one first. */
  sources: (Pick<AssignmentRow, 'assignedBy' | 'reason' | 'disabledPlans' | 'error'> & {
    group: string | null;
  })[];
};

function offInAll([first = [], ...others]: readonly string[][]): string[] {
  return first.filter((plan) => others.every((off) => off.includes(plan)));
}

/** Of who has a seat, what waits beside it says nothing. */
const ASSIGNMENTS = `
  select coalesce(p.email, p.slack_email) as "personEmail", p.display_name as "personName", pr.sku_id as "skuId",
      pr.display_name as "productName",
      to_char(coalesce(min(s.since) filter (where s.state = 'active'), min(s.since))
        at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since,
      cast(case when coalesce(bool_and(s.until_date is not null) filter (where s.state = 'active'),
          bool_and(s.until_date is not null))
        then coalesce(max(s.until_date) filter (where s.state = 'active'), max(s.until_date)) end
        as text) as until,
      json_agg(json_build_object('group', g.name, 'error', s.error_code,
          'assignedBy', coalesce(a.email, a.slack_email, a.display_name), 'reason', s.reason,
          'disabledPlans', (select coalesce(json_agg(sp.plan_id order by sp.plan_id), '[]')
            from (select x.plan_id from source_disabled_plan x
                   where x.tenant_id = s.tenant_id and x.source_id = s.id and s.group_id is null
                   union all
                  select x.plan_id from group_product gp
                    join group_product_disabled_plan x on x.tenant_id = gp.tenant_id
                     and x.group_product_id = gp.id
                   where gp.tenant_id = s.tenant_id and gp.group_id = s.group_id
                     and gp.product_id = s.product_id) x
            join service_plan sp on sp.tenant_id = s.tenant_id and sp.id = x.plan_id))
        order by (s.group_id is not null), lower(g.name), g.id) as sources
    from source s
    join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    join product pr on pr.tenant_id = s.tenant_id and pr.id = s.product_id
    left join license_group g on g.tenant_id = s.tenant_id and g.id = s.group_id
    left join person a on a.tenant_id = s.tenant_id and a.id = s.assigned_by_id
   where s.tenant_id = ? and (s.state = 'active' or (? and s.state = 'error'))
   group by pr.tenant_id, pr.id, p.tenant_id, p.id
   order by pr.display_name, pr.id, p.display_name, p.id`;

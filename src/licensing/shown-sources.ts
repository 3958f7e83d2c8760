/** Sources as whatever shows them reads them: directly or through which group, in which state. */
import { DISABLED_PLAN_IDS, IS_REPLACED } from './rules-of-product.ts';

export interface ShownSource {
  id: string;
  /** Null: direct. */
  group: { id: string; name: string; isMirrored: boolean } | null;
  state: 'scheduled' | 'active' | 'error' | 'suspended';
  /** Of the rule that stands against it, or did so when it was suspended. */
  errorCode: string | null;
  since: Date;
  /** First day of one that is to start. */
  startDate: string | null;
  /** Last day; null: without end. */
  untilDate: string | null;
  suspendedAt: Date | null;
  reason: string | null;
  /** Null where the system or the command line assigned it. */
  assignedByName: string | null;
  assignedBySlackUserId: string | null;
  /** Null where its group no longer holds the product: then it gives no plan. */
  disabledPlanIds: string[] | null;
  /** Nothing is behind it any longer, in its group or as a member of it: it ends within moments. */
  isLeaving: boolean;
  /** The product for which its group swaps this one: once the person has that, this ends. */
  givesWayTo: { id: string; name: string } | null;
}

/** As JSON has it. */
export interface SourceRow extends Omit<ShownSource, 'since' | 'suspendedAt'> {
  since: string;
  suspendedAt: string | null;
}

export function shownSource({ since, suspendedAt, ...source }: SourceRow): ShownSource {
  return {
    ...source,
    since: new Date(since),
    suspendedAt: suspendedAt === null ? null : new Date(suspendedAt),
  };
}

const INTENT = `from group_product gp where gp.tenant_id = s.tenant_id
  and gp.group_id = s.group_id and gp.product_id = s.product_id`;

/** SQL: a SourceRow of source `s`, to be joined with {@link SOURCE_JOINS}. */
export const SOURCE_JSON = `json_build_object('id', s.id, 'state', s.state,
  'group', case when g.id is not null then json_build_object('id', g.id, 'name', g.name,
    'isMirrored', g.slack_usergroup_id is not null) end,
  'errorCode', s.error_code, 'since', s.since, 'startDate', s.start_date,
  'untilDate', s.until_date, 'suspendedAt', s.suspended_at, 'reason', s.reason,
  'assignedByName', a.display_name, 'assignedBySlackUserId', a.slack_user_id,
  'disabledPlanIds', case when s.group_id is null then ${DISABLED_PLAN_IDS} when exists (select ${INTENT}) then (
    select coalesce(json_agg(x.plan_id order by x.plan_id), '[]')
      from group_product gp
      join group_product_disabled_plan x on x.tenant_id = gp.tenant_id and x.group_product_id = gp.id
      join product_plan pp on pp.tenant_id = x.tenant_id and pp.plan_id = x.plan_id
       and pp.product_id = gp.product_id
     where gp.tenant_id = s.tenant_id and gp.group_id = s.group_id
       and gp.product_id = s.product_id) end,
  'isLeaving', s.group_id is not null and not (
    exists (select ${INTENT} and not ${IS_REPLACED}
      and (gp.gives_way_to_id is null or s.state <> 'error'))
    and exists (select from group_member m where m.tenant_id = s.tenant_id
      and m.group_id = s.group_id and m.person_id = s.person_id)),
  'givesWayTo', (select json_build_object('id', heir.id, 'name', heir.display_name)
    from product heir
   where heir.tenant_id = s.tenant_id and heir.id = (select gp.gives_way_to_id ${INTENT})))`;

export const SOURCE_JOINS = `
  left join license_group g on g.tenant_id = s.tenant_id and g.id = s.group_id
  left join person a on a.tenant_id = s.tenant_id and a.id = s.assigned_by_id`;

/** SQL: direct ones first, then by the group's name. */
export const SOURCE_ORDER = '(s.group_id is not null), lower(g.name), s.since, s.id';

/** What many persons have of one product, and are meant to have. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { ProductOfMany } from './read-product.ts';
import type { OfferedPlan } from './rules/check-assignment.ts';
import type { PersonSources } from './rules/decision.ts';
import { DISABLED_PLAN_IDS, hasPlanOn, notOver } from './rules-of-product.ts';
import { statement } from './statement.ts';

/**
 * In the order of their ids. `without`: products whose plans are not among those held elsewhere; the
 * product's own never are.
 */
export function readPeople(
  em: SqlEntityManager,
  tenantId: string,
  { id, plans, intents }: Pick<ProductOfMany, 'id' | 'plans' | 'intents'>,
  personIds: readonly string[],
  without: readonly string[] = [],
): Promise<PersonSources[]> {
  return PEOPLE(em, {
    tenantId,
    productId: id,
    personIds,
    groupIds: intents.map(({ groupId }) => groupId),
    givingWay: intents.filter((one) => one.givesWayTo !== null).map(({ groupId }) => groupId),
    without: [id, ...without],
    asked: plansAskedFor(plans),
  });
}

/** Ids of the plans that these need or exclude: what else somebody has is nothing to them. */
export function plansAskedFor(plans: readonly OfferedPlan[]): string[] {
  const asked = plans.flatMap(({ needs, excludes }) => [...needs.map(({ id }) => id), ...excludes]);
  return [...new Set(asked)];
}

const SOURCES = notOver(`
  select s.id, s.group_id, s.state, s.error_code, s.since, s.suspended_at, s.start_date,
      s.until_date, case when s.group_id is null then ${DISABLED_PLAN_IDS} end as off
    from source s
   where s.tenant_id = p.tenant_id and s.person_id = p.id
     and s.product_id = cast(:productId as uuid)`);

const PEOPLE = statement<PersonSources>(`
  select p.id, p.display_name as "displayName", p.status, to_json(p.deleted_at) as "deletedAt",
    p.usage_location as "usageLocation",
    coalesce((select json_agg(json_build_object('id', s.id, 'groupId', s.group_id,
        'state', s.state, 'errorCode', s.error_code, 'since', s.since,
        'suspendedAt', s.suspended_at, 'startDate', s.start_date, 'untilDate', s.until_date,
        'disabledPlanIds', coalesce(s.off, '[]')) order by s.since, s.id)
      from (${SOURCES}) s), '[]') as sources,
    coalesce((select json_agg(json_build_object('groupId', m.group_id, 'joinedAt', m.joined_at,
        'isReplaced', m.group_id = any (cast(:givingWay as uuid[])) and exists (
          select from group_product gp
            join source s on s.tenant_id = gp.tenant_id and s.group_id = gp.group_id
             and s.product_id = gp.gives_way_to_id and s.person_id = p.id and s.state = 'active'
           where gp.tenant_id = p.tenant_id and gp.group_id = m.group_id
             and gp.product_id = cast(:productId as uuid))))
      from group_member m
     where m.tenant_id = p.tenant_id and m.person_id = p.id
       and m.group_id = any (cast(:groupIds as uuid[]))), '[]') as memberships,
    case when cardinality(cast(:asked as uuid[])) = 0 then '[]' else coalesce((
      select json_agg(distinct jsonb_build_object('planId', pp.plan_id,
          'givesWayIn', (select gw.group_id from group_product gw where gw.tenant_id = s.tenant_id
             and gw.group_id = s.group_id and gw.product_id = s.product_id
             and gw.gives_way_to_id = cast(:productId as uuid))))
        from source s
        join product_plan pp on pp.tenant_id = s.tenant_id and pp.product_id = s.product_id
         and pp.plan_id = any (cast(:asked as uuid[]))
       where s.tenant_id = p.tenant_id and s.person_id = p.id and s.state = 'active'
         and s.product_id <> all (cast(:without as uuid[])) and ${hasPlanOn('pp.plan_id')}), '[]') end
      as "heldElsewhere"
  from person p
 where p.tenant_id = :tenantId and p.id = any (cast(:personIds as uuid[]))
 order by p.id`);

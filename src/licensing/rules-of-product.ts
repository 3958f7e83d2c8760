/** What the rules ask about a product and about the plans that sources switch off, as SQL. */
import { planLabel } from './plan-label.ts';

/** Of product `pr`, as an array of OfferedPlan, by name. */
export const OFFERED_PLANS = `coalesce((select json_agg(json_build_object('id', sp.id,
    'name', pp.friendly_name, 'prohibitedCountries', sp.prohibited_countries,
    'needs', (select coalesce(json_agg(json_build_object('id', n.id,
         'name', ${planLabel('n')}) order by n.id), '[]')
       from plan_dependency d
       join service_plan n on n.tenant_id = d.tenant_id and n.id = d.needs_plan_id
      where d.tenant_id = sp.tenant_id and d.plan_id = sp.id),
    'excludes', (select coalesce(json_agg(case when e.plan_id = sp.id
         then e.excludes_plan_id else e.plan_id end), '[]') from plan_exclusion e
      where e.tenant_id = sp.tenant_id and sp.id in (e.plan_id, e.excludes_plan_id)))
    order by pp.friendly_name, sp.id)
  from product_plan pp
  join service_plan sp on sp.tenant_id = pp.tenant_id and sp.id = pp.plan_id
 where pp.tenant_id = pr.tenant_id and pp.product_id = pr.id), '[]')`;

/**
 * A condition: source `s` has a plan on: it does not switch it off, nor does its group. What its
 * group is no longer meant to have gives no plan.
 */
export function hasPlanOn(plan: string): string {
  return `case when s.group_id is null
    then not exists (select from source_disabled_plan x where x.tenant_id = s.tenant_id
      and x.source_id = s.id and x.plan_id = ${plan})
    else exists (select from group_product gp where gp.tenant_id = s.tenant_id
      and gp.group_id = s.group_id and gp.product_id = s.product_id
      and not exists (select from group_product_disabled_plan x where x.tenant_id = gp.tenant_id
        and x.group_product_id = gp.id and x.plan_id = ${plan})) end`;
}

/** What source `s` switches off itself of its product's present plans, in order. */
export const DISABLED_PLAN_IDS = `(
  select coalesce(json_agg(x.plan_id order by x.plan_id), '[]')
    from source_disabled_plan x
    join product_plan pp on pp.tenant_id = x.tenant_id and pp.plan_id = x.plan_id
     and pp.product_id = s.product_id
   where x.tenant_id = s.tenant_id and x.source_id = s.id)`;

/** States in which a source is one of a person's: neither still to start nor over. */
export const LIVE = "('active', 'error', 'suspended')";

/** A query for sources `s`, of those that are not over: each kind has an index of its own. */
export function notOver(query: string): string {
  return `${query} and s.state in ${LIVE} union all ${query} and s.state = 'scheduled'`;
}

/** A condition: the intent `gp` behind source `s` gives way to a product that its person has by now. */
export const IS_REPLACED = `(gp.gives_way_to_id is not null and exists (select from source heir
  where heir.tenant_id = s.tenant_id and heir.person_id = s.person_id
    and heir.group_id = s.group_id and heir.product_id = gp.gives_way_to_id
    and heir.state = 'active'))`;

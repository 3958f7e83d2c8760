import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { PlanNotFound, PlanRulesContradict, PlansInCircle } from './errors.ts';
import { isId } from './ids.ts';
import { lockTenant } from './lock-tenant.ts';
import { planLabel } from './plan-label.ts';
import { type PlanSettings, readPlanSettings } from './plan-settings.ts';
import type { Alongside, Licensing } from './ports.ts';
import { requireAsShown } from './revision.ts';
import { findCircles } from './rules/find-circles.ts';
import { requireUsageLocation } from './usage-locations.ts';
import { wakeEverybody } from './wake.ts';

export interface SetPlan {
  /** Where it was found. */
  productId: string;
  planId: string;
  /** Countries where it is not offered; null: as they are. */
  prohibitedCountries: readonly string[] | null;
  /** Our ids of plans; null: as they are. */
  needs: readonly string[] | null;
  /** Symmetric: the other plan excludes this one too. */
  excludes: readonly string[] | null;
  /** Of the settings that were shown; see revisionOf. */
  revision?: string | undefined;
}

/**
 * Sets what limits a service plan, in every product that has it. It is asked of new assignments;
 * nobody loses a seat by it.
 * @throws {NotAllowed | PlanNotFound | PlanRulesContradict | PlansInCircle | UsageLocationUnknown |
 *   ChangedMeanwhile}
 */
export async function setPlan(
  licensing: Licensing,
  context: Context,
  { productId, planId, prohibitedCountries, needs, excludes, revision }: SetPlan,
  alongside?: Alongside<PlanSettings>,
): Promise<Once<PlanSettings>> {
  requireAdministrator(context);
  for (const country of prohibitedCountries ?? []) requireUsageLocation(country);
  const others = [...(needs ?? []), ...(excludes ?? [])];
  if (!isId(planId) || !others.every(isId)) throw new PlanNotFound();
  const { tenantId } = context;
  const run = async (em: SqlEntityManager) => {
    const key = { tenantId, planId };
    // As imports do: what is said of other plans at the same time could contradict it, or close a circle.
    await lockTenant(em, tenantId);
    const before = await readPlanSettings(em, tenantId, { productId, planId });
    requireAsShown(before, revision);
    if (prohibitedCountries) {
      const countries = `{${[...new Set(prohibitedCountries)].sort().join()}}`;
      await em.execute(SET_COUNTRIES, { ...key, countries }, 'run');
    }
    if (needs) await replace(em, DROP_NEEDS, ADD_NEEDS, key, needs);
    if (excludes) await replace(em, DROP_EXCLUDES, ADD_EXCLUDES, key, excludes);
    const after = await readPlanSettings(em, tenantId, { productId, planId });
    if (
      (needs && after.needs.length < new Set(needs).size) ||
      (excludes && after.excludes.length < new Set(excludes).size)
    ) {
      throw new PlanNotFound();
    }
    const [never] = await em.execute<{ plan: string; other: string }[]>(NEVER, key);
    if (never) throw new PlanRulesContradict(never);
    const had = before.needs.map(({ id }) => id);
    const added = after.needs.flatMap(({ id }) => (had.includes(id) ? [] : [id]));
    await requireNoCircle(em, key, added);
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      const deed = { before: told(before), after: told(after) };
      await audit(em, context, licensing.clock(), {
        action: 'plan.set',
        productId,
        planId,
        ...deed,
      });
      await wakeEverybody(em, licensing, tenantId);
    }
    return after;
  };
  return doOnce(licensing, context, run, { alongside });
}

/** Of what such plans need nobody could get one before the others. */
async function requireNoCircle(
  em: SqlEntityManager,
  { tenantId, planId }: { tenantId: string; planId: string },
  added: readonly string[],
): Promise<void> {
  if (added.length === 0) return;
  const values = { tenantId, planId, added: `{${added.join()}}` };
  const reached = await em.execute<{ id: string; name: string; needs: string[] }[]>(NEEDED, values);
  const needs = new Map([[planId, added]]);
  for (const one of reached) if (one.id !== planId) needs.set(one.id, one.needs);
  const circle = findCircles(needs).find(([first]) => first === planId);
  if (!circle) return;
  const names = new Map(reached.map(({ id, name }) => [id, name]));
  throw new PlansInCircle({ plans: circle.map((id) => names.get(id) ?? '') });
}

/** With itself no plan has a rule: that is left out, and so found missing. */
function replace(
  em: SqlEntityManager,
  drop: string,
  add: string,
  key: { tenantId: string; planId: string },
  others: readonly string[],
): Promise<unknown> {
  const values = { ...key, others: `{${others.join()}}` };
  return em.execute(drop, values, 'run').then(() => em.execute(add, values, 'run'));
}

function told({ name, prohibitedCountries, needs, excludes }: PlanSettings) {
  const names = (plans: PlanSettings['needs']) => plans.map((plan) => plan.name).sort();
  return {
    plan: name,
    notOfferedIn: prohibitedCountries,
    needs: names(needs),
    excludes: names(excludes),
  };
}

const SET_COUNTRIES = `update service_plan set prohibited_countries = cast(:countries as text[])
  where tenant_id = :tenantId and id = :planId`;

/** It, or a plan that needs it, would need what it must not be on together with. */
const NEVER = `
  select ${planLabel('p')} as plan, ${planLabel('o')} as other from plan_dependency d
    join plan_exclusion e on e.tenant_id = d.tenant_id
     and (e.plan_id, e.excludes_plan_id)
       = (least(d.plan_id, d.needs_plan_id), greatest(d.plan_id, d.needs_plan_id))
    join service_plan p on p.tenant_id = d.tenant_id and p.id = d.plan_id
    join service_plan o on o.tenant_id = d.tenant_id and o.id = d.needs_plan_id
   where d.tenant_id = :tenantId and :planId in (d.plan_id, d.needs_plan_id)
   order by d.plan_id, d.needs_plan_id limit 1`;

/** What the plan would need by these, itself included where they lead back to it. */
const NEEDED = `
  with recursive reached (id) as (
    select unnest(cast(:added as uuid[]))
     union
    select d.needs_plan_id from reached r
      join plan_dependency d on d.tenant_id = :tenantId and d.plan_id = r.id
     where r.id <> cast(:planId as uuid)
  )
  select r.id, ${planLabel('p')} as name, (select coalesce(json_agg(d.needs_plan_id order by
      d.needs_plan_id), '[]') from plan_dependency d
     where d.tenant_id = p.tenant_id and d.plan_id = p.id) as needs
    from reached r join service_plan p on p.tenant_id = :tenantId and p.id = r.id`;

const DROP_NEEDS = `delete from plan_dependency where tenant_id = :tenantId and plan_id = :planId
  and needs_plan_id <> all (cast(:others as uuid[]))`;

const OTHERS = `from service_plan where tenant_id = :tenantId
    and id = any (cast(:others as uuid[])) and id <> cast(:planId as uuid)
  order by id on conflict do nothing`;

const ADD_NEEDS = `insert into plan_dependency (tenant_id, plan_id, needs_plan_id)
  select tenant_id, cast(:planId as uuid), id ${OTHERS}`;

const DROP_EXCLUDES = `delete from plan_exclusion where tenant_id = :tenantId
  and ((plan_id = :planId and excludes_plan_id <> all (cast(:others as uuid[])))
    or (excludes_plan_id = :planId and plan_id <> all (cast(:others as uuid[]))))`;

const ADD_EXCLUDES = `insert into plan_exclusion (tenant_id, plan_id, excludes_plan_id)
  select tenant_id, least(id, cast(:planId as uuid)), greatest(id, cast(:planId as uuid)) ${OTHERS}`;

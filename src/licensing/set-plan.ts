import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { PlanNotFound, PlanRulesContradict } from './errors.ts';
import { isId } from './ids.ts';
import { planLabel } from './plan-label.ts';
import { type PlanSettings, readPlanSettings } from './plan-settings.ts';
import type { Alongside, Licensing } from './ports.ts';
import { requireAsShown } from './revision.ts';
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
 * @throws {NotAllowed | PlanNotFound | PlanRulesContradict | UsageLocationUnknown |
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
    await em.execute(LOCK, { tenantId, locked: `{${[planId, ...others].join()}}` }, 'run');
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

/** Those it names, too: what is said of them at the same time could contradict it. */
const LOCK = `select from service_plan
  where tenant_id = :tenantId and id = any (cast(:locked as uuid[])) order by id for no key update`;

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

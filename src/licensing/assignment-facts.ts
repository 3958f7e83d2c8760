/**
 * What the rules of assigning and removing look at, read in one statement under the person's
 * lock. Locks are taken in one order everywhere: persons by id, then products by id.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import { DEED_RESULT } from './deed.ts';
import { PersonNotFound, ProductNotFound } from './errors.ts';
import { isId } from './ids.ts';
import { planLabel } from './plan-label.ts';
import type { AssignmentFacts, HeldPlan, OfferedPlan } from './rules/check-assignment.ts';
import { isUsable, type SubscriptionTerm } from './rules/subscription-state.ts';
import { statement } from './statement.ts';
import { SUBSCRIPTION_TERMS } from './subscription-terms.ts';

export interface LockedPerson {
  id: string;
  displayName: string;
  slackUserId: string | null;
  status: 'active' | 'deleted';
  usageLocation: string | null;
}

/**
 * Locks one person; every rule that spans products is checked under this lock. Not "for update":
 * that would clash with the foreign keys of rows this person has assigned to others.
 * @throws {PersonNotFound} also for another tenant's id.
 */
export async function lockPerson(
  em: SqlEntityManager,
  tenantId: string,
  personId: string,
): Promise<LockedPerson> {
  if (!isId(personId)) throw new PersonNotFound();
  const [person] = await LOCK_PERSON(em, { tenantId, personId });
  if (!person) throw new PersonNotFound();
  return person;
}

const LOCK_PERSON = statement<LockedPerson>(`
  select id, display_name as "displayName", slack_user_id as "slackUserId", status,
      usage_location as "usageLocation"
    from person where tenant_id = :tenantId and id = :personId for no key update`);

export interface CurrentSource {
  id: string;
  untilDate: string | null;
  /** In order. */
  disabledPlanIds: string[];
}

/** A product as one person meets it. */
export interface ProductFacts {
  timeZone: string;
  defaultUsageLocation: string | null;
  product: { id: string; displayName: string; assigned: number; revision: number };
  subscriptions: SubscriptionTerm[];
  plans: OfferedPlan[];
  heldElsewhere: HeldPlan[];
  /** The person's active direct source of this product. */
  current: CurrentSource | null;
  /** What came of this very deed when it was done before; else null. */
  done: unknown;
}

/** @throws {ProductNotFound} also for another tenant's id. */
export async function readProductFacts(
  em: SqlEntityManager,
  { tenantId, deedKey }: Context,
  personId: string,
  productId: string,
): Promise<ProductFacts> {
  if (!isId(productId)) throw new ProductNotFound();
  const [row] = await FACTS(em, { tenantId, personId, productId, deedKey: deedKey ?? null });
  if (!row) throw new ProductNotFound();
  return row;
}

/** What the rules decide on; `standIn` is the location in force where the person has none. */
export function assignmentFacts(
  person: LockedPerson,
  { product, subscriptions, plans, heldElsewhere, current }: ProductFacts,
  { today, standIn }: { today: string; standIn: string | null },
): AssignmentFacts {
  return {
    personName: person.displayName,
    productName: product.displayName,
    // Only new assignments end with the last subscription: what is held may still be changed.
    assignable: current !== null || subscriptions.some((term) => isUsable(term, today)),
    usageLocation: person.usageLocation ?? standIn,
    today,
    plans,
    heldElsewhere,
    enabledNow: current ? enabledPlans(plans, current.disabledPlanIds) : [],
  };
}

/** The plans of a product that a source does not switch off. */
export function enabledPlans<Plan extends { id: string }>(
  plans: readonly Plan[],
  disabledPlanIds: readonly string[],
): Plan[] {
  const off = new Set(disabledPlanIds);
  return plans.filter((plan) => !off.has(plan.id));
}

/** SQL: what source `s` switches off of its product's present plans, in order. */
export const DISABLED_PLAN_IDS = `(
  select coalesce(json_agg(x.plan_id order by x.plan_id), '[]')
    from source_disabled_plan x
    join product_plan pp on pp.tenant_id = x.tenant_id and pp.plan_id = x.plan_id
     and pp.product_id = s.product_id
   where x.tenant_id = s.tenant_id and x.source_id = s.id)`;

const FACTS = statement<ProductFacts>(`
  select coalesce(t.time_zone, 'UTC') as "timeZone", t.default_usage_location as "defaultUsageLocation",
    json_build_object('id', pr.id, 'displayName', pr.display_name, 'assigned', pr.assigned,
      'revision', pr.subscriptions_revision) as product,
    ${SUBSCRIPTION_TERMS} as subscriptions,
    coalesce((select json_agg(json_build_object('id', sp.id, 'name', pp.friendly_name,
        'prohibitedCountries', sp.prohibited_countries,
        'needs', (select coalesce(json_agg(json_build_object('id', n.id,
             'name', ${planLabel('n')}) order by n.id), '[]')
           from plan_dependency d
           join service_plan n on n.tenant_id = d.tenant_id and n.id = d.needs_plan_id
          where d.tenant_id = :tenantId and d.plan_id = sp.id),
        'excludes', (select coalesce(json_agg(case when e.plan_id = sp.id
             then e.excludes_plan_id else e.plan_id end), '[]') from plan_exclusion e
          where e.tenant_id = :tenantId and sp.id in (e.plan_id, e.excludes_plan_id)))
        order by pp.friendly_name, sp.id)
      from product_plan pp
      join service_plan sp on sp.tenant_id = pp.tenant_id and sp.id = pp.plan_id
     where pp.tenant_id = :tenantId and pp.product_id = pr.id), '[]') as plans,
    coalesce((select json_agg(json_build_object('id', pp.plan_id, 'name', pp.friendly_name,
        'product', op.display_name,
        'needs', (select coalesce(json_agg(d.needs_plan_id), '[]') from plan_dependency d
          where d.tenant_id = :tenantId and d.plan_id = pp.plan_id))
        order by op.display_name, op.id, pp.friendly_name)
      from source s
      join product op on op.tenant_id = s.tenant_id and op.id = s.product_id
      join product_plan pp on pp.tenant_id = s.tenant_id and pp.product_id = s.product_id
     where s.tenant_id = :tenantId and s.person_id = :personId and s.state = 'active'
       and s.product_id <> pr.id
       and not exists (select from source_disabled_plan x where x.tenant_id = s.tenant_id
         and x.source_id = s.id and x.plan_id = pp.plan_id)), '[]') as "heldElsewhere",
    (select json_build_object('id', s.id, 'untilDate', s.until_date,
        'disabledPlanIds', ${DISABLED_PLAN_IDS})
      from source s
     where s.tenant_id = :tenantId and s.person_id = :personId and s.product_id = pr.id
       and s.state = 'active') as current,
    ${DEED_RESULT} as done
  from product pr join tenant t on t.id = pr.tenant_id
 where pr.tenant_id = :tenantId and pr.id = :productId and pr.archived_at is null`);

/**
 * What the rules of assigning and removing look at, read in one statement under the person's
 * lock. Locks are taken in one order everywhere: persons by id, then products by id.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import { DEED_RESULT } from './deed.ts';
import { PersonNotFound, ProductNotFound } from './errors.ts';
import { isId } from './ids.ts';
import type { AssignmentFacts, HeldPlan, OfferedPlan } from './rules/check-assignment.ts';
import { isUsable, type SubscriptionTerm } from './rules/subscription-state.ts';
import { DISABLED_PLAN_IDS, hasPlanOn, LIVE, OFFERED_PLANS } from './rules-of-product.ts';
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

/** Locks persons in their order; ids that are nobody's are passed over. */
export async function lockPersons(
  em: SqlEntityManager,
  tenantId: string,
  personIds: readonly string[],
): Promise<void> {
  await LOCK_PERSONS(em, { tenantId, personIds: personIds.filter(isId) });
}

const LOCK_PERSONS = statement(`
  select id from person where tenant_id = :tenantId and id = any (cast(:personIds as uuid[]))
   order by id for no key update`);

/** Locks products in their order: before what takes or frees seats of more than one. */
export async function lockProducts(
  em: SqlEntityManager,
  tenantId: string,
  productIds: readonly string[],
): Promise<void> {
  await LOCK_PRODUCTS(em, { tenantId, productIds: productIds.filter(isId) });
}

const LOCK_PRODUCTS = statement(`
  select id from product where tenant_id = :tenantId and id = any (cast(:productIds as uuid[]))
   order by id for no key update`);

/** A person's direct source of a product. */
export interface CurrentSource extends Options {
  id: string;
  /** Suspended ones are a deleted person's, or about to come back. */
  state: 'active' | 'error' | 'suspended';
  errorCode: string | null;
}

/** What an administrator chooses for one source. */
export interface Options {
  untilDate: string | null;
  /** In order. */
  disabledPlanIds: readonly string[];
}

/** The person has a seat of this product already. */
export function holdsSeat({ current, inherited }: ProductFacts): boolean {
  return current?.state === 'active' || inherited.some(({ state }) => state === 'active');
}

/** A product as one person meets it. */
export interface ProductFacts {
  timeZone: string;
  defaultUsageLocation: string | null;
  product: { id: string; displayName: string; assigned: number; held: number; revision: number };
  subscriptions: SubscriptionTerm[];
  plans: OfferedPlan[];
  heldElsewhere: HeldPlan[];
  /** The person's direct source of this product. */
  current: CurrentSource | null;
  /** A direct one that is still to start. */
  scheduled: (Options & { id: string; startDate: string }) | null;
  /** Groups through which the person has this product, or would have. */
  inherited: { id: string; name: string; state: CurrentSource['state'] }[];
  /** The person waits for something: here or in another product. */
  waits: boolean;
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
    assignable: current?.state === 'active' || subscriptions.some((term) => isUsable(term, today)),
    usageLocation: person.usageLocation ?? standIn,
    today,
    plans,
    heldElsewhere,
    enabledNow: current?.state === 'active' ? enabledPlans(plans, current.disabledPlanIds) : [],
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

/** Ids of the plans that go, and that the person has from nowhere else. */
export function lostPlans(
  leaving: readonly { id: string }[],
  staying: readonly { id: string }[],
): string[] {
  const kept = new Set(staying.map(({ id }) => id));
  return leaving.map(({ id }) => id).filter((id) => !kept.has(id));
}

const FACTS = statement<ProductFacts>(`
  select coalesce(t.time_zone, 'UTC') as "timeZone", t.default_usage_location as "defaultUsageLocation",
    json_build_object('id', pr.id, 'displayName', pr.display_name, 'assigned', pr.assigned,
      'held', pr.held, 'revision', pr.subscriptions_revision) as product,
    ${SUBSCRIPTION_TERMS} as subscriptions,
    ${OFFERED_PLANS} as plans,
    coalesce((select json_agg(json_build_object('id', pp.plan_id, 'name', pp.friendly_name,
        'product', op.display_name,
        'needs', (select coalesce(json_agg(d.needs_plan_id), '[]') from plan_dependency d
          where d.tenant_id = :tenantId and d.plan_id = pp.plan_id))
        order by op.display_name, op.id, pp.friendly_name)
      from source s
      join product op on op.tenant_id = s.tenant_id and op.id = s.product_id
      join product_plan pp on pp.tenant_id = s.tenant_id and pp.product_id = s.product_id
     where s.tenant_id = :tenantId and s.person_id = :personId and s.state = 'active'
       and (s.product_id <> pr.id or s.group_id is not null) and ${hasPlanOn('pp.plan_id')}), '[]')
      as "heldElsewhere",
    (select json_build_object('id', s.id, 'state', s.state, 'errorCode', s.error_code,
        'untilDate', s.until_date, 'disabledPlanIds', ${DISABLED_PLAN_IDS})
      from source s
     where s.tenant_id = :tenantId and s.person_id = :personId and s.product_id = pr.id
       and s.group_id is null and s.state in ${LIVE}) as current,
    (select json_build_object('id', s.id, 'startDate', s.start_date, 'untilDate', s.until_date,
        'disabledPlanIds', ${DISABLED_PLAN_IDS})
      from source s
     where s.tenant_id = :tenantId and s.person_id = :personId and s.product_id = pr.id
       and s.state = 'scheduled') as scheduled,
    coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name, 'state', s.state)
        order by lower(g.name), g.id)
      from source s join license_group g on g.tenant_id = s.tenant_id and g.id = s.group_id
     where s.tenant_id = :tenantId and s.person_id = :personId and s.product_id = pr.id
       and s.state in ${LIVE}), '[]') as inherited,
    exists (select from source s where s.tenant_id = :tenantId and s.person_id = :personId
      and s.state = 'error') as waits,
    ${DEED_RESULT} as done
  from product pr join tenant t on t.id = pr.tenant_id
 where pr.tenant_id = :tenantId and pr.id = :productId and pr.archived_at is null`);

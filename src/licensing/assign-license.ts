import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context, requireAdministrator } from './actor.ts';
import {
  type CurrentSource,
  type Holding,
  type LockedPerson,
  lockPerson,
  readHolding,
} from './assignment-facts.ts';
import { AUDIT_INSERT, audit, auditValues } from './audit.ts';
import { dayIn } from './days.ts';
import { PersonDeleted, SeatsExhausted } from './errors.ts';
import type { Licensing } from './ports.ts';
import { type AssignmentFacts, checkAssignment } from './rules/check-assignment.ts';
import { productCounts } from './rules/product-counts.ts';
import { isUsable } from './rules/subscription-state.ts';
import { requireUsageLocation } from './usage-locations.ts';

export interface AssignLicense {
  personId: string;
  productId: string;
  /** Service plans (our ids) to switch off; the rest is on. */
  disabledPlanIds: readonly string[];
  /** Last day, in the tenant's zone; null: without end. */
  untilDate: string | null;
  reason: string | null;
  /** Written onto the person, in the same transaction. */
  setUsageLocation?: string;
  /** Several at once: who has no location uses the tenant's default, which is not written. */
  useDefaultLocation: boolean;
}

export interface AssignLicenseResult {
  outcome: 'assigned' | 'options_changed' | 'unchanged';
  sourceId: string;
  person: string;
  product: string;
  /** The tenant's default location, where it stood in for the person's. */
  defaultLocationUsed: string | null;
}

/**
 * Assigns a product to one person directly, or changes the options of what is already direct.
 * One transaction under the person's lock; the last statement takes the seat, so the product's
 * row is locked only from there to the commit. N parallel calls for the last seat give one seat.
 * @throws {NotAllowed | PersonNotFound | PersonDeleted | ProductNotFound | ProductExpired |
 *   UsageLocationUnknown | UsageLocationMissing | ProhibitedInUsageLocation | MutuallyExclusive |
 *   DependencyMissing | DependencyInUse | SeatsExhausted | PlanNotInProduct | UntilInPast}
 */
export async function assignLicense(
  licensing: Licensing,
  context: Context,
  input: AssignLicense,
): Promise<AssignLicenseResult> {
  requireAdministrator(context);
  if (input.setUsageLocation !== undefined) requireUsageLocation(input.setUsageLocation);
  const now = licensing.clock();
  return licensing.em.fork().transactional(async (em) => {
    const person = await lockPerson(em, context.tenantId, input.personId);
    if (person.status === 'deleted') throw new PersonDeleted({ person: person.displayName });
    if (input.setUsageLocation) {
      await setUsageLocation(em, context, now, person, input.setUsageLocation);
    }
    return assign(em, context, now, person, input);
  });
}

async function assign(
  em: SqlEntityManager,
  context: Context,
  now: Date,
  person: LockedPerson,
  input: AssignLicense,
): Promise<AssignLicenseResult> {
  const holding = await readHolding(em, context.tenantId, person.id, input.productId);
  const { facts, defaultLocationUsed } = factsOf(holding, person, input, now);
  checkAssignment(facts, input);
  const result = {
    person: person.displayName,
    product: holding.product.displayName,
    defaultLocationUsed,
  };
  if (holding.current) {
    const changed = await changeOptions(em, context, now, person, holding.current, input);
    const outcome = changed ? 'options_changed' : 'unchanged';
    return { ...result, outcome, sourceId: holding.current.id };
  }
  const { product, subscriptions } = holding;
  const { total, available } = productCounts(product.assigned, subscriptions, facts.today, 0);
  if (total !== null && available === 0) {
    throw new SeatsExhausted({ product: result.product, total, assigned: product.assigned });
  }
  const sourceId = randomUUID();
  const taken = await takeSeat(em, context, now, { sourceId, total, holding, input });
  // Lost the race for a seat, or the subscriptions changed meanwhile: decide again on fresh facts.
  if (!taken) return assign(em, context, now, person, input);
  return { ...result, outcome: 'assigned', sourceId };
}

function factsOf(holding: Holding, person: LockedPerson, input: AssignLicense, now: Date) {
  const today = dayIn(holding.timeZone, now);
  const standIn = input.useDefaultLocation ? holding.defaultUsageLocation : null;
  const off = new Set(holding.current?.disabledPlanIds);
  const facts: AssignmentFacts = {
    personName: person.displayName,
    productName: holding.product.displayName,
    assignable: holding.subscriptions.some((term) => isUsable(term, today)),
    usageLocation: person.usageLocation ?? standIn,
    today,
    plans: holding.plans,
    heldElsewhere: holding.heldElsewhere,
    enabledNow: holding.current
      ? holding.plans.map((plan) => plan.id).filter((id) => !off.has(id))
      : [],
  };
  return { facts, defaultLocationUsed: person.usageLocation === null ? standIn : null };
}

async function setUsageLocation(
  em: SqlEntityManager,
  context: Context,
  now: Date,
  person: LockedPerson,
  usageLocation: string,
): Promise<void> {
  if (person.usageLocation === usageLocation) return;
  await em.execute(
    'update person set usage_location = ? where tenant_id = ? and id = ?',
    [usageLocation, context.tenantId, person.id],
    'run',
  );
  await audit(em, context, now, {
    action: 'person.set_usage_location',
    personId: person.id,
    before: { usageLocation: person.usageLocation },
    after: { usageLocation },
  });
  person.usageLocation = usageLocation;
}

interface Seat {
  sourceId: string;
  total: number | null;
  holding: Holding;
  input: AssignLicense;
}

/** Takes a seat, writes source and audit in one statement; false where the count has moved on. */
async function takeSeat(
  em: SqlEntityManager,
  context: Context,
  now: Date,
  { sourceId, total, holding, input }: Seat,
): Promise<boolean> {
  const disabledPlanIds = [...new Set(input.disabledPlanIds)].sort();
  const { untilDate, reason } = input;
  const [row] = await em.execute<{ taken: number }[]>(TAKE_SEAT, {
    tenantId: context.tenantId,
    productId: holding.product.id,
    revision: holding.product.revision,
    total,
    sourceId,
    personId: input.personId,
    since: now.toISOString(),
    untilDate,
    assignedById: actingPersonId(context.actor),
    reason,
    disabledPlanIds: `{${disabledPlanIds.join(',')}}`,
    ...auditValues(context, now, {
      action: 'license.assign',
      personId: input.personId,
      productId: holding.product.id,
      reason,
      after: { sourceId, untilDate, disabledPlanIds },
    }),
  });
  return row?.taken === 1;
}

const TAKE_SEAT = `
  with seat as (
    update product set assigned = assigned + 1
     where tenant_id = :tenantId and id = :productId and subscriptions_revision = :revision
       and (cast(:total as int) is null or assigned < :total)
    returning tenant_id, id
  ), src as (
    insert into source (tenant_id, id, person_id, product_id, state, since, until_date,
        assigned_by_id, reason)
    select seat.tenant_id, cast(:sourceId as uuid), cast(:personId as uuid), seat.id, 'active',
        cast(:since as timestamptz), cast(:untilDate as date), cast(:assignedById as uuid), :reason
      from seat
  ), dis as (
    insert into source_disabled_plan (tenant_id, source_id, plan_id)
    select seat.tenant_id, cast(:sourceId as uuid), plan_id
      from seat, unnest(cast(:disabledPlanIds as uuid[])) plan_id
  ), aud as (${AUDIT_INSERT} from seat)
  select cast(count(*) as int) as taken from seat`;

/** The same options change nothing; others replace the present ones. True where something changed. */
async function changeOptions(
  em: SqlEntityManager,
  context: Context,
  now: Date,
  person: LockedPerson,
  current: CurrentSource,
  input: AssignLicense,
): Promise<boolean> {
  const before = {
    untilDate: current.untilDate,
    disabledPlanIds: [...current.disabledPlanIds].sort(),
  };
  const after = {
    untilDate: input.untilDate,
    disabledPlanIds: [...new Set(input.disabledPlanIds)].sort(),
  };
  if (JSON.stringify(before) === JSON.stringify(after)) return false;
  const { tenantId } = context;
  await em.execute(
    'update source set until_date = cast(? as date) where tenant_id = ? and id = ?',
    [after.untilDate, tenantId, current.id],
    'run',
  );
  await em.execute(
    'delete from source_disabled_plan where tenant_id = ? and source_id = ?',
    [tenantId, current.id],
    'run',
  );
  await em.execute(
    `insert into source_disabled_plan (tenant_id, source_id, plan_id)
     select ?, cast(? as uuid), unnest(cast(? as uuid[]))`,
    [tenantId, current.id, `{${after.disabledPlanIds.join(',')}}`],
    'run',
  );
  await audit(em, context, now, {
    action: 'license.change_options',
    personId: person.id,
    productId: input.productId,
    reason: input.reason,
    before,
    after: { sourceId: current.id, ...after },
  });
  return true;
}

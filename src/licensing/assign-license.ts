import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { actingPersonId, type Context, requireAdministrator } from './actor.ts';
import {
  assignmentFacts,
  type LockedPerson,
  lockPerson,
  readProductFacts,
} from './assignment-facts.ts';
import { changeOptions, optionsOf, sameOptions } from './change-options.ts';
import { dayIn } from './days.ts';
import { rememberDeed } from './deed.ts';
import { PersonDeleted, ScheduledAlready } from './errors.ts';
import type { Alongside, Licensing } from './ports.ts';
import { withinTransaction } from './rehearse.ts';
import { checkAssignment } from './rules/check-assignment.ts';
import { isStillThere, schedule } from './schedule-license.ts';
import { writeUsageLocation } from './set-usage-location.ts';
import { storedReason } from './stored-text.ts';
import { seatStatement, takeSeat } from './take-seat.ts';
import { requireUsageLocation } from './usage-locations.ts';

export interface AssignLicense {
  personId: string;
  productId: string;
  /** Service plans (our ids) to switch off; the rest is on. */
  disabledPlanIds: readonly string[];
  /** Last day, in the tenant's zone; null: without end. */
  untilDate: string | null;
  /** First day, in the tenant's zone; from today on if left out. */
  startDate?: string | null;
  reason: string | null;
  /** Written, in the same transaction, onto a person who has none; one that is there stays. */
  setUsageLocation?: string;
  /** Several at once: who has no location uses the tenant's default, which is not written. */
  useDefaultLocation: boolean;
}

export interface AssignLicenseResult {
  outcome: 'assigned' | 'scheduled' | 'options_changed' | 'unchanged';
  sourceId: string;
  person: string;
  product: string;
  /** The tenant's default location, where it stood in for the person's. */
  defaultLocationUsed: string | null;
  /** This very deed was done before; nothing was changed now. */
  repeated: boolean;
}

/**
 * Assigns a product to one person directly, or changes the options of what is already direct; what
 * waits is tried again with these options. From a later day on: the rules are asked on that day.
 * One transaction under the person's lock. N parallel calls for the last seat give one seat.
 * @throws {NotAllowed | PersonNotFound | PersonDeleted | ProductNotFound | ProductExpired |
 *   UsageLocationUnknown | UsageLocationMissing | ProhibitedInUsageLocation | MutuallyExclusive |
 *   DependencyMissing | DependencyInUse | SeatsExhausted | PlanNotInProduct | UntilInPast |
 *   StartInPast | UntilBeforeStart | ScheduledAlready | StillHeld}
 */
export async function assignLicense(
  licensing: Licensing,
  context: Context,
  input: AssignLicense,
  alongside?: Alongside<AssignLicenseResult>,
): Promise<AssignLicenseResult> {
  requireAdministrator(context);
  if (input.setUsageLocation !== undefined) requireUsageLocation(input.setUsageLocation);
  const now = licensing.clock();
  return withinTransaction(licensing, async (em) => {
    const person = await lockPerson(em, context.tenantId, input.personId);
    if (person.status === 'deleted') throw new PersonDeleted({ person: person.displayName });
    if (input.setUsageLocation !== undefined && person.usageLocation === null) {
      await writeUsageLocation(em, licensing, context, person, input.setUsageLocation);
      person.usageLocation = input.setUsageLocation;
    }
    const disabledPlanIds = [...new Set(input.disabledPlanIds)].sort();
    const result = await assign(em, licensing, context, now, person, {
      ...input,
      disabledPlanIds,
      reason: storedReason(input.reason),
    });
    if (!result.repeated) await alongside?.(em, result);
    return result;
  });
}

async function assign(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  now: Date,
  person: LockedPerson,
  input: AssignLicense,
): Promise<AssignLicenseResult> {
  const { untilDate, disabledPlanIds, reason, startDate = null } = input;
  const facts = await readProductFacts(em, context, person.id, input.productId);
  if (facts.done) return { ...assigned.parse(facts.done), repeated: true };
  const { product, current } = facts;
  const standIn = input.useDefaultLocation ? facts.defaultUsageLocation : null;
  const seen = {
    sourceId: current?.id ?? randomUUID(),
    person: person.displayName,
    product: product.displayName,
    defaultLocationUsed: person.usageLocation === null ? standIn : null,
    repeated: false,
  };
  const { sourceId } = seen;
  const today = dayIn(facts.timeZone, now);
  if (startDate !== null && startDate !== today) {
    const result = { ...seen, sourceId: randomUUID(), defaultLocationUsed: null };
    const scheduled = { ...result, outcome: 'scheduled' } as const;
    return schedule(em, context, now, person, facts, today, { ...input, startDate }, scheduled);
  }
  if (facts.scheduled && isStillThere(input, facts.scheduled.startDate)) {
    throw new ScheduledAlready({
      person: person.displayName,
      product: product.displayName,
      startDate: facts.scheduled.startDate,
    });
  }
  const active = current?.state === 'active' ? current : null;
  if (active && sameOptions(active, input)) {
    const unchanged = { ...seen, outcome: 'unchanged' } as const;
    await rememberDeed(em, context, now, unchanged);
    return unchanged;
  }

  checkAssignment(assignmentFacts(person, facts, { today, standIn }), input);
  if (active) {
    const changed = { ...seen, outcome: 'options_changed' } as const;
    const what = { sourceId, facts, before: optionsOf(active), result: changed };
    await changeOptions(em, licensing, context, now, { ...input, ...what });
    return changed;
  }
  const result = { ...seen, outcome: 'assigned' } as const;
  const taken = await takeSeat(em, licensing, context, now, {
    personId: person.id,
    facts,
    today,
    statement: current ? REVIVE : TAKE_SEAT,
    values: {
      sourceId,
      since: now.toISOString(),
      untilDate,
      assignedById: actingPersonId(context.actor),
      reason,
      disabledPlanIds,
    },
    deed: {
      action: 'license.assign',
      personId: person.id,
      productId: product.id,
      reason,
      after: { sourceId, untilDate, disabledPlanIds },
    },
    result,
  });
  return taken ? result : assign(em, licensing, context, now, person, input);
}

const assigned = z.object({
  outcome: z.enum(['assigned', 'scheduled', 'options_changed', 'unchanged']),
  sourceId: z.string(),
  person: z.string(),
  product: z.string(),
  defaultLocationUsed: z.string().nullable(),
});

/** One that waits, or was suspended: with these options now. */
const REVIVE = seatStatement(`src as (
  update source set state = 'active', error_code = null, suspended_at = null,
      since = cast(:since as timestamptz), until_date = cast(:untilDate as date),
      assigned_by_id = cast(:assignedById as uuid), reason = :reason
    from seat where source.tenant_id = seat.tenant_id and source.id = cast(:sourceId as uuid)
), switched_on as (
  delete from source_disabled_plan x using seat
   where x.tenant_id = seat.tenant_id and x.source_id = cast(:sourceId as uuid)
     and x.plan_id <> all (cast(:disabledPlanIds as uuid[]))
), dis as (
  insert into source_disabled_plan (tenant_id, source_id, plan_id)
  select seat.tenant_id, cast(:sourceId as uuid), plan_id
    from seat, unnest(cast(:disabledPlanIds as uuid[])) plan_id
  on conflict do nothing)`);

const TAKE_SEAT = seatStatement(`src as (
  insert into source (tenant_id, id, person_id, product_id, state, since, until_date,
      assigned_by_id, reason)
  select seat.tenant_id, cast(:sourceId as uuid), cast(:personId as uuid), seat.id, 'active',
      cast(:since as timestamptz), cast(:untilDate as date), cast(:assignedById as uuid), :reason
    from seat
), dis as (
  insert into source_disabled_plan (tenant_id, source_id, plan_id)
  select seat.tenant_id, cast(:sourceId as uuid), plan_id
    from seat, unnest(cast(:disabledPlanIds as uuid[])) plan_id)`);

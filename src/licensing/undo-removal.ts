import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { type Context, requireAdministrator } from './actor.ts';
import {
  assignmentFacts,
  type LockedPerson,
  lockPerson,
  readProductFacts,
} from './assignment-facts.ts';
import { AUDIT_INSERT, auditValues } from './audit.ts';
import { dayIn } from './days.ts';
import { DEED_INSERT, deedValues, IS_DEED } from './deed.ts';
import {
  AlreadyAssigned,
  PersonDeleted,
  RemovalNotFound,
  ScheduledAlready,
  StillHeld,
  UndoTooLate,
} from './errors.ts';
import { isId } from './ids.ts';
import type { Licensing } from './ports.ts';
import { UNDO_MINUTES } from './remove-license.ts';
import { checkAssignment } from './rules/check-assignment.ts';
import { DISABLED_PLAN_IDS } from './rules-of-product.ts';
import { isStillThere } from './schedule-license.ts';
import { statement } from './statement.ts';
import { seatStatement, takeSeat } from './take-seat.ts';

export interface UndoRemovalResult {
  person: string;
  product: string;
  /** When it was restored. */
  at: Date;
  /** This very deed was done before; nothing was changed now. */
  repeated: boolean;
}

/**
 * Restores a removed source as it was (since, end, plans), within 15 minutes. It holds nothing
 * meanwhile, so all rules are checked again, seats included.
 * @throws {NotAllowed | RemovalNotFound | AlreadyAssigned | UndoTooLate | ScheduledAlready |
 *   StillHeld} and what assigning throws.
 */
export async function undoRemoval(
  licensing: Licensing,
  context: Context,
  { sourceId }: { sourceId: string },
): Promise<UndoRemovalResult> {
  requireAdministrator(context);
  const now = licensing.clock();
  return licensing.em.fork().transactional(async (em) => {
    const { personId } = await readRemoved(em, context.tenantId, sourceId, now);
    const person = await lockPerson(em, context.tenantId, personId);
    return restore(em, licensing, context, now, person, sourceId);
  });
}

async function restore(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  now: Date,
  person: LockedPerson,
  sourceId: string,
): Promise<UndoRemovalResult> {
  const removed = await readRemoved(em, context.tenantId, sourceId, now);
  const facts = await readProductFacts(em, context, person.id, removed.productId);
  const names = { person: person.displayName, product: facts.product.displayName };
  if (facts.done) return { ...restored.parse(facts.done), repeated: true };
  const today = dayIn(facts.timeZone, now);
  const { current, scheduled } = facts;
  const startDate =
    removed.startDate !== null && removed.startDate > today ? removed.startDate : null;
  if (current && startDate === null) throw new AlreadyAssigned(names);
  if (removed.tooLate) throw new UndoTooLate({ minutes: UNDO_MINUTES });
  if (person.status === 'deleted') throw new PersonDeleted({ person: person.displayName });
  if (scheduled && (startDate !== null || isStillThere(removed, scheduled.startDate))) {
    throw new ScheduledAlready({ ...names, startDate: scheduled.startDate });
  }
  if (current && startDate !== null && isStillThere(current, startDate)) throw new StillHeld(names);
  const standIn = facts.defaultUsageLocation;
  const { untilDate, disabledPlanIds } = removed;
  const result = { ...names, at: now, repeated: false };
  const deed = {
    action: 'license.undo_removal',
    personId: person.id,
    productId: removed.productId,
    after: { sourceId, untilDate, disabledPlanIds },
  };
  if (startDate !== null) {
    const values = { ...auditValues(context, now, deed), ...deedValues(context, now, result) };
    await RESCHEDULE(em, { tenantId: context.tenantId, sourceId, ...values });
    return result;
  }
  checkAssignment(assignmentFacts(person, facts, { today, standIn }), removed);
  const taken = await takeSeat(em, licensing, context, now, {
    personId: person.id,
    facts,
    today,
    statement: RETAKE_SEAT,
    values: { sourceId },
    deed,
    result,
  });
  return taken ? result : restore(em, licensing, context, now, person, sourceId);
}

const restored = z.object({
  person: z.string(),
  product: z.string(),
  at: z.coerce.date(),
});

const RETAKE_SEAT = seatStatement(`src as (
  update source set state = 'active', ended_at = null from seat
   where source.tenant_id = seat.tenant_id and source.id = cast(:sourceId as uuid))`);

/** It takes no seat before its day. */
const RESCHEDULE = statement(`
  with src as (
    update source set state = 'scheduled', ended_at = null
     where tenant_id = :tenantId and id = cast(:sourceId as uuid)
    returning id
  ), deed as (${DEED_INSERT} from src where ${IS_DEED})
  ${AUDIT_INSERT} from src`);

interface RemovedSource {
  personId: string;
  productId: string;
  tooLate: boolean;
  startDate: string | null;
  untilDate: string | null;
  disabledPlanIds: string[];
}

async function readRemoved(
  em: SqlEntityManager,
  tenantId: string,
  sourceId: string,
  now: Date,
): Promise<RemovedSource> {
  if (!isId(sourceId)) throw new RemovalNotFound();
  const oldest = new Date(now.getTime() - UNDO_MINUTES * 60_000);
  const [source] = await em.execute<RemovedSource[]>(
    `select person_id as "personId", product_id as "productId",
        coalesce(ended_at < cast(:oldest as timestamptz), false) as "tooLate",
        cast(start_date as text) as "startDate", cast(until_date as text) as "untilDate",
         ${DISABLED_PLAN_IDS} as "disabledPlanIds"
       from source s where tenant_id = :tenantId and id = :sourceId and group_id is null`,
    { tenantId, sourceId, oldest: oldest.toISOString() },
  );
  if (!source) throw new RemovalNotFound();
  return source;
}

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { type Holding, type LockedPerson, lockPerson, readHolding } from './assignment-facts.ts';
import { AUDIT_INSERT, auditValues } from './audit.ts';
import { dayIn } from './days.ts';
import {
  AlreadyAssigned,
  NotAssigned,
  PersonDeleted,
  SeatsExhausted,
  UndoTooLate,
} from './errors.ts';
import type { Licensing } from './ports.ts';
import { UNDO_MINUTES } from './remove-license.ts';
import { checkAssignment } from './rules/check-assignment.ts';
import { productCounts } from './rules/product-counts.ts';
import { isUsable } from './rules/subscription-state.ts';

export interface UndoRemovalResult {
  person: string;
  product: string;
}

interface EndedSource {
  personId: string;
  productId: string;
  state: 'active' | 'ended';
  endedAt: Date | null;
  untilDate: string | null;
  disabledPlanIds: string[];
}

/**
 * Restores a removed source as it was (since, end, plans), within 15 minutes. It holds nothing
 * meanwhile, so all rules are checked again, seats included.
 * @throws {NotAllowed | NotAssigned | AlreadyAssigned | UndoTooLate} and what assigning throws.
 */
export async function undoRemoval(
  licensing: Licensing,
  context: Context,
  { sourceId }: { sourceId: string },
): Promise<UndoRemovalResult> {
  requireAdministrator(context);
  const now = licensing.clock();
  return licensing.em.fork().transactional(async (em) => {
    const [owner] = await em.execute<{ personId: string }[]>(
      'select person_id as "personId" from source where tenant_id = ? and id = cast(? as uuid)',
      [context.tenantId, sourceId],
    );
    if (!owner) throw new NotAssigned({ person: '', product: '' });
    const person = await lockPerson(em, context.tenantId, owner.personId);
    return restore(em, context, now, person, sourceId);
  });
}

async function restore(
  em: SqlEntityManager,
  context: Context,
  now: Date,
  person: LockedPerson,
  sourceId: string,
): Promise<UndoRemovalResult> {
  const ended = await readEnded(em, context.tenantId, sourceId);
  const holding = await readHolding(em, context.tenantId, person.id, ended.productId);
  const names = { person: person.displayName, product: holding.product.displayName };
  if (ended.state === 'active' || holding.current) throw new AlreadyAssigned(names);
  if (!ended.endedAt || now.getTime() - ended.endedAt.getTime() > UNDO_MINUTES * 60_000) {
    throw new UndoTooLate({ minutes: UNDO_MINUTES });
  }
  if (person.status === 'deleted') throw new PersonDeleted({ person: person.displayName });
  const total = checkAgain(holding, person, ended, now);
  const [row] = await em.execute<{ taken: number }[]>(RETAKE_SEAT, {
    tenantId: context.tenantId,
    productId: holding.product.id,
    revision: holding.product.revision,
    total,
    sourceId,
    ...auditValues(context, now, {
      action: 'license.undo_removal',
      personId: person.id,
      productId: holding.product.id,
      after: { sourceId, untilDate: ended.untilDate, disabledPlanIds: ended.disabledPlanIds },
    }),
  });
  if (row?.taken !== 1) return restore(em, context, now, person, sourceId);
  return names;
}

async function readEnded(em: SqlEntityManager, tenantId: string, sourceId: string) {
  const [source] = await em.execute<EndedSource[]>(
    `select person_id as "personId", product_id as "productId", state, ended_at as "endedAt",
        cast(until_date as text) as "untilDate",
        (select coalesce(json_agg(plan_id order by plan_id), '[]') from source_disabled_plan x
          where x.tenant_id = s.tenant_id and x.source_id = s.id) as "disabledPlanIds"
       from source s where tenant_id = ? and id = cast(? as uuid)`,
    [tenantId, sourceId],
  );
  if (!source) throw new NotAssigned({ person: '', product: '' });
  return source;
}

/** Returns the total; null: unlimited. */
function checkAgain(holding: Holding, person: LockedPerson, ended: EndedSource, now: Date) {
  const today = dayIn(holding.timeZone, now);
  const { product, subscriptions } = holding;
  const facts = {
    personName: person.displayName,
    productName: product.displayName,
    assignable: subscriptions.some((term) => isUsable(term, today)),
    usageLocation: person.usageLocation ?? holding.defaultUsageLocation,
    today,
    plans: holding.plans,
    heldElsewhere: holding.heldElsewhere,
    enabledNow: [],
  };
  checkAssignment(facts, ended);
  const { total, available } = productCounts(product.assigned, subscriptions, today, 0);
  if (total !== null && available === 0) {
    throw new SeatsExhausted({ product: product.displayName, total, assigned: product.assigned });
  }
  return total;
}

const RETAKE_SEAT = `
  with seat as (
    update product set assigned = assigned + 1
     where tenant_id = :tenantId and id = :productId and subscriptions_revision = :revision
       and (cast(:total as int) is null or assigned < :total)
    returning tenant_id, id
  ), src as (
    update source set state = 'active', ended_at = null from seat
     where source.tenant_id = seat.tenant_id and source.id = cast(:sourceId as uuid)
  ), aud as (${AUDIT_INSERT} from seat)
  select cast(count(*) as int) as taken from seat`;

/** What is approved is assigned, or waits for a seat behind those that were approved before. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context } from '../actor.ts';
import { assignLicense } from '../assign-license.ts';
import { lockPerson, lockProducts } from '../assignment-facts.ts';
import { audit } from '../audit.ts';
import { SeatsExhausted } from '../errors.ts';
import type { Licensing } from '../ports.ts';
import { writeUsageLocation } from '../set-usage-location.ts';
import { statement } from '../statement.ts';
import { askNobody, closeRequest, showCopies, tellConcerned } from './close-request.ts';
import { AT_END, spendHeldSeat } from './held-seats.ts';
import type { ShownRequest } from './read-request.ts';

export interface Approved {
  action: 'approve' | 'grant';
  untilDate: string | null;
  disabledPlanIds: readonly string[];
  /** For a person who has none. */
  setUsageLocation?: string | undefined;
  useDefaultLocation: boolean;
  /** Other requests wait for a seat of it. */
  othersWait: boolean;
}

/**
 * In the transaction of the `em` of `licensing`, which has locked the request.
 * @returns false: no seat is free, or others wait for one, so it is on the waitlist.
 * @throws whatever else assignLicense throws.
 */
export async function assignApproved(
  licensing: Licensing,
  context: Context,
  request: ShownRequest,
  approved: Approved,
): Promise<boolean> {
  const { tenantId } = context;
  const { id: requestId, person, productId, holdsSeat } = request;
  const { action, untilDate, disabledPlanIds, setUsageLocation, useDefaultLocation } = approved;
  if (holdsSeat) {
    await lockPerson(licensing.em, tenantId, person.id);
    await spendHeldSeat(licensing.em, licensing, { tenantId, requestId, productId });
  }
  const isInLine = approved.othersWait && !holdsSeat;
  const reason = request.reason || null;
  const assigning = {
    ...{ personId: person.id, productId, untilDate, disabledPlanIds, reason, useDefaultLocation },
    ...(setUsageLocation !== undefined && { setUsageLocation }),
  };
  const closing = { action, state: 'fulfilled', why: null, grantedUntil: untilDate } as const;
  try {
    await assignLicense(licensing, context, assigning, async (em, { outcome }) => {
      if (isInLine && outcome === 'assigned') throw new OthersWait();
      await closeRequest(em, licensing, context, { ...request, holdsSeat: false }, closing);
    });
    return true;
  } catch (error) {
    if (!(error instanceof SeatsExhausted || error instanceof OthersWait)) throw error;
  }
  await waitForSeat(licensing, context, request, approved);
  return false;
}

/** Undoes what was assigned, up to its savepoint. */
class OthersWait extends Error {}

async function waitForSeat(
  licensing: Licensing,
  context: Context,
  request: ShownRequest,
  { action, untilDate, disabledPlanIds, setUsageLocation }: Approved,
): Promise<void> {
  const { em, queue } = licensing;
  const { tenantId } = context;
  const { id: requestId, productId } = request;
  const now = licensing.clock();
  if (setUsageLocation !== undefined) {
    const person = await lockPerson(em, tenantId, request.person.id);
    if (person.usageLocation === null) {
      await writeUsageLocation(em, licensing, context, person, setUsageLocation);
    }
  }
  // Whoever frees a seat waits for this, and sees it; or has freed it, which is seen.
  await lockProducts(em, tenantId, [productId]);
  await WAIT(em, {
    ...{ tenantId, requestId, productId, untilDate, disabledPlanIds, at: now.toISOString() },
    decidedById: actingPersonId(context.actor),
  });
  await audit(em, context, now, {
    ...{ action: 'request.waitlist', personId: request.person.id, productId },
    ...{ before: { untilDate: request.untilDate }, after: { untilDate } },
  });
  await queue.enqueue(em, tenantId, 'heal-product', { productId, everybody: false });
  await askNobody(em, tenantId, requestId);
  await showCopies(em, licensing, tenantId, requestId);
  await tellConcerned(em, licensing, context, request, action);
}

/** Whether requests wait for a seat of a product. */
export async function othersWait(
  em: SqlEntityManager,
  tenantId: string,
  productId: string,
): Promise<boolean> {
  const [row] = await OTHERS(em, { tenantId, productId });
  return row?.wait === true;
}

/** SQL: whether requests wait for a seat of `:productId`. */
export const OTHERS_WAIT = `exists (select from license_request w where w.tenant_id = :tenantId
  and w.product_id = cast(:productId as uuid) and w.state = 'waitlisted')`;

const OTHERS = statement<{ wait: boolean }>(`select ${OTHERS_WAIT} as wait`);

const WAIT = statement(`
  update license_request set state = 'waitlisted', waitlisted_at = ${AT_END},
      decided_by_id = cast(:decidedById as uuid), decided_at = cast(:at as timestamptz),
      granted_until = cast(:untilDate as date),
      disabled_plan_ids = cast(:disabledPlanIds as uuid[]), holds_seat = false,
      revision = revision + 1
   where tenant_id = :tenantId and id = cast(:requestId as uuid)`);

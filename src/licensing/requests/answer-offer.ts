/** What becomes of a seat that is offered: taken, passed on, or nobody answers in time. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context } from '../actor.ts';
import { assignLicense } from '../assign-license.ts';
import { lockPerson, lockProducts } from '../assignment-facts.ts';
import { audit } from '../audit.ts';
import { doOnce, type Once } from '../deed.ts';
import { NotYourOffer, OfferOver, ProductExpired, SeatsExhausted } from '../errors.ts';
import type { Licensing } from '../ports.ts';
import { advance } from '../rules/request-state.ts';
import { statement } from '../statement.ts';
import { closeRequest, lockRequest, showCopies } from './close-request.ts';
import { AT_END, releaseSeat, spendHeldSeat } from './held-seats.ts';
import { approvedOf } from './offer-seats.ts';
import type { ShownRequest } from './read-request.ts';

export interface AnswerResult {
  requestId: string;
  /** `recalled`: the seat is gone, as there are fewer by now; it waits on in its place. */
  outcome: 'taken' | 'recalled' | 'back' | 'closed';
}

interface Answered {
  requestId: string;
}

/** Whom it is for, or whoever asked. @throws {RequestNotFound | NotYourOffer | OfferOver} */
async function lockOffer(em: SqlEntityManager, context: Context, { requestId }: Answered) {
  const request = await lockRequest(em, context.tenantId, requestId);
  const { requester, person } = request;
  const personId = actingPersonId(context.actor);
  if (personId !== requester.id && personId !== person.id) throw new NotYourOffer();
  if (request.state !== 'offered') throw new OfferOver();
  return request;
}

/**
 * Assigns the seat that is held, with all rules, in one transaction.
 * @throws {RequestNotFound | NotYourOffer | OfferOver} and whatever else assignLicense throws: then it
 *   stays offered.
 */
export async function takeOffer(
  licensing: Licensing,
  context: Context,
  answered: Answered,
): Promise<Once<AnswerResult>> {
  const { tenantId } = context;
  return doOnce<AnswerResult>(licensing, context, async (em) => {
    const request = await lockOffer(em, context, answered);
    const { id: requestId, person, productId, grantedUntil } = request;
    await lockPerson(em, tenantId, person.id);
    await spendHeldSeat(em, licensing, { tenantId, requestId, productId });
    const { by, assigning } = await approvedOf(em, context, request);
    const closing = { state: 'fulfilled', action: 'take', why: null, grantedUntil } as const;
    const within = { ...licensing, em };
    try {
      await assignLicense(within, by, assigning, (tx) =>
        closeRequest(tx, licensing, context, { ...request, holdsSeat: false }, closing),
      );
      return { requestId, outcome: 'taken' };
    } catch (error) {
      if (!(error instanceof SeatsExhausted || error instanceof ProductExpired)) throw error;
    }
    await recall(em, licensing, context, request);
    return { requestId, outcome: 'recalled' };
  });
}

/** The next one gets it. @throws {RequestNotFound | NotYourOffer | OfferOver} */
export async function passOffer(
  licensing: Licensing,
  context: Context,
  answered: Answered,
): Promise<Once<AnswerResult>> {
  return doOnce<AnswerResult>(licensing, context, async (em) => {
    const request = await lockOffer(em, context, answered);
    return { requestId: request.id, outcome: await goBy(em, licensing, context, request, 'pass') };
  });
}

/** Back to the end of the waitlist, or, the second time, closed. Of a request that is locked. */
export async function goBy(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  request: ShownRequest,
  action: 'pass' | 'lapse',
): Promise<'back' | 'closed'> {
  const next = advance(request, { kind: action }, { stages: 1, needed: 1 });
  if (typeof next === 'string') throw new OfferOver();
  const cause = action === 'pass' ? 'passed' : 'lapsed';
  if (next.state === 'closed') {
    const closing = { state: 'closed', action, why: null, cause } as const;
    await closeRequest(em, licensing, context, request, closing);
    return 'closed';
  }
  await wait(em, licensing, context, request, { action, cause });
  return 'back';
}

/** Of an offer whose seat is gone, or that nobody could see: it is made once more, and counts for nothing. */
export async function recall(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  request: ShownRequest,
): Promise<void> {
  await wait(em, licensing, context, request, { action: 'recall', cause: 'recalled' });
}

async function wait(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  { id: requestId, person, productId }: ShownRequest,
  { action, cause }: { action: 'pass' | 'lapse' | 'recall'; cause: string },
): Promise<void> {
  const { tenantId } = context;
  const now = licensing.clock();
  const isAtEnd = action !== 'recall';
  const of = { tenantId, requestId, productId };
  await lockProducts(em, tenantId, [productId]);
  const [row] = await WAIT(em, { ...of, at: now.toISOString(), isAtEnd, cause });
  if (row?.held) await releaseSeat(em, licensing, tenantId, productId);
  await audit(em, context, now, { action: `request.${action}`, personId: person.id, productId });
  await showCopies(em, licensing, tenantId, requestId);
  if (action !== 'lapse') return;
  const tidings = { kind: 'request_decided', personId: person.id, requestId } as const;
  await licensing.queue.enqueue(em, tenantId, 'tell-person', tidings);
}

const WAIT = statement<{ held: boolean }>(`
  with was as (
    select tenant_id, id, holds_seat as held from license_request
     where tenant_id = :tenantId and id = cast(:requestId as uuid)
  )
  update license_request r set state = 'waitlisted', offered_until = null, holds_seat = false,
      waitlisted_at = case when :isAtEnd then ${AT_END} else r.waitlisted_at end,
      passes = r.passes + case when :isAtEnd then 1 else 0 end, cause = :cause,
      revision = r.revision + 1
    from was where r.tenant_id = was.tenant_id and r.id = was.id
  returning was.held`);

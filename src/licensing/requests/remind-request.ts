import { actingPersonId, type Context } from '../actor.ts';
import { audit } from '../audit.ts';
import { doOnce, type Once } from '../deed.ts';
import { NotYourRequest, RemindedAlready, RequestNotPending } from '../errors.ts';
import type { Licensing } from '../ports.ts';
import { statement } from '../statement.ts';
import { lockRequest } from './close-request.ts';
import { concerns } from './read-request.ts';
import { remindApprovers } from './review-requests.ts';

const PAUSE_MS = 24 * 3_600_000;

/**
 * Has those who decide reminded, once a day, by whoever asks or is to have it; not on the day it was made.
 * @throws {NotYourRequest | RequestNotFound | RequestNotPending | RemindedAlready}
 */
export async function remindRequest(
  licensing: Licensing,
  context: Context,
  { requestId }: { requestId: string },
): Promise<Once<{ requestId: string }>> {
  const { tenantId } = context;
  return doOnce(licensing, context, async (em) => {
    const request = await lockRequest(em, tenantId, requestId);
    const { person, productId, madeAt, remindedAt } = request;
    if (!concerns(request, actingPersonId(context.actor))) throw new NotYourRequest();
    if (request.state !== 'pending') throw new RequestNotPending();
    const now = licensing.clock();
    const last = new Date(remindedAt ?? madeAt);
    if (now.getTime() - last.getTime() < PAUSE_MS) throw new RemindedAlready();
    await REMIND(em, { tenantId, requestId, at: now.toISOString() });
    await audit(em, context, now, { action: 'request.remind', personId: person.id, productId });
    await remindApprovers(em, licensing, tenantId, requestId);
    return { requestId };
  });
}

const REMIND = statement(`
  update license_request set reminded_at = cast(:at as timestamptz)
   where tenant_id = :tenantId and id = cast(:requestId as uuid)`);

import { actingPersonId, type Context } from '../actor.ts';
import { doOnce, type Once } from '../deed.ts';
import { NotYourRequest, RequestNotPending } from '../errors.ts';
import type { Licensing } from '../ports.ts';
import { closeRequest, lockRequest } from './close-request.ts';
import { concerns } from './read-request.ts';

/**
 * Takes a request back that nobody has decided upon: whoever made it, or whom it is for.
 * @throws {NotYourRequest | RequestNotFound | RequestNotPending}
 */
export async function withdrawRequest(
  licensing: Licensing,
  context: Context,
  { requestId }: { requestId: string },
): Promise<Once<{ requestId: string }>> {
  return doOnce(licensing, context, async (em) => {
    const request = await lockRequest(em, context.tenantId, requestId);
    if (!concerns(request, actingPersonId(context.actor))) throw new NotYourRequest();
    if (request.state !== 'pending') throw new RequestNotPending();
    const closing = { state: 'withdrawn', action: 'withdraw', why: null } as const;
    await closeRequest(em, licensing, context, request, closing);
    return { requestId };
  });
}

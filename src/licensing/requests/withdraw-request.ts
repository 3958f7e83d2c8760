import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context } from '../actor.ts';
import { audit } from '../audit.ts';
import { doOnce, type Once } from '../deed.ts';
import { NotYourRequest, RequestNotPending } from '../errors.ts';
import type { Licensing } from '../ports.ts';
import { isOpen } from '../rules/request-state.ts';
import { statement } from '../statement.ts';
import { closeRequest, lockRequest } from './close-request.ts';
import { concerns, type ShownRequest } from './read-request.ts';

/**
 * Takes a request back that is open: whoever made it, or whom it is for. A seat that is held for it comes
 * free. Who joined it leaves it.
 * @throws {NotYourRequest | RequestNotFound | RequestNotPending}
 */
export async function withdrawRequest(
  licensing: Licensing,
  context: Context,
  { requestId }: { requestId: string },
): Promise<Once<{ requestId: string }>> {
  const personId = actingPersonId(context.actor);
  return doOnce(licensing, context, async (em) => {
    const request = await lockRequest(em, context.tenantId, requestId);
    if (personId === null || !concerns(request, personId)) throw new NotYourRequest();
    if (!isOpen(request.state)) throw new RequestNotPending();
    if (request.joined.some(({ id }) => id === personId)) {
      await leave(em, licensing, context, request, personId);
      return { requestId };
    }
    const closing = { state: 'withdrawn', action: 'withdraw', why: null } as const;
    await closeRequest(em, licensing, context, request, closing);
    return { requestId };
  });
}

async function leave(
  em: SqlEntityManager,
  { clock, queue }: Licensing,
  context: Context,
  { id: requestId, person, productId }: ShownRequest,
  personId: string,
): Promise<void> {
  const { tenantId } = context;
  await LEAVE(em, { tenantId, requestId, personId });
  const action = 'request.leave';
  await audit(em, context, clock(), { action, personId: person.id, productId });
  // They may decide on it once more.
  await queue.enqueue(em, tenantId, 'tell-approvers', { requestId });
}

const LEAVE = statement(`
  delete from license_request_requester where tenant_id = :tenantId
     and request_id = cast(:requestId as uuid) and person_id = cast(:personId as uuid)`);

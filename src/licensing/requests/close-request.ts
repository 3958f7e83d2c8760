/** What ends a request's being pending: under its row's lock, which is taken before all others. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context } from '../actor.ts';
import { audit } from '../audit.ts';
import { RequestNotFound, RequestNotPending } from '../errors.ts';
import { isId } from '../ids.ts';
import type { Licensing } from '../ports.ts';
import { nextState, type RequestEvent } from '../rules/request-state.ts';
import { statement } from '../statement.ts';
import { readRequest, type ShownRequest } from './read-request.ts';

/** @throws {RequestNotFound} also for another tenant's id. */
export async function lockRequest(
  em: SqlEntityManager,
  tenantId: string,
  requestId: string,
): Promise<ShownRequest> {
  if (isId(requestId)) await LOCK(em, { tenantId, requestId });
  const request = await readRequest(em, tenantId, requestId);
  if (!request) throw new RequestNotFound();
  return request;
}

export interface Closing {
  event: RequestEvent;
  why: string | null;
  grantedUntil?: string | null;
}

/**
 * Writes what became of a request that is locked, and has its copies and those whom it concerns told.
 * @throws {RequestNotPending}
 */
export async function closeRequest(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  request: ShownRequest,
  { event, why, grantedUntil = null }: Closing,
): Promise<void> {
  const { tenantId, actor } = context;
  const { id: requestId, person, requester, productId, untilDate } = request;
  const state = nextState(request.state, event);
  if (state === null) throw new RequestNotPending();
  const now = licensing.clock();
  const decidedById = actingPersonId(actor);
  const copies = await CLOSE(em, {
    ...{ tenantId, requestId, state, decidedById, why, grantedUntil },
    at: now.toISOString(),
  });
  await audit(em, context, now, {
    ...{ action: `request.${event}`, personId: person.id, productId, reason: why },
    ...(event === 'approve' && { before: { untilDate }, after: { untilDate: grantedUntil } }),
  });
  const { queue } = licensing;
  for (const { slackUserId } of copies) {
    await queue.enqueue(em, tenantId, 'show-request', { requestId, slackUserId });
  }
  if (event === 'withdraw') return;
  for (const personId of new Set([requester.id, person.id])) {
    // Whoever decides on their own sees what came of it.
    if (personId === decidedById) continue;
    const tidings = { kind: 'request_decided', personId, requestId } as const;
    await queue.enqueue(em, tenantId, 'tell-person', tidings);
  }
}

const LOCK = statement(`
  select id from license_request
   where tenant_id = :tenantId and id = cast(:requestId as uuid) for no key update`);

const CLOSE = statement<{ slackUserId: string }>(`
  with closed as (
    update license_request set state = :state, decided_by_id = cast(:decidedById as uuid),
        decided_at = cast(:at as timestamptz), decided_why = :why,
        granted_until = cast(:grantedUntil as date), revision = revision + 1
     where tenant_id = :tenantId and id = cast(:requestId as uuid)
    returning tenant_id, id
  )
  select m.slack_user_id as "slackUserId" from license_request_message m
    join closed on closed.tenant_id = m.tenant_id and closed.id = m.request_id
   order by 1`);

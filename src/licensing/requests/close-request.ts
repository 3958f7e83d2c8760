/** What ends a request: under its row's lock, which is taken before all others. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context } from '../actor.ts';
import { audit } from '../audit.ts';
import { RequestNotFound } from '../errors.ts';
import { isId } from '../ids.ts';
import type { Licensing } from '../ports.ts';
import type { OpenState, RequestState } from '../rules/request-state.ts';
import { statement } from '../statement.ts';
import { releaseSeat } from './held-seats.ts';
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
  /** What it becomes, and how the audit calls that. */
  state: Exclude<RequestState, OpenState>;
  action:
    | 'approve'
    | 'deny'
    | 'withdraw'
    | 'grant'
    | 'expire'
    | 'close'
    | 'take'
    | 'give'
    | 'pass'
    | 'lapse';
  why: string | null;
  grantedUntil?: string | null;
  /** Of what is closed by itself: why, a code. */
  cause?: string;
}

/** Writes what became of a request that is locked, and has its copies and those whom it concerns told. */
export async function closeRequest(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  request: ShownRequest,
  { state, action, why, grantedUntil = null, cause }: Closing,
): Promise<void> {
  const { tenantId, actor } = context;
  const { id: requestId, person, productId, untilDate } = request;
  const now = licensing.clock();
  const decidedById = actingPersonId(actor);
  // That it is approved was said before.
  const isDecided = action === 'take' || action === 'give';
  await CLOSE(em, {
    ...{ tenantId, requestId, state, decidedById, why, grantedUntil, isDecided },
    ...{ at: now.toISOString(), cause: cause ?? null },
  });
  if (request.holdsSeat) await releaseSeat(em, licensing, tenantId, productId);
  const isGiven = state === 'fulfilled';
  await audit(em, context, now, {
    ...{ action: `request.${action}`, personId: person.id, productId, reason: why },
    ...(isGiven && { before: { untilDate }, after: { untilDate: grantedUntil } }),
  });
  await askNobody(em, tenantId, requestId);
  await showCopies(em, licensing, tenantId, requestId);
  await tellConcerned(em, licensing, context, request, action);
}

/** Of what became of it those are told whom it concerns, but for who sees it as they do it. */
export async function tellConcerned(
  em: SqlEntityManager,
  { queue }: Pick<Licensing, 'queue'>,
  { tenantId, actor }: Context,
  { id: requestId, person, requester, joined }: ShownRequest,
  action: string,
): Promise<void> {
  const others = joined.map(({ id }) => id);
  // Who takes it back talks to whom it is for; others learn it from here.
  const told = action === 'withdraw' ? others : [requester.id, person.id, ...others];
  for (const personId of new Set(told)) {
    // Whoever decides on their own sees what came of it; so does who is granted at once.
    if (personId === actingPersonId(actor) || (action === 'grant' && personId === requester.id)) {
      continue;
    }
    const tidings = { kind: 'request_decided', personId, requestId } as const;
    await queue.enqueue(em, tenantId, 'tell-person', tidings);
  }
}

/** Of a request that is locked and has changed. */
export async function showCopies(
  em: SqlEntityManager,
  { queue }: Pick<Licensing, 'queue'>,
  tenantId: string,
  requestId: string,
): Promise<void> {
  for (const copy of await COPIES(em, { tenantId, requestId })) {
    await queue.enqueue(em, tenantId, 'show-request', { requestId, ...copy });
  }
}

/** It waits for nobody any more, or not for this one; or for others, whom a job finds out. */
export async function askNobody(
  em: SqlEntityManager,
  tenantId: string,
  requestId: string,
  personId: string | null = null,
): Promise<void> {
  await ASK_NOBODY(em, { tenantId, requestId, personId });
}

const LOCK = statement(`
  select id from license_request
   where tenant_id = :tenantId and id = cast(:requestId as uuid) for no key update`);

const CLOSE = statement(`
  update license_request set state = :state, decided_why = :why, cause = :cause,
      decided_by_id = case when :isDecided then decided_by_id else cast(:decidedById as uuid) end,
      decided_at = case when :isDecided then decided_at else cast(:at as timestamptz) end,
      granted_until = cast(:grantedUntil as date), holds_seat = false, offered_until = null,
      revision = revision + 1
   where tenant_id = :tenantId and id = cast(:requestId as uuid)`);

const COPIES = statement<{ slackUserId: string; offer: number }>(`
  select slack_user_id as "slackUserId", offer from license_request_message
   where tenant_id = :tenantId and request_id = cast(:requestId as uuid) order by 1, 2`);

const ASK_NOBODY = statement(`
  delete from license_request_approver a
   where a.tenant_id = :tenantId and a.request_id = cast(:requestId as uuid)
     and (cast(:personId as uuid) is null or a.slack_user_id = (select p.slack_user_id from person p
       where p.tenant_id = a.tenant_id and p.id = cast(:personId as uuid)))`);

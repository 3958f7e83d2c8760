import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { actingPersonId, type Context } from '../actor.ts';
import { audit } from '../audit.ts';
import { dayIn } from '../days.ts';
import { readDeeds, rememberDeed } from '../deed.ts';
import {
  NotAllowed,
  ReasonMissing,
  RequestNotPending,
  UntilInPast,
  VotedAlready,
} from '../errors.ts';
import type { ConfiguredAdministrators } from '../list-administrators-in-slack.ts';
import type { Licensing } from '../ports.ts';
import { withinTransaction } from '../rehearse.ts';
import { advance } from '../rules/request-state.ts';
import { statement } from '../statement.ts';
import { storedReason } from '../stored-text.ts';
import { assignApproved, OTHERS_WAIT } from './assign-approved.ts';
import { closeRequest, lockRequest } from './close-request.ts';
import { type Decision, decidingOf, hasVoted, requireApprover } from './deciding-of.ts';
import { goOn } from './go-on.ts';
import { requireNotTooLong } from './longest.ts';
import type { ShownRequest } from './read-request.ts';

export type DecideRequest = { requestId: string } & (
  | {
      decision: 'approve';
      untilDate: string | null;
      /** Of the vote that assigns. */
      disabledPlanIds: readonly string[];
      /** For a person who has none; of the vote that assigns. */
      setUsageLocation?: string | undefined;
    }
  | { decision: 'deny'; why: string | null }
);

export interface DecideRequestResult {
  requestId: string;
  /** This very click was done before; nothing was changed now. */
  repeated: boolean;
}

/**
 * One approver's vote. The last that is needed assigns in the same transaction, or, where no seat is
 * free, puts it on the waitlist; one deny ends it. If another rule refuses, nothing is recorded and the
 * request stays pending. Of two at once the second is judged
 * by what the first left.
 * @throws {NotAllowed | NotApprover | OwnRequest | VotedAlready | RequestNotFound | RequestNotPending |
 *   ReasonMissing | UntilInPast | UntilTooLate}, and of the last approval whatever assignLicense throws.
 */
export async function decideRequest(
  licensing: Licensing,
  context: Context,
  administrators: ConfiguredAdministrators,
  input: DecideRequest,
): Promise<DecideRequestResult> {
  const { tenantId, deedKey } = context;
  const personId = actingPersonId(context.actor);
  if (personId === null) throw new NotAllowed();
  return withinTransaction(licensing, async (em) => {
    const request = await lockRequest(em, tenantId, input.requestId);
    const { id: requestId } = request;
    if (deedKey !== undefined) {
      const done = (await readDeeds(em, tenantId, [deedKey])).get(deedKey);
      if (done !== undefined) return { ...decided.parse(done), repeated: true };
    }
    if (request.state !== 'pending') throw new RequestNotPending();
    if (hasVoted(request, personId)) throw new VotedAlready();
    const decision = await decidingOf(em, tenantId, administrators, request);
    await requireApprover(em, context, request, decision);
    const by = { ...context, actor: { kind: 'approver', personId } as const, deedKey: undefined };
    await vote({ ...licensing, em }, by, request, decision, input);
    await rememberDeed(em, context, licensing.clock(), { requestId });
    return { requestId, repeated: false };
  });
}

async function vote(
  licensing: Licensing,
  context: Context & { actor: { personId: string } },
  request: ShownRequest,
  decision: Decision,
  input: DecideRequest,
): Promise<void> {
  const { em } = licensing;
  const { personId } = context.actor;
  const next = advance(request, { kind: input.decision, personId }, decision);
  if (next === 'voted_already') throw new VotedAlready();
  if (typeof next === 'string') throw new RequestNotPending();
  const untilDate = input.decision === 'approve' ? input.untilDate : null;
  const cast = { untilDate, vote: input.decision, votedAt: licensing.clock().toISOString() };
  const { tenantId } = context;
  await VOTE(em, { tenantId, requestId: request.id, personId, stage: request.stage, ...cast });
  if (input.decision === 'deny') {
    const why = storedReason(input.why)?.trim();
    if (!why) throw new ReasonMissing();
    const closing = { state: 'denied', action: 'deny', why } as const;
    return closeRequest(em, licensing, context, request, closing);
  }
  const { today, othersWait } = await readMoment(em, licensing, tenantId, request.productId);
  requireNotTooLong(decision.policy, today, untilDate);
  if (next.state === 'fulfilled') {
    const { disabledPlanIds, setUsageLocation } = input;
    const approved = { ...APPROVED, untilDate, disabledPlanIds, setUsageLocation, othersWait };
    await assignApproved(licensing, context, request, approved);
    return;
  }
  if (untilDate !== null && untilDate < today) throw new UntilInPast({ today });
  const { person, productId } = request;
  await audit(em, context, licensing.clock(), {
    ...{ action: 'request.agree', personId: person.id, productId },
    ...{ before: { untilDate: request.untilDate }, after: { untilDate } },
  });
  await goOn(licensing, tenantId, request, { stage: next.stage, voterId: personId });
}

/** Today, and whether others wait for a seat. */
async function readMoment(
  em: SqlEntityManager,
  { clock }: Licensing,
  tenantId: string,
  productId: string,
): Promise<{ today: string; othersWait: boolean }> {
  const [row] = await MOMENT(em, { tenantId, productId });
  return { today: dayIn(row?.timeZone ?? 'UTC', clock()), othersWait: row?.othersWait === true };
}

const APPROVED = { action: 'approve', useDefaultLocation: false } as const;

const decided = z.object({ requestId: z.string() });

const MOMENT = statement<{ timeZone: string; othersWait: boolean }>(`
  select coalesce(time_zone, 'UTC') as "timeZone", ${OTHERS_WAIT} as "othersWait"
    from tenant where id = :tenantId`);

const VOTE = statement(`
  insert into license_request_vote (tenant_id, request_id, stage, person_id, vote, until_date, voted_at)
  values (:tenantId, cast(:requestId as uuid), cast(:stage as smallint), cast(:personId as uuid),
    :vote, cast(:untilDate as date), cast(:votedAt as timestamptz))`);

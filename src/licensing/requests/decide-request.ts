import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { actingPersonId, type Context, requireAdministrator } from '../actor.ts';
import { assignLicense } from '../assign-license.ts';
import { readDeeds, rememberDeed } from '../deed.ts';
import { OwnRequest, ReasonMissing, RequestNotPending } from '../errors.ts';
import {
  type ConfiguredAdministrators,
  listAdministratorsInSlack,
} from '../list-administrators-in-slack.ts';
import type { Licensing } from '../ports.ts';
import { withinTransaction } from '../rehearse.ts';
import { deciders } from '../rules/request-state.ts';
import { storedReason } from '../stored-text.ts';
import { closeRequest, lockRequest } from './close-request.ts';
import { concerns, type ShownRequest } from './read-request.ts';

export type DecideRequest = { requestId: string } & (
  | {
      decision: 'approve';
      untilDate: string | null;
      disabledPlanIds: readonly string[];
      /** For a person who has none. */
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
 * Approves, which assigns in the same transaction, or denies. If a rule refuses, nothing is recorded and the
 * request stays pending. Of two who decide at once the second is refused.
 * @throws {NotAllowed | RequestNotFound | RequestNotPending | OwnRequest | ReasonMissing}, and of an
 *   approval whatever assignLicense throws.
 */
export async function decideRequest(
  licensing: Licensing,
  context: Context,
  administrators: ConfiguredAdministrators,
  input: DecideRequest,
): Promise<DecideRequestResult> {
  requireAdministrator(context);
  const { tenantId, deedKey } = context;
  return withinTransaction(licensing, async (em) => {
    const request = await lockRequest(em, tenantId, input.requestId);
    const { id: requestId } = request;
    if (deedKey !== undefined) {
      const done = (await readDeeds(em, tenantId, [deedKey])).get(deedKey);
      if (done !== undefined) return { ...decided.parse(done), repeated: true };
    }
    if (request.state !== 'pending') throw new RequestNotPending();
    if (!(await mayDecide(em, context, administrators, request))) throw new OwnRequest();
    if (input.decision === 'deny') {
      const why = storedReason(input.why)?.trim();
      if (!why) throw new ReasonMissing();
      await closeRequest(em, licensing, context, request, { event: 'deny', why });
    } else {
      await approve({ ...licensing, em }, context, request, input);
    }
    await rememberDeed(em, context, licensing.clock(), { requestId });
    return { requestId, repeated: false };
  });
}

/** Whether an administrator decides on this one. */
export async function mayDecide(
  em: SqlEntityManager,
  { tenantId, actor }: Context,
  administrators: ConfiguredAdministrators,
  request: ShownRequest,
): Promise<boolean> {
  if (actor.kind === 'everybody') return false;
  if (!concerns(request, actingPersonId(actor))) return true;
  return (await decidersOf(em, tenantId, administrators, request)).isOwn;
}

/** By their Slack ids. */
export async function decidersOf(
  em: SqlEntityManager,
  tenantId: string,
  administrators: ConfiguredAdministrators,
  { requester, person }: Record<'requester' | 'person', { slackUserId: string | null }>,
) {
  const all = await listAdministratorsInSlack(em, tenantId, administrators);
  return deciders(all, [requester.slackUserId, person.slackUserId]);
}

async function approve(
  licensing: Licensing,
  context: Context,
  request: ShownRequest,
  input: Extract<DecideRequest, { decision: 'approve' }>,
): Promise<void> {
  const { untilDate, disabledPlanIds, setUsageLocation } = input;
  const assigning = {
    ...{ personId: request.person.id, productId: request.productId, reason: request.reason },
    ...{ untilDate, disabledPlanIds, useDefaultLocation: false },
    ...(setUsageLocation !== undefined && { setUsageLocation }),
  };
  const closing = { event: 'approve', why: null, grantedUntil: untilDate } as const;
  // The key is that of the decision.
  await assignLicense(licensing, { ...context, deedKey: undefined }, assigning, (em) =>
    closeRequest(em, licensing, context, request, closing),
  );
}

const decided = z.object({ requestId: z.string() });

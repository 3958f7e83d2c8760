/** What was agreed is enough by now: the policy asks for fewer, or fewer are left who could. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../actor.ts';
import { readProductFacts } from '../assignment-facts.ts';
import { dayIn } from '../days.ts';
import { LicensingError } from '../errors.ts';
import type { Licensing } from '../ports.ts';
import { withinTransaction } from '../rehearse.ts';
import { metBy } from '../rules/request-state.ts';
import { assignApproved, othersWait } from './assign-approved.ts';
import type { Decision } from './deciding-of.ts';
import { goOn } from './go-on.ts';
import { requireNotTooLong } from './longest.ts';
import type { ShownRequest, ShownVote } from './read-request.ts';

/**
 * Of a request that is locked and waits: goes on to the next stage, or is approved by whoever agreed last,
 * until the day they agreed to. Of those who could not decide any more nothing counts here. What a rule
 * refuses waits for one more vote, whose approver sees why.
 * @returns whether it went on.
 */
export async function settleVotes(
  licensing: Licensing & { em: SqlEntityManager },
  tenantId: string,
  request: ShownRequest,
  decision: Decision,
): Promise<boolean> {
  const { standing } = decision;
  const votes = request.votes.filter(({ person }) => standing.includes(person.slackUserId ?? ''));
  const last = metBy({ ...request, votes }, decision);
  if (!last) return false;
  const { personId } = last;
  const by: Context = { tenantId, actor: { kind: 'approver', personId }, surface: 'system' };
  if (request.stage < decision.stages) {
    await goOn(licensing, tenantId, request, { stage: request.stage + 1, voterId: personId });
    return true;
  }
  try {
    await withinTransaction(licensing, (em) =>
      approve({ ...licensing, em }, by, request, decision, last),
    );
    return true;
  } catch (error) {
    if (error instanceof LicensingError) return false;
    throw error;
  }
}

async function approve(
  licensing: Licensing,
  by: Context,
  request: ShownRequest,
  { policy }: Decision,
  { untilDate }: ShownVote,
): Promise<void> {
  const { em, clock } = licensing;
  const { tenantId } = by;
  const { person, productId } = request;
  const facts = await readProductFacts(em, by, person.id, productId);
  requireNotTooLong(policy, dayIn(facts.timeZone, clock()), untilDate);
  await assignApproved(licensing, by, request, {
    ...{ action: 'approve', untilDate, useDefaultLocation: true },
    disabledPlanIds: facts.current?.disabledPlanIds ?? [],
    othersWait: await othersWait(em, tenantId, productId),
  });
}

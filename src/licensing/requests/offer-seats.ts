/** Seats that come free are offered to the requests that wait for one, in the order of their approval. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../actor.ts';
import { type AssignLicense, assignLicense } from '../assign-license.ts';
import { lockPerson, lockProducts, readProductFacts } from '../assignment-facts.ts';
import { audit } from '../audit.ts';
import { LicensingError, ProductExpired, SeatsExhausted } from '../errors.ts';
import type { Licensing } from '../ports.ts';
import { withinTransaction } from '../rehearse.ts';
import { statement } from '../statement.ts';
import { closeRequest, lockRequest, showCopies } from './close-request.ts';
import { BY_POLICY } from './grant-by-policy.ts';
import { holdSeat } from './held-seats.ts';
import { isHeld } from './is-held.ts';
import { policyOf } from './read-policy.ts';
import type { ShownRequest } from './read-request.ts';

const HOUR_MS = 3_600_000;

/** Those on the waitlist of a product, in their order, and since when each is. */
export const WAITLIST = statement<{ requestId: string; since: string }>(`
  select id as "requestId", to_json(waitlisted_at) as since from license_request
   where tenant_id = :tenantId and product_id = cast(:productId as uuid) and state = 'waitlisted'
   order by waitlisted_at, id`);

/**
 * Offers a seat to a request that waits for one: held until it is answered, so that nobody else gets
 * it. What the rules refuse by now is closed, and told.
 * @returns false: no seat is free.
 */
export async function offerSeat(
  licensing: Licensing,
  context: Context,
  requestId: string,
): Promise<boolean> {
  const { tenantId } = context;
  return licensing.em.fork().transactional(async (em) => {
    const request = await lockRequest(em, tenantId, requestId);
    if (request.state !== 'waitlisted') return true;
    const { person, productId } = request;
    await lockPerson(em, tenantId, person.id);
    // From here on nobody takes or frees a seat.
    await lockProducts(em, tenantId, [productId]);
    const refusal = await whyNot({ ...licensing, em }, context, request);
    if (refusal === 'covered') return true;
    if (refusal === 'seated') {
      await give({ ...licensing, em }, context, request);
      return true;
    }
    if (refusal instanceof SeatsExhausted || refusal instanceof ProductExpired) return false;
    const recipient = person.slackUserId ?? request.requester.slackUserId;
    if (refusal !== null || recipient === null) {
      const cause = refusal?.code ?? 'person_unreachable';
      const closing = { state: 'closed', action: 'close', why: null, cause } as const;
      await closeRequest(em, licensing, because(context, cause), request, closing);
      return true;
    }
    await holdSeat(em, licensing, tenantId, productId);
    await offer(em, licensing, context, request, recipient);
    return true;
  });
}

/** It takes no seat, as they have one for less long. */
async function give(licensing: Licensing, context: Context, request: ShownRequest): Promise<void> {
  const { grantedUntil } = request;
  const { by, assigning } = await approvedOf(licensing.em, context, request);
  const closing = { state: 'fulfilled', action: 'give', why: null, grantedUntil } as const;
  await assignLicense(licensing, by, assigning, (em) =>
    closeRequest(em, licensing, context, request, closing),
  );
}

async function offer(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  { id: requestId, person, productId }: ShownRequest,
  recipient: string,
): Promise<void> {
  const { tenantId } = context;
  const now = licensing.clock();
  const { offerHours } = await policyOf(em, tenantId, productId);
  const until = new Date(now.getTime() + offerHours * HOUR_MS).toISOString();
  await OFFER(em, { tenantId, requestId, until, recipient });
  await audit(em, context, now, {
    ...{ action: 'request.offer', personId: person.id, productId, after: { offeredUntil: until } },
  });
  await showCopies(em, licensing, tenantId, requestId);
}

/**
 * As what was approved would be assigned now. `covered`: they have it otherwise, for as long; `seated`: they
 * have it directly, for less long, so it takes no seat.
 */
async function whyNot(
  licensing: Licensing,
  context: Context,
  request: ShownRequest,
): Promise<LicensingError | 'covered' | 'seated' | null> {
  const { em } = licensing;
  try {
    const facts = await readProductFacts(em, context, request.person.id, request.productId);
    if (isHeld(facts, request.grantedUntil)) return 'covered';
    const { by, assigning } = await approvedOf(em, context, request);
    await withinTransaction(licensing, (tx) =>
      assignLicense({ ...licensing, em: tx }, by, assigning, async (_, { outcome }) => {
        throw outcome === 'assigned' ? new Possible() : new Seated();
      }),
    );
    throw new Error('It was to be undone');
  } catch (error) {
    if (error instanceof Possible) return null;
    if (error instanceof Seated) return 'seated';
    if (error instanceof LicensingError) return error;
    throw error;
  }
}

/** Undo what was only tried. */
class Possible extends Error {}
class Seated extends Error {}

/** What was approved, and by whom it is assigned. Plans that left the product by now are nobody's. */
export async function approvedOf(
  em: SqlEntityManager,
  { tenantId, surface, requestId: payload }: Context,
  { id: requestId, person, productId, reason, grantedUntil, decidedBy }: ShownRequest,
): Promise<{ by: Context; assigning: AssignLicense }> {
  const [row] = await PLANS_OFF(em, { tenantId, requestId });
  const actor = decidedBy
    ? ({ kind: 'approver', personId: decidedBy.id } as const)
    : ({ kind: 'system', cause: BY_POLICY } as const);
  return {
    by: { tenantId, surface, actor, ...(payload !== undefined && { requestId: payload }) },
    assigning: {
      ...{ personId: person.id, productId, untilDate: grantedUntil, reason: reason || null },
      disabledPlanIds: row?.plansOff ?? [],
      // Whoever approved was asked for the location; a policy, and votes that were enough later, were not.
      useDefaultLocation: true,
    },
  };
}

function because(context: Context, cause: string): Context {
  return { ...context, actor: { kind: 'system', cause } };
}

const PLANS_OFF = statement<{ plansOff: string[] }>(`
  select array(select pp.plan_id from product_plan pp where pp.tenant_id = r.tenant_id
      and pp.product_id = r.product_id and pp.plan_id = any (r.disabled_plan_ids)
     order by 1) as "plansOff"
    from license_request r where r.tenant_id = :tenantId and r.id = cast(:requestId as uuid)`);

const OFFER = statement(`
  with offered as (
    update license_request set state = 'offered', offered_until = cast(:until as timestamptz),
        offers = offers + 1, holds_seat = true, cause = null, revision = revision + 1
     where tenant_id = :tenantId and id = cast(:requestId as uuid)
    returning tenant_id, id, offers
  )
  insert into license_request_message (tenant_id, request_id, slack_user_id, offer)
  select tenant_id, id, :recipient, offers from offered`);

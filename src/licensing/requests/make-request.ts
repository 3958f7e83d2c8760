import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context } from '../actor.ts';
import {
  holdsSeat as isSeated,
  lockProducts,
  type ProductFacts,
  readProductFacts,
} from '../assignment-facts.ts';
import { audit } from '../audit.ts';
import { dayIn } from '../days.ts';
import { doOnce, type Once } from '../deed.ts';
import {
  AskedForHeld,
  NotAllowed,
  PersonDeleted,
  PersonNotFound,
  ReasonMissing,
  UntilInPast,
} from '../errors.ts';
import { isId } from '../ids.ts';
import type { Alongside, Licensing } from '../ports.ts';
import { productCounts } from '../rules/product-counts.ts';
import { type Policy, stageOf } from '../rules/request-policy.ts';
import { IS_OPEN, isOpen } from '../rules/request-state.ts';
import { statement } from '../statement.ts';
import { storedReason } from '../stored-text.ts';
import { OTHERS_WAIT } from './assign-approved.ts';
import { lockRequest } from './close-request.ts';
import { grantByPolicy } from './grant-by-policy.ts';
import { holdSeat } from './held-seats.ts';
import { isHeld } from './is-held.ts';
import { requireNotTooLong } from './longest.ts';
import { policyOf } from './read-policy.ts';
import { concerns } from './read-request.ts';

export interface MakeRequest {
  /** Who is to have it. */
  personId: string;
  productId: string;
  /** Last day, in the tenant's zone; null: without end. */
  untilDate: string | null;
  reason: string;
}

export interface MakeRequestResult {
  /**
   * `open`: one of theirs was open already, and nothing was made; `joined`: somebody else's was, and
   * they are told of its end, too; `granted`: by the policy, at once; `waitlisted`: the same, but no
   * seat is free.
   */
  outcome: 'made' | 'open' | 'joined' | 'granted' | 'waitlisted';
  requestId: string;
  /** The code of the rule against what the policy would have granted. */
  refusal: string | null;
  /** A seat is held for it while it waits. */
  holdsSeat: boolean;
}

/**
 * Asks for a license, for oneself or for somebody else. Anybody may. Where the product's policy says
 * so it is assigned in the same transaction; if a rule refuses that, the administrators decide. Who
 * decides is told by a job.
 * @throws {NotAllowed | PersonNotFound | PersonDeleted | ProductNotFound | ReasonMissing |
 *   UntilInPast | UntilTooLate | AskedForHeld}
 */
export async function makeRequest(
  licensing: Licensing,
  context: Context,
  { personId, productId, untilDate, reason: typed }: MakeRequest,
  alongside?: Alongside<MakeRequestResult>,
): Promise<Once<MakeRequestResult>> {
  const { tenantId } = context;
  const requesterId = actingPersonId(context.actor);
  if (requesterId === null) throw new NotAllowed();
  const reason = storedReason(typed)?.trim() ?? '';
  return doOnce<MakeRequestResult>(
    licensing,
    context,
    async (em) => {
      const now = licensing.clock();
      const person = await readAsked(em, tenantId, personId);
      const facts = await readProductFacts(
        em,
        { ...context, deedKey: undefined },
        personId,
        productId,
      );
      const policy = await policyOf(em, tenantId, productId);
      if (policy.reasonNeeded && reason === '') throw new ReasonMissing();
      const today = dayIn(facts.timeZone, now);
      if (untilDate !== null && untilDate < today) throw new UntilInPast({ today });
      requireNotTooLong(policy, today, untilDate);
      if (isHeld(facts, untilDate)) {
        const product = facts.product.displayName;
        throw new AskedForHeld({ person: person.displayName, product });
      }
      const requestId = randomUUID();
      const made = { requestId, personId, productId, untilDate, reason };
      const asksAdministrators = stageOf(policy, 1).kind === 'administrators';
      const at = { madeAt: now.toISOString() };
      const openId = await insert(em, {
        ...made,
        ...at,
        tenantId,
        requesterId,
        asksAdministrators,
      });
      if (openId !== null) {
        const outcome = (await join(em, licensing, context, now, openId, requesterId))
          ? 'joined'
          : 'open';
        return { outcome, requestId: openId, refusal: null, holdsSeat: false };
      }
      await audit(em, context, now, {
        ...{ action: 'request.make', personId, productId, reason },
        after: { untilDate },
      });
      const granting = { ...{ policy, requestId, personId }, off: facts.current };
      const refusal = await grantByPolicy({ ...licensing, em }, context, granting);
      if (refusal === 'granted' || refusal === 'waitlisted') {
        return { outcome: refusal, requestId, refusal: null, holdsSeat: false };
      }
      const holding = { requestId, facts, policy, today };
      const holdsSeat = await holdWhileItWaits(em, licensing, context, holding);
      await licensing.queue.enqueue(em, tenantId, 'tell-approvers', { requestId });
      return { outcome: 'made', requestId, refusal, holdsSeat };
    },
    { alongside },
  );
}

/** As far as the policy lets it, where a seat is free that nobody waits for. */
async function holdWhileItWaits(
  em: SqlEntityManager,
  licensing: Licensing,
  { tenantId }: Context,
  {
    requestId,
    facts,
    policy,
    today,
  }: { requestId: string; facts: ProductFacts; policy: Policy; today: string },
): Promise<boolean> {
  const { product, subscriptions } = facts;
  const { holdSeats } = policy;
  const { total } = productCounts(0, subscriptions, today, 0);
  if (holdSeats === null || total === null || isSeated(facts)) return false;
  const of = { tenantId, productId: product.id };
  await lockProducts(em, tenantId, [product.id]);
  const [held] = await HOLD(em, { ...of, requestId, total, holdSeats });
  if (held) await holdSeat(em, licensing, tenantId, product.id);
  return held !== undefined;
}

const HOLD = statement<{ id: string }>(`
  update license_request r set holds_seat = true
   where r.tenant_id = :tenantId and r.id = cast(:requestId as uuid) and not ${OTHERS_WAIT}
     and (select assigned + held < :total from product
       where tenant_id = :tenantId and id = cast(:productId as uuid))
     and (select count(*) < :holdSeats from license_request o where o.tenant_id = :tenantId
       and o.product_id = cast(:productId as uuid) and o.state = 'pending' and o.holds_seat)
  returning r.id`);

/** False: it is theirs, or for them, or over by now. */
async function join(
  em: SqlEntityManager,
  { queue }: Licensing,
  context: Context,
  now: Date,
  requestId: string,
  requesterId: string,
): Promise<boolean> {
  const request = await lockRequest(em, context.tenantId, requestId);
  if (!isOpen(request.state) || concerns(request, requesterId)) return false;
  const { id: personId } = request.person;
  const { tenantId } = context;
  await JOIN(em, { tenantId, requestId, requesterId, at: now.toISOString() });
  await audit(em, context, now, {
    ...{ action: 'request.join', personId, productId: request.productId },
  });
  // They decide on it no more.
  await queue.enqueue(em, tenantId, 'tell-approvers', { requestId });
  return true;
}

const JOIN = statement(`
  insert into license_request_requester (tenant_id, request_id, person_id, joined_at)
  values (:tenantId, cast(:requestId as uuid), cast(:requesterId as uuid), cast(:at as timestamptz))`);

/** The id of the one that is open, where it is not this one. */
async function insert(em: SqlEntityManager, row: Parameters<typeof MAKE>[1]) {
  for (;;) {
    const [made] = await MAKE(em, row);
    if (made) return null;
    const [open] = await OPEN(em, row);
    // Otherwise it was decided upon between the two: now there is none.
    if (open) return open.id;
  }
}

async function readAsked(em: SqlEntityManager, tenantId: string, personId: string) {
  const [person] = isId(personId) ? await PERSON(em, { tenantId, personId }) : [];
  if (!person) throw new PersonNotFound();
  if (person.status === 'deleted') throw new PersonDeleted({ person: person.displayName });
  return person;
}

const PERSON = statement<{ displayName: string; status: string }>(`
  select display_name as "displayName", status from person
   where tenant_id = :tenantId and id = cast(:personId as uuid)`);

const MAKE = statement<{ id: string }>(`
  insert into license_request (tenant_id, id, requester_id, person_id, product_id, until_date,
      reason, made_at, asks_administrators)
  values (:tenantId, cast(:requestId as uuid), cast(:requesterId as uuid), cast(:personId as uuid),
    cast(:productId as uuid), cast(:untilDate as date), :reason, cast(:madeAt as timestamptz),
    :asksAdministrators)
  on conflict (tenant_id, person_id, product_id)
    where state ${IS_OPEN} do nothing
  returning id`);

const OPEN = statement<{ id: string }>(`
  select id from license_request where tenant_id = :tenantId
     and state ${IS_OPEN}
     and person_id = cast(:personId as uuid) and product_id = cast(:productId as uuid)`);

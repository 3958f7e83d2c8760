/**
 * What time does to requests that are open: what nobody decides on, offers that nobody answers, and what
 * is there otherwise or cannot be had any more. Looked at every few minutes, read from the data, so late
 * rather than never, and any number of times.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { systemContext } from '../actor.ts';
import { audit } from '../audit.ts';
import { hourIn } from '../days.ts';
import type { Licensing } from '../ports.ts';
import { readTenant } from '../read-tenant.ts';
import { isChannelIn } from '../recipient.ts';
import { IS_OPEN } from '../rules/request-state.ts';
import { DAYTIME, type DueStep } from '../rules/request-time.ts';
import { statement } from '../statement.ts';
import { goBy, recall } from './answer-offer.ts';
import { type Closing, closeRequest, lockRequest } from './close-request.ts';
import { dueOf, stepOf, type Zone } from './due-steps.ts';
import { policyOf } from './read-policy.ts';
import type { ShownRequest } from './read-request.ts';

/** @throws {AggregateError} of what failed, once all else is done. */
export async function reviewRequests(licensing: Licensing, tenantId: string): Promise<void> {
  const failures: unknown[] = [];
  const failed = (error: unknown) => void failures.push(error);
  for (const { id } of await COVERED(licensing.em.fork(), { tenantId, only: null })) {
    await closeCovered(licensing, tenantId, id).catch(failed);
  }
  const { timeZone, today } = await readTenant(licensing, tenantId);
  for (const { id } of await GONE(licensing.em.fork(), { tenantId, today, only: null })) {
    await closeGone(licensing, tenantId, id, today).catch(failed);
  }
  const at = licensing.clock().toISOString();
  for (const { id } of await LAPSED(licensing.em.fork(), { tenantId, at, only: null })) {
    await lapse(licensing, tenantId, id, at).catch(failed);
  }
  const hour = hourIn(timeZone, licensing.clock());
  if (hour >= DAYTIME.from && hour < DAYTIME.to) {
    const zone = { timeZone, today };
    for (const id of await dueOf(licensing, tenantId, zone)) {
      await takeStep(licensing, tenantId, id, zone).catch(failed);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Not all requests were reviewed');
}

async function closeCovered(licensing: Licensing, tenantId: string, requestId: string) {
  await licensing.em.fork().transactional(async (em) => {
    const request = await lockRequest(em, tenantId, requestId);
    const [still] = await COVERED(em, { tenantId, only: requestId });
    if (still) await end(em, licensing, tenantId, request, CLOSED, 'held_otherwise');
  });
}

/** What cannot be had any more. */
async function closeGone(
  licensing: Licensing,
  tenantId: string,
  requestId: string,
  today: string,
): Promise<void> {
  await licensing.em.fork().transactional(async (em) => {
    const request = await lockRequest(em, tenantId, requestId);
    const [still] = await GONE(em, { tenantId, today, only: requestId });
    if (still) await end(em, licensing, tenantId, request, CLOSED, still.cause);
  });
}

/** From so many offers on it counts, too, that Slack took no message: others wait. */
const MOST_UNSEEN = 3;

/** Nobody answered in time; what nobody could see, as Slack took no message, is offered once more. */
async function lapse(licensing: Licensing, tenantId: string, requestId: string, at: string) {
  await licensing.em.fork().transactional(async (em) => {
    const request = await lockRequest(em, tenantId, requestId);
    const [still] = await LAPSED(em, { tenantId, at, only: requestId });
    if (!still) return;
    const by = systemContext(tenantId, still.isShown ? 'nobody_answered' : 'not_shown');
    if (still.isShown || request.offers >= MOST_UNSEEN)
      await goBy(em, licensing, by, request, 'lapse');
    else await recall(em, licensing, by, request);
  });
}

async function takeStep(
  licensing: Licensing,
  tenantId: string,
  requestId: string,
  zone: Zone,
): Promise<void> {
  await licensing.em.fork().transactional(async (em) => {
    const request = await lockRequest(em, tenantId, requestId);
    if (request.state !== 'pending') return;
    const due = stepOf(request, await policyOf(em, tenantId, request.productId), zone);
    if (due) await take(em, licensing, tenantId, request, due);
  });
}

async function take(
  em: SqlEntityManager,
  licensing: Licensing,
  tenantId: string,
  request: ShownRequest,
  due: DueStep,
): Promise<void> {
  const { id: requestId, person, productId } = request;
  if (due.step === 'expire') {
    await end(em, licensing, tenantId, request, EXPIRED, 'nobody_decided');
    return;
  }
  if (due.step === 'remind') {
    await REMINDED(em, { tenantId, requestId, reminders: due.reminders });
    await remindApprovers(em, licensing, tenantId, requestId);
    return;
  }
  const now = licensing.clock();
  await ESCALATED(em, { tenantId, requestId, at: now.toISOString() });
  const action = 'request.escalate';
  const by = systemContext(tenantId, 'nobody_decided');
  await audit(em, by, now, { action, personId: person.id, productId });
  await licensing.queue.enqueue(em, tenantId, 'tell-approvers', { requestId });
}

/** Of a request that is locked: who decides may have changed since, so that is found out anew. */
export async function remindApprovers(
  em: SqlEntityManager,
  { queue }: Pick<Licensing, 'queue'>,
  tenantId: string,
  requestId: string,
): Promise<void> {
  for (const { slackUserId } of await ASKED(em, { tenantId, requestId })) {
    const tidings = { kind: 'request_waits', slackUserId, requestId } as const;
    await queue.enqueue(em, tenantId, 'tell-person', tidings);
  }
  await queue.enqueue(em, tenantId, 'tell-approvers', { requestId });
}

async function end(
  em: SqlEntityManager,
  licensing: Licensing,
  tenantId: string,
  request: ShownRequest,
  closing: Closing,
  cause: string,
): Promise<void> {
  await closeRequest(em, licensing, systemContext(tenantId, cause), request, { ...closing, cause });
}

const CLOSED: Closing = { state: 'closed', action: 'close', why: null };
const EXPIRED: Closing = { state: 'expired', action: 'expire', why: null };

/** What whom it is for has runs as long as what is asked for, or was approved. */
const COVERED = statement<{ id: string }>(`
  select r.id from license_request r
   where r.tenant_id = :tenantId and r.state ${IS_OPEN}
     and (cast(:only as uuid) is null or r.id = cast(:only as uuid))
     and exists (select from source s where s.tenant_id = r.tenant_id and s.person_id = r.person_id
       and s.product_id = r.product_id and s.state = 'active'
       and (s.group_id is not null or s.until_date is null or s.until_date
         >= case r.state when 'pending' then r.until_date else r.granted_until end))
   order by r.id`);

/** Why it cannot be had any more, a code. Of what is undecided approvers may still change the rest. */
const GONE = statement<{ id: string; cause: string }>(`
  select id, cause from (
    select r.id, r.waitlisted_at, case when p.status <> 'active' then 'person_deleted'
        when pr.archived_at is not null then 'product_not_found'
        when r.state = 'pending' then null
        when r.granted_until < cast(:today as date) then 'until_in_past'
        when not exists (select from subscription s where s.tenant_id = r.tenant_id
          and s.product_id = r.product_id and s.archived_at is null
          and (s.end_date is null or s.end_date + s.grace_days >= cast(:today as date)))
        then 'product_expired' end as cause
      from license_request r
      join person p on p.tenant_id = r.tenant_id and p.id = r.person_id
      join product pr on pr.tenant_id = r.tenant_id and pr.id = r.product_id
     where r.tenant_id = :tenantId and r.state ${IS_OPEN}
       and (cast(:only as uuid) is null or r.id = cast(:only as uuid))) waiting
   where cause is not null order by waitlisted_at, id`);

const LAPSED = statement<{ id: string; isShown: boolean }>(`
  select r.id, not exists (select from license_request_message m where m.tenant_id = r.tenant_id
      and m.request_id = r.id and m.offer = r.offers and m.ts is null) as "isShown"
    from license_request r
   where r.tenant_id = :tenantId and r.state = 'offered'
     and r.offered_until <= cast(:at as timestamptz)
     and (cast(:only as uuid) is null or r.id = cast(:only as uuid))
   order by r.offered_until, r.id`);

const REMINDED = statement(`
  update license_request set reminders = cast(:reminders as smallint)
   where tenant_id = :tenantId and id = cast(:requestId as uuid)`);

const ESCALATED = statement(`
  update license_request set escalated_at = cast(:at as timestamptz), asks_administrators = true,
      revision = revision + 1
   where tenant_id = :tenantId and id = cast(:requestId as uuid)`);

/** Where it is asked about: whoever is asked and has a copy, or the channel. */
const ASKED = statement<{ slackUserId: string }>(`
  select m.slack_user_id as "slackUserId" from license_request_message m
   where m.tenant_id = :tenantId and m.request_id = cast(:requestId as uuid)
     and (${isChannelIn('m.slack_user_id')}
       or exists (select from license_request_approver a where a.tenant_id = m.tenant_id
         and a.request_id = m.request_id and a.slack_user_id = m.slack_user_id))
   order by 1`);

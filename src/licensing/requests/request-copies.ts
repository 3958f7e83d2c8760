/**
 * The copies of a request: in the approvers' direct messages, or in the policy's channel; and its offers.
 * Whoever takes one is alone with it until it is settled, or for half a minute if they die.
 */

import type { Context } from '../actor.ts';
import type { ConfiguredAdministrators } from '../list-administrators-in-slack.ts';
import type { JobData, Licensing } from '../ports.ts';
import { isChannelIn } from '../recipient.ts';
import { ALONE_UNTIL } from '../sending-until.ts';
import { statement } from '../statement.ts';
import { lockRequest, showCopies } from './close-request.ts';
import { type Decision, decidingOf } from './deciding-of.ts';
import type { ShownRequest } from './read-request.ts';
import { settleVotes } from './settle-votes.ts';

/**
 * Finds out who decides on a request that is pending, and has them shown it; whoever was asked and is no
 * more sees that too. What was agreed and is enough by now goes on.
 * @returns how many they are; null: nobody decides on it any more.
 */
export async function sendCopies(
  licensing: Licensing,
  { tenantId }: Pick<Context, 'tenantId'>,
  administrators: ConfiguredAdministrators,
  { requestId }: JobData['tell-approvers'],
): Promise<number | null> {
  return licensing.em.fork().transactional(async (em) => {
    const request = await lockRequest(em, tenantId, requestId);
    if (request.state !== 'pending') return null;
    const decision = await decidingOf(em, tenantId, administrators, request);
    if (await settleVotes({ ...licensing, em }, tenantId, request, decision)) return null;
    const { approvers, byAdministrators } = decision;
    const of = { tenantId, requestId };
    const changes = await ASK(em, { ...of, approvers, byAdministrators });
    const recipients = recipientsOf(decision);
    const added = await ADD(em, { ...of, recipients });
    const isSeen = changes.length > 0 && (await CHANGED(em, of)).length > 0;
    if (isSeen || added.length > 0) await showCopies(em, licensing, tenantId, requestId);
    return approvers.length;
  });
}

/** The channel stands for those whom the policy names; who steps in for them is asked directly. */
function recipientsOf({ approvers, isFallback, isOwn, policy }: Decision): string[] {
  if (policy.channelId === null) return approvers;
  return isFallback || isOwn ? [policy.channelId, ...approvers] : [policy.channelId];
}

export interface Copy {
  request: ShownRequest;
  slackUserId: string;
  /** Of its offers which one; 0: it is a copy for who decides. */
  offer: number;
  /** Whoever sees it is asked to decide now, or to take what is offered. */
  isAsked: boolean;
  /** The tenant's, for who has none. */
  language: string | null;
  /** Null: it is to be posted. */
  place: { channelId: string; ts: string } | null;
}

/** What is to be sent next; or it is to be tried again in some seconds. */
export type NextCopy = Copy | 'nothing' | 'later';

export async function takeCopy(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { requestId, slackUserId, offer = 0 }: JobData['show-request'],
): Promise<NextCopy> {
  return em.fork().transactional(async (tx) => {
    // Waits for whoever changes it: that is seen, or has a job of its own.
    const request = await lockRequest(tx, tenantId, requestId);
    const of = { tenantId, requestId, slackUserId, offer };
    const [copy] = await COPY(tx, of);
    if (!copy || copy.shownRevision === request.revision) return 'nothing';
    // What was decided before it was told is told no more.
    if (copy.ts === null && !copy.isAsked) return 'nothing';
    const [taken] = await TAKE(tx, of);
    if (!taken) return 'later';
    const { channelId, ts, isAsked, language } = copy;
    const place = channelId !== null && ts !== null ? { channelId, ts } : null;
    return { request, slackUserId, offer, isAsked, language, place };
  });
}

/** It stands there as it was when it was taken; without a place it is given up. */
export async function settleCopy(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { request, slackUserId, offer }: Copy,
  place: { channelId: string; ts: string } | null,
): Promise<void> {
  const of = { tenantId, requestId: request.id, slackUserId, offer };
  if (place === null) await FORGET(em.fork(), of);
  else await SETTLE(em.fork(), { ...of, ...place, revision: request.revision });
}

/** It is to be tried again. */
export async function releaseCopy(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { request, slackUserId, offer }: Copy,
): Promise<void> {
  await RELEASE(em.fork(), { tenantId, requestId: request.id, slackUserId, offer });
}

/** Who is asked no more, and who anew, once anybody was. */
const ASK = statement(`
  with gone as (
    delete from license_request_approver a
     where a.tenant_id = :tenantId and a.request_id = cast(:requestId as uuid)
       and a.slack_user_id <> all (cast(:approvers as text[]))
    returning a.slack_user_id
  ), new as (
    insert into license_request_approver (tenant_id, request_id, slack_user_id)
    select cast(:tenantId as varchar), cast(:requestId as uuid), unnest(cast(:approvers as text[]))
    on conflict do nothing
    returning slack_user_id
  ), asked as (
    update license_request set asks_administrators = :byAdministrators
     where tenant_id = :tenantId and id = cast(:requestId as uuid)
       and asks_administrators <> :byAdministrators
    returning id
  )
  select slack_user_id from gone union all select slack_user_id from new
   union all select cast(id as text) from asked`);

/** For the copies that are there already. */
const CHANGED = statement(`
  update license_request set revision = revision + 1
   where tenant_id = :tenantId and id = cast(:requestId as uuid)
     and exists (select from license_request_message m where m.tenant_id = :tenantId
       and m.request_id = cast(:requestId as uuid) and m.ts is not null)
  returning id`);

const ADD = statement(`
  insert into license_request_message (tenant_id, request_id, slack_user_id)
  select :tenantId, cast(:requestId as uuid), unnest(cast(:recipients as text[]))
  on conflict do nothing
  returning slack_user_id`);

const OF_COPY = `tenant_id = :tenantId and request_id = cast(:requestId as uuid)
     and slack_user_id = :slackUserId and offer = :offer`;

const COPY = statement<{
  channelId: string | null;
  ts: string | null;
  shownRevision: number | null;
  isAsked: boolean;
  language: string | null;
}>(`
  select channel_id as "channelId", ts, shown_revision as "shownRevision", t.language,
      case when m.offer > 0 then r.state = 'offered' and r.offers = m.offer
        else r.state = 'pending' and (${isChannelIn('m.slack_user_id')}
          or exists (select from license_request_approver a where a.tenant_id = m.tenant_id
            and a.request_id = m.request_id and a.slack_user_id = m.slack_user_id)) end as "isAsked"
    from license_request_message m
    join license_request r on r.tenant_id = m.tenant_id and r.id = m.request_id
    join tenant t on t.id = m.tenant_id
   where m.tenant_id = :tenantId and m.request_id = cast(:requestId as uuid)
     and m.slack_user_id = :slackUserId and m.offer = :offer`);

const TAKE = statement(`
  update license_request_message
     set sending_until = ${ALONE_UNTIL}
   where ${OF_COPY} and coalesce(sending_until <= clock_timestamp(), true)
  returning request_id`);

const SETTLE = statement(`
  update license_request_message set channel_id = :channelId, ts = :ts,
      shown_revision = cast(:revision as int), sending_until = null
   where ${OF_COPY}`);

const RELEASE = statement(
  `update license_request_message set sending_until = null where ${OF_COPY}`,
);

const FORGET = statement(`delete from license_request_message where ${OF_COPY}`);

/**
 * The copies of a request in the approvers' direct messages. Whoever takes one is alone with it until
 * it is settled, or for half a minute if they die.
 */
import type { Context } from '../actor.ts';
import type { ConfiguredAdministrators } from '../list-administrators-in-slack.ts';
import type { JobData, Licensing } from '../ports.ts';
import { statement } from '../statement.ts';
import { lockRequest } from './close-request.ts';
import { decidersOf } from './decide-request.ts';
import type { ShownRequest } from './read-request.ts';

/** Longer than a call to Slack can take. */
const ALONE_SECONDS = 30;

/** Has those who decide shown a request that is pending. @returns how many they are. */
export async function sendCopies(
  licensing: Licensing,
  { tenantId }: Pick<Context, 'tenantId'>,
  administrators: ConfiguredAdministrators,
  { requestId }: JobData['tell-approvers'],
): Promise<number | null> {
  return licensing.em.fork().transactional(async (em) => {
    const request = await lockRequest(em, tenantId, requestId);
    if (request.state !== 'pending') return null;
    const { approvers } = await decidersOf(em, tenantId, administrators, request);
    const added = await ADD(em, { tenantId, requestId, approvers });
    for (const { slackUserId } of added) {
      await licensing.queue.enqueue(em, tenantId, 'show-request', { requestId, slackUserId });
    }
    return approvers.length;
  });
}

export interface Copy {
  request: ShownRequest;
  slackUserId: string;
  /** Null: it is to be posted. */
  place: { channelId: string; ts: string } | null;
}

/** What is to be sent next; or it is to be tried again in some seconds. */
export type NextCopy = Copy | 'nothing' | 'later';

export async function takeCopy(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { requestId, slackUserId }: JobData['show-request'],
): Promise<NextCopy> {
  return em.fork().transactional(async (tx) => {
    // Waits for whoever changes it: that is seen, or has a job of its own.
    const request = await lockRequest(tx, tenantId, requestId);
    const of = { tenantId, requestId, slackUserId };
    const [copy] = await COPY(tx, of);
    if (!copy || copy.shownRevision === request.revision) return 'nothing';
    // What was decided before it was told is told no more.
    if (copy.ts === null && request.state !== 'pending') return 'nothing';
    const [taken] = await TAKE(tx, of);
    if (!taken) return 'later';
    const { channelId, ts } = copy;
    const place = channelId !== null && ts !== null ? { channelId, ts } : null;
    return { request, slackUserId, place };
  });
}

/** It stands there as it was when it was taken; without a place it is given up. */
export async function settleCopy(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { request, slackUserId }: Copy,
  place: { channelId: string; ts: string } | null,
): Promise<void> {
  const of = { tenantId, requestId: request.id, slackUserId };
  if (place === null) await FORGET(em.fork(), of);
  else await SETTLE(em.fork(), { ...of, ...place, revision: request.revision });
}

/** It is to be tried again. */
export async function releaseCopy(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { request, slackUserId }: Copy,
): Promise<void> {
  await RELEASE(em.fork(), { tenantId, requestId: request.id, slackUserId });
}

const ADD = statement<{ slackUserId: string }>(`
  insert into license_request_message (tenant_id, request_id, slack_user_id)
  select :tenantId, cast(:requestId as uuid), unnest(cast(:approvers as text[]))
  on conflict do nothing
  returning slack_user_id as "slackUserId"`);

const OF_COPY = `tenant_id = :tenantId and request_id = cast(:requestId as uuid)
     and slack_user_id = :slackUserId`;

const COPY = statement<{
  channelId: string | null;
  ts: string | null;
  shownRevision: number | null;
}>(`
  select channel_id as "channelId", ts, shown_revision as "shownRevision"
    from license_request_message where ${OF_COPY}`);

const TAKE = statement(`
  update license_request_message
     set sending_until = clock_timestamp() + interval '${ALONE_SECONDS} seconds'
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

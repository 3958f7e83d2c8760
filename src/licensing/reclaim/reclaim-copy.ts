/**
 * The message by which a holder is asked. Whoever takes it is alone with it until it is settled, or for
 * half a minute if they die.
 */

import { lockProducts } from '../assignment-facts.ts';
import type { JobData, Licensing } from '../ports.ts';
import { ALONE_UNTIL } from '../sending-until.ts';
import { statement } from '../statement.ts';
import { type ReclaimAsk, readReclaimAsk, reclaimChanged } from './reclaim-ask.ts';

interface Place {
  channelId: string;
  ts: string;
}

export interface ReclaimCopy {
  ask: ReclaimAsk;
  slackUserId: string;
  revision: number;
  /** Null: it is to be posted. */
  place: Place | null;
}

type Of = JobData['show-reclaim'];

/** What is to be sent next; or it is to be tried again in some seconds. */
export function takeReclaimCopy(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  of: Of,
): Promise<ReclaimCopy | 'nothing' | 'later'> {
  return em.fork().transactional(async (tx) => {
    // Waits for whoever changes it: that is seen, or has a job of its own.
    const [copy] = await LOCK(tx, { tenantId, ...of });
    const ask = await readReclaimAsk(tx, tenantId, of);
    if (!copy || !ask || copy.shownRevision === copy.revision) return 'nothing';
    const { revision, channelId, ts, isBusy } = copy;
    const { slackUserId } = ask;
    // What is settled before it was asked is asked no more.
    if (slackUserId === null || (ts === null && ask.state !== 'asked')) return 'nothing';
    if (isBusy) return 'later';
    await TAKE(tx, { tenantId, ...of });
    const place = channelId !== null && ts !== null ? { channelId, ts } : null;
    return { ask, slackUserId, revision, place };
  });
}

/** It stands there as it was when it was taken. */
export async function settleReclaimCopy(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { ask: { reclaimId, personId }, revision }: ReclaimCopy,
  place: Place,
): Promise<void> {
  await SETTLE(em.fork(), { tenantId, reclaimId, personId, revision, ...place });
}

/** It is to be tried again. */
export async function releaseReclaimCopy(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { reclaimId, personId }: Of,
): Promise<void> {
  await RELEASE(em.fork(), { tenantId, reclaimId, personId });
}

/** Slack says that they cannot be told: who asked sees that. */
export async function giveReclaimCopyUp(
  licensing: Licensing,
  tenantId: string,
  { ask: { reclaimId, personId, productId } }: ReclaimCopy,
): Promise<void> {
  const at = licensing.clock().toISOString();
  await licensing.em.fork().transactional(async (em) => {
    await lockProducts(em, tenantId, [productId]);
    const given = await GIVE_UP(em, { tenantId, reclaimId, personId, at });
    if (given.length > 0) await reclaimChanged(em, licensing, tenantId, { productId, asks: [] });
  });
}

const OF = `tenant_id = :tenantId and reclaim_id = cast(:reclaimId as uuid)
     and person_id = cast(:personId as uuid)`;

const LOCK = statement<{
  revision: number;
  shownRevision: number | null;
  channelId: string | null;
  ts: string | null;
  isBusy: boolean;
}>(`
  select revision, shown_revision as "shownRevision", channel_id as "channelId", ts,
      coalesce(sending_until > clock_timestamp(), false) as "isBusy"
    from reclaim_ask where ${OF} for no key update`);

const TAKE = statement(`
  update reclaim_ask set sending_until = ${ALONE_UNTIL}
   where ${OF}`);

const SETTLE = statement(`
  update reclaim_ask set channel_id = :channelId, ts = :ts, shown_revision = cast(:revision as int),
      sending_until = null
   where ${OF}`);

const RELEASE = statement(`update reclaim_ask set sending_until = null where ${OF}`);

const GIVE_UP = statement(`
  update reclaim_ask set state = 'unreachable', settled_at = cast(:at as timestamptz)
   where ${OF} and state = 'asked' and ts is null
  returning person_id`);

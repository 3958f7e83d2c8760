/**
 * Whether the digest of a day is to be posted, and that it is being posted: recorded before, so that
 * of several processes one does, and whoever comes after a crash knows that it may stand there.
 */
import { dayIn } from '../days.ts';
import type { Licensing } from '../ports.ts';
import { ALONE_UNTIL, LATE_UNTIL } from '../sending-until.ts';
import { statement } from '../statement.ts';
import { readAlertRoute } from './alert-route.ts';
import {
  lockChannel,
  PATIENCE_SECONDS,
  pauseChannel,
  secondsUntil,
  takeTurn,
} from './channel-turns.ts';
import { type Digest, readDigest } from './read-digest.ts';

export interface DigestTelling {
  send: 'post';
  digest: Digest;
  channelId: string;
  /** Of messages to many; null: English. */
  language: string | null;
  /** Since when, in Unix seconds: it was sent before, and nobody knows whether it arrived. */
  sentBefore: number | null;
  waitMs: number;
}

export type NextDigest = DigestTelling | { send: 'nothing' } | { send: 'later'; seconds: number };

const NOTHING: NextDigest = { send: 'nothing' };

/** Nothing on any other day, nor where there is nothing to tell, or no channel. */
export function nextDigest(
  { em, clock }: Pick<Licensing, 'em' | 'clock'>,
  tenantId: string,
  day: string,
): Promise<NextDigest> {
  return em.fork().transactional(async (tx) => {
    const [row] = await DIGEST(tx, { tenantId, day });
    if (!row || row.isPosted || dayIn(row.timeZone, clock()) !== day) return NOTHING;
    if (row.busySeconds > 0) return { send: 'later', seconds: Math.ceil(row.busySeconds) };
    const route = await readAlertRoute(tx, tenantId);
    if (route?.closedWhy !== null) return NOTHING;
    const digest = await readDigest(tx, tenantId, day);
    if (digest.count === 0) return NOTHING;
    const { channelId } = route;
    const seconds = await lockChannel(tx, { tenantId, channelId });
    if (seconds > PATIENCE_SECONDS) return { send: 'later', seconds: Math.ceil(seconds) };
    const waitMs = await takeTurn(tx, { tenantId, channelId });
    await TAKE(tx, { tenantId, day });
    const { language, sentBefore } = row;
    return { send: 'post', digest, channelId, language, sentBefore, waitMs };
  });
}

export async function settleDigest(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { digest: { day } }: DigestTelling,
  ts: string,
): Promise<void> {
  await POSTED(em.fork(), { tenantId, day, ts });
}

/** It is to be tried again, soon; what may have arrived, or may yet, is looked for then. */
export async function releaseDigest(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { digest: { day } }: DigestTelling,
  mayHaveArrived: boolean,
): Promise<void> {
  await RELEASE(em.fork(), { tenantId, day, mayHaveArrived, isLate: mayHaveArrived });
}

/** Slack asks to wait. */
export async function postponeDigest(
  { em, queue }: Licensing,
  tenantId: string,
  { digest: { day }, channelId, sentBefore }: DigestTelling,
  seconds: number,
): Promise<void> {
  await em.fork().transactional(async (tx) => {
    await RELEASE(tx, { tenantId, day, mayHaveArrived: sentBefore !== null, isLate: false });
    await lockChannel(tx, { tenantId, channelId });
    await pauseChannel(tx, { tenantId, channelId, seconds });
    await queue.enqueue(tx, tenantId, 'tell-digest', { day }, { afterSeconds: seconds });
  });
}

interface Row {
  timeZone: string;
  language: string | null;
  isPosted: boolean;
  sentBefore: number | null;
  busySeconds: number;
}

const DIGEST = statement<Row>(`
  select coalesce(t.time_zone, 'UTC') as "timeZone", t.language, d.ts is not null as "isPosted",
      cast(extract(epoch from d.sending_at) as float) as "sentBefore",
      ${secondsUntil('d.sending_until')} as "busySeconds"
    from alert_digest d join tenant t on t.id = d.tenant_id
   where d.tenant_id = :tenantId and d.day = cast(:day as date) for no key update of d`);

const OF_DAY = 'tenant_id = :tenantId and day = cast(:day as date)';

const TAKE = statement(`
  update alert_digest set sending_at = coalesce(sending_at, clock_timestamp()),
      sending_until = ${ALONE_UNTIL}
   where ${OF_DAY}`);

const POSTED = statement(`
  update alert_digest set ts = :ts, sending_at = null, sending_until = null where ${OF_DAY}`);

const RELEASE = statement(`
  update alert_digest set
      sending_until = case when cast(:isLate as boolean)
        then ${LATE_UNTIL} end,
      sending_at = case when cast(:mayHaveArrived as boolean) then sending_at end
   where ${OF_DAY}`);

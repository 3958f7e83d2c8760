/**
 * What is to be sent in a channel next, read from the rows. Whoever takes it is alone with the
 * message until it is settled, or for half a minute if they die. What would stand there twice is
 * recorded before it is sent, so that a lost answer is known of. Slack's seconds are those of
 * PostgreSQL, the same for all processes.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Licensing } from '../ports.ts';
import type { ReadActor } from '../read-actor.ts';
import type { AlertKind } from '../rules/alert-kinds.ts';
import type { AlertSeverity } from '../rules/alert-severity.ts';
import { statement } from '../statement.ts';
import {
  lockChannel,
  PATIENCE_SECONDS,
  pauseChannel,
  secondsUntil,
  takeTurn,
} from './channel-turns.ts';
import { IS_LIVE, SEND } from './due-message.ts';
import { readShownAlerts, type ShownAlert } from './shown-alert.ts';
import { placeAlerts } from './tell-alerts.ts';

/** Longer than a call to Slack, and the wait for its turn before, can take. */
const ALONE_SECONDS = 30;

/**
 * A post, an edit of it, a reply to it for all in the channel to see: a worse threshold; or news, in
 * its thread alone: how many people wait, where that is not as was last told.
 */
export interface Telling {
  send: 'post' | 'edit' | 'reply' | 'news';
  alert: ShownAlert;
  routeId: string;
  channelId: string;
  /** Of the message; null: it is to be posted. */
  ts: string | null;
  /** Of people in error: how many waited, as was last told. */
  toldWaiting: number | null;
  /** Since when, in Unix seconds: it was sent before, and nobody knows whether it arrived. */
  sentBefore: number | null;
  /** Until its turn in the channel. */
  waitMs: number;
}

/** The first message in a channel that was chosen: it shows that the app may post there. */
export interface Greeting {
  send: 'greeting';
  routeId: string;
  channelId: string;
  /** Who chose it; null: the system. */
  by: ReadActor | null;
  /** Whose alerts go there; by none of them: those of all. */
  product: string | null;
  kind: AlertKind | null;
  severity: AlertSeverity | null;
  language: string | null;
  waitMs: number;
}

/** Nothing is left to send; or it is to be tried again in some seconds. */
export type NextTelling =
  | Telling
  | Greeting
  | { send: 'nothing' }
  | { send: 'later'; seconds: number };

/** @param passed alerts that are not looked at, as Slack refuses what there is to say of them. */
export function nextTelling(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { channelId, passed }: { channelId: string; passed: readonly string[] },
): Promise<NextTelling> {
  const of = { tenantId, channelId };
  return em.fork().transactional(async (tx) => {
    // Waits for whoever has something told there: it is seen, or has a job of its own.
    const pausedSeconds = await lockChannel(tx, of);
    const mayPost = pausedSeconds <= PATIENCE_SECONDS;
    const [greeting] = mayPost ? await GREET(tx, of) : [];
    if (greeting)
      return { send: 'greeting', ...greeting, channelId, waitMs: await takeTurn(tx, of) };
    const [due] = await DUE(tx, { ...of, passed, waitSeconds: mayPost ? 0 : pausedSeconds });
    if (!due) return { send: 'nothing' };
    const { alertId, routeId, send, waitSeconds, ts, toldWaiting, sentBefore } = due;
    if (waitSeconds > 0) return { send: 'later', seconds: Math.ceil(waitSeconds) };
    const [alert] = await readShownAlerts(tx, tenantId, [alertId]);
    if (!alert) return { send: 'nothing' };
    const isPost = send !== 'edit';
    const waitMs = isPost ? await takeTurn(tx, of) : 0;
    await TAKE(tx, { tenantId, alertId, routeId, isPost });
    return { send, alert, routeId, channelId, ts, toldWaiting, sentBefore, waitMs };
  });
}

/** What stands there: the message at `ts`, with what it shows and tells. */
export interface Told {
  ts: string | null;
  revision: number;
  level: number;
  /** Of people in error; null: it is about something else. */
  waiting: number | null;
}

export async function settleTelling(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { send, alert, routeId }: Telling,
  { ts, revision, level, waiting }: Told,
): Promise<void> {
  const of = { tenantId, alertId: alert.id, routeId, waiting };
  if (send === 'post') await POSTED(em.fork(), { ...of, ts, revision, level });
  else if (send === 'edit') await EDITED(em.fork(), { ...of, revision, level });
  else await REPLIED(em.fork(), { ...of, level });
}

/** It is to be tried again; what may have arrived is looked for then. */
export async function releaseTelling(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { alert, routeId }: Telling,
  mayHaveArrived: boolean,
): Promise<void> {
  await RELEASE(em.fork(), { tenantId, alertId: alert.id, routeId, mayHaveArrived });
}

/** Slack asks to wait: nobody posts in the channel until then, and it is gone on with afterwards. */
export async function postponeTelling(
  { em, queue }: Licensing,
  tenantId: string,
  telling: Telling | Greeting,
  seconds: number,
): Promise<void> {
  const { channelId, routeId } = telling;
  await em.fork().transactional(async (tx) => {
    const of = { tenantId, channelId };
    await lockChannel(tx, of);
    if (telling.send === 'greeting') await GREET_LATER(tx, { tenantId, routeId });
    else {
      const mayHaveArrived = telling.sentBefore !== null;
      await RELEASE(tx, { tenantId, alertId: telling.alert.id, routeId, mayHaveArrived });
    }
    await pauseChannel(tx, { ...of, seconds });
    await tellLater(tx, { queue }, tenantId, { channelId, seconds });
  });
}

export async function tellLater(
  em: SqlEntityManager,
  { queue }: Pick<Licensing, 'queue'>,
  tenantId: string,
  { channelId, seconds }: { channelId: string; seconds: number },
): Promise<void> {
  await queue.enqueue(em, tenantId, 'tell-channel', { channelId }, { afterSeconds: seconds });
}

/** Somebody deleted the message: the alert has none, and is posted again if it holds. */
export async function forgetMessage(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { alert, routeId }: Telling,
): Promise<void> {
  await em.fork().transactional(async (tx) => {
    await FORGET(tx, { tenantId, alertId: alert.id, routeId });
    await placeAlerts(tx, tenantId, [alert.id]);
  });
}

const GREET = statement<Omit<Greeting, 'send' | 'channelId' | 'waitMs'>>(`
  update alert_route r set to_greet = false
    from (select id from alert_route where tenant_id = :tenantId and channel_id = :channelId
      and to_greet and closed_at is null order by set_at, id limit 1) first, tenant t
   where r.tenant_id = :tenantId and r.id = first.id and t.id = r.tenant_id
  returning r.id as "routeId", t.language, r.kind, r.severity,
    (select json_build_object('displayName', p.display_name, 'slackUserId', p.slack_user_id)
       from person p where p.tenant_id = r.tenant_id and p.id = r.set_by_id) as by,
    (select pr.display_name from product pr
      where pr.tenant_id = r.tenant_id and pr.id = r.product_id) as product`);

const GREET_LATER = statement(`update alert_route set to_greet = true
   where tenant_id = :tenantId and id = cast(:routeId as uuid)`);

interface Due {
  alertId: string;
  routeId: string;
  send: Telling['send'];
  ts: string | null;
  toldWaiting: number | null;
  sentBefore: number | null;
  /** Somebody else is at it, or nothing may be posted. */
  waitSeconds: number;
}

const DUE = statement<Due>(`
  select *, greatest(due."busySeconds",
      case when due.send <> 'edit' then cast(:waitSeconds as float) else 0 end) as "waitSeconds"
    from (select m.alert_id as "alertId", m.route_id as "routeId", ${SEND} as send, m.ts,
        m.told_waiting as "toldWaiting",
        cast(extract(epoch from m.sending_at) as float) as "sentBefore",
        ${secondsUntil('m.sending_until')} as "busySeconds", a.opened_at, a.id
      from alert_route r
      join alert_message m on m.tenant_id = r.tenant_id and m.route_id = r.id and ${IS_LIVE}
      join alert a on a.tenant_id = m.tenant_id and a.id = m.alert_id
     where r.tenant_id = :tenantId and r.channel_id = :channelId
       and a.id <> all (cast(:passed as uuid[]))) due
   where due.send is not null
   order by "waitSeconds", due.opened_at, due.id limit 1`);

const OF_MESSAGE = `tenant_id = :tenantId and alert_id = cast(:alertId as uuid)
     and route_id = cast(:routeId as uuid)`;

const TAKE = statement(`
  update alert_message set sending_until = clock_timestamp() + interval '${ALONE_SECONDS} seconds',
      sending_at = case when cast(:isPost as boolean)
        then coalesce(sending_at, clock_timestamp()) else sending_at end
   where ${OF_MESSAGE}`);

const POSTED = statement(`
  update alert_message set ts = :ts, shown_revision = cast(:revision as int),
      told_level = cast(:level as smallint), told_waiting = cast(:waiting as int),
      sending_at = null, sending_until = null
   where ${OF_MESSAGE}`);

/** With another last day the thresholds begin anew. */
const EDITED = statement(`
  update alert_message set shown_revision = cast(:revision as int), sending_until = null,
      told_level = least(told_level, cast(:level as smallint)),
      told_waiting = coalesce(told_waiting, cast(:waiting as int))
   where ${OF_MESSAGE}`);

const REPLIED = statement(`
  update alert_message set told_level = cast(:level as smallint),
      told_waiting = cast(:waiting as int), sending_at = null, sending_until = null
   where ${OF_MESSAGE}`);

const RELEASE = statement(`
  update alert_message set sending_until = null,
      sending_at = case when cast(:mayHaveArrived as boolean) then sending_at end
   where ${OF_MESSAGE}`);

const FORGET = statement(`delete from alert_message where ${OF_MESSAGE}`);

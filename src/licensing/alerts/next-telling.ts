/**
 * What is to be sent in a channel next, read from the rows. Whoever takes it is alone with the
 * message until it is settled, or for half a minute if they die. What would stand there twice is
 * recorded before it is sent, so that a lost answer is known of. Slack's seconds are those of
 * PostgreSQL, the same for all processes.
 */
import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Licensing } from '../ports.ts';
import type { ReadActor } from '../read-actor.ts';
import type { AlertKind } from '../rules/alert-kinds.ts';
import { type AlertSeverity, SEVERITY } from '../rules/alert-severity.ts';
import { ALONE_UNTIL } from '../sending-until.ts';
import { statement } from '../statement.ts';
import { lockChannel, PATIENCE_SECONDS, secondsUntil, takeTurn } from './channel-turns.ts';
import { IS_LIVE, IS_NEWS, OF_ROWS, ROWS, SEND } from './due-message.ts';
import { readShownAlerts, type ShownAlert } from './shown-alert.ts';

/** Of more that are due at once there is one message, a list of them. */
const SEVERAL = 3;
/** So many of a list are shown. */
const SHOWN = 25;

/**
 * A post, an edit of it, a reply to it for all in the channel to see: a worse threshold; or news, in
 * its thread alone: how many people wait, where that is not as was last told.
 */
export interface Telling {
  send: 'post' | 'edit' | 'reply' | 'news';
  /** Of a list that stands for several alerts; null: it stands for one. */
  listId: string | null;
  /** Those that are shown, the worst first. */
  alerts: ShownAlert[];
  /** All that it stands for, as they are shown. */
  rows: readonly Row[];
  channelId: string;
  /** Tells it from others of its list, however often it is tried. */
  token: string | null;
  /** Of the message; null: it is to be posted. */
  ts: string | null;
  /** Of people in error: how many waited, as was last told. */
  toldWaiting: number | null;
  /** Since when, in Unix seconds: it was sent before, and nobody knows whether it arrived. */
  sentBefore: number | null;
  /** Until its turn in the channel. */
  waitMs: number;
}

export interface Row {
  alertId: string;
  routeId: string;
  revision: number;
  level: number;
  /** Of people in error; null: it is about something else. */
  waiting: number | null;
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
    await gather(tx, of);
    const [due] = await DUE(tx, { ...of, passed, waitSeconds: mayPost ? 0 : pausedSeconds });
    if (!due) return { send: 'nothing' };
    const { send, waitSeconds, ts, toldWaiting, sentBefore } = due;
    if (waitSeconds > 0) return { send: 'later', seconds: Math.ceil(waitSeconds) };
    const { listId, rows } = await allOf(tx, of, due);
    const shown = rows.slice(0, SHOWN).map(({ alertId }) => alertId);
    const alerts = await readShownAlerts(tx, tenantId, shown);
    const isPost = send !== 'edit';
    const waitMs = isPost ? await takeTurn(tx, of) : 0;
    const [taken] = await TAKE(tx, { tenantId, rows: JSON.stringify(rows), isPost });
    const token = taken?.token ?? null;
    return { send, listId, alerts, rows, channelId, ts, toldWaiting, sentBefore, token, waitMs };
  });
}

/** More that were never told are a list. Step by step, as joined PostgreSQL may look for each among all. */
async function gather(em: SqlEntityManager, of: { tenantId: string; channelId: string }) {
  const { tenantId } = of;
  const untold = await UNTOLD(em, of);
  if (untold.length <= SEVERAL) return;
  const due = await DUE_AMONG(em, { tenantId, alertIds: untold.map(({ alertId }) => alertId) });
  if (due.length <= SEVERAL) return;
  const ids = new Set(due.map(({ id }) => id));
  const rows = JSON.stringify(untold.filter(({ alertId }) => ids.has(alertId)));
  await GATHER(em, { tenantId, listId: randomUUID(), rows });
}

/** What one message stands for: an alert, its whole list, or those of the list that are worse now. */
async function allOf(
  em: SqlEntityManager,
  of: { tenantId: string; channelId: string },
  { listId, send, token, alertId, routeId, revision, level, waiting }: Due,
): Promise<{ listId: string | null; rows: readonly Row[] }> {
  const alone = [{ alertId, routeId, revision, level, waiting }];
  if (listId === null) return { listId, rows: alone };
  const rows = await LISTED(em, { ...of, listId, send, token });
  const isOne = send === 'reply' && (token === null ? rows.length <= SEVERAL : rows.length === 1);
  return isOne ? { listId: null, rows: alone } : { listId, rows };
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

const WAITING = `case when a.kind = 'assignments_in_error'
      then cast(a.facts ->> 'waiting' as int) end`;

interface Due extends Row {
  listId: string | null;
  token: string | null;
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
        a.revision, a.level, ${WAITING} as waiting, m.list_id as "listId", cast(m.sending_at as text) as token,
        cast(extract(epoch from m.sending_at) as float) as "sentBefore",
        ${secondsUntil('m.sending_until')} as "busySeconds", a.opened_at, a.id
      from alert_route r
      join alert_message m on m.tenant_id = r.tenant_id and m.route_id = r.id and ${IS_LIVE}
      join alert a on a.tenant_id = m.tenant_id and a.id = m.alert_id
     where r.tenant_id = :tenantId and r.channel_id = :channelId
       and a.id <> all (cast(:passed as uuid[]))) due
   where due.send is not null
   order by "waitSeconds", due.opened_at, due.id limit 1`);

/** What was never sent, lists of it included. */
const UNTOLD = statement<Pick<Row, 'alertId' | 'routeId'>>(`
  select m.alert_id as "alertId", m.route_id as "routeId"
    from alert_route r
    join alert_message m on m.tenant_id = r.tenant_id and m.route_id = r.id and ${IS_LIVE}
   where r.tenant_id = :tenantId and r.channel_id = :channelId
     and m.ts is null and m.sending_at is null`);

const DUE_AMONG = statement<{ id: string }>(`
  select a.id from alert a
   where a.tenant_id = :tenantId and a.id = any (cast(:alertIds as uuid[])) and ${IS_NEWS}`);

/** SQL: the ids of the channel's routes, found once, of however many. */
const routes = (which: string) => `any (array(select r.id from alert_route r
     where r.tenant_id = :tenantId and r.channel_id = :channelId and ${which}))`;

/** As IS_LIVE. */
const IS_LIVE_IN_CHANNEL = `(m.route_id = ${routes('r.closed_at is null')}
     or (m.ts is not null and m.route_id = ${routes("r.closed_why = 'replaced'")}))`;

/** The worst first, what is over last. */
const LISTED = statement<Row>(`
  select m.alert_id as "alertId", m.route_id as "routeId", a.revision, a.level,
      ${WAITING} as waiting
    from alert_message m
    join alert a on a.tenant_id = m.tenant_id and a.id = m.alert_id
   where m.tenant_id = :tenantId and m.list_id = cast(:listId as uuid) and ${IS_LIVE_IN_CHANNEL}
     and case cast(:send as text) when 'edit' then m.ts is not null
       else ${SEND} = cast(:send as text)
         and cast(m.sending_at as text) is not distinct from cast(:token as text) end
   order by a.resolved_at is null and a.quiet_why is null desc, ${SEVERITY} = 'urgent' desc,
     a.facts->>'product', a.id`);

const GATHER = statement(`
  update alert_message m set list_id = cast(:listId as uuid) from ${ROWS} where ${OF_ROWS}`);

const TAKE = statement<{ token: string | null }>(`
  update alert_message m set
      sending_until = ${ALONE_UNTIL},
      sending_at = case when cast(:isPost as boolean)
        then coalesce(m.sending_at, now()) else m.sending_at end
    from ${ROWS} where ${OF_ROWS}
  returning cast(m.sending_at as text) as token`);

/**
 * What is to be sent of an alert next, read from its rows. Whoever takes it is alone with the
 * message until it is settled, or for half a minute if they die. What would stand there twice is
 * recorded before it is sent, so that a lost answer is known of. Slack's seconds are those of
 * PostgreSQL, the same for all processes.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Licensing } from '../ports.ts';
import type { ReadActor } from '../read-actor.ts';
import type { StandingAlert } from '../rules/alert-facts.ts';
import { statement } from '../statement.ts';

/** Longer than a call to Slack, and the wait for its turn before, can take. */
const ALONE_SECONDS = 30;
/** A turn further off is not waited for: a job comes back then. */
const PATIENCE_SECONDS = 3;

/** The alert as it is to be shown. */
export type ShownAlert = StandingAlert & {
  productId: string;
  revision: number;
  /** Who takes care of it. */
  owner: ReadActor | null;
  /** Somebody has seen it: nothing is replied to its message. */
  quiet: Quiet | null;
  /** Who turned its kind off for the product; null: the system, or nobody. */
  offBy: ReadActor | null;
  /** Null: it holds. */
  resolvedAt: string | null;
  /** Of messages to many; null: English. */
  language: string | null;
};

export interface Quiet {
  why: 'snoozed' | 'resolved';
  /** An instant, ISO 8601. */
  at: string;
  by: ReadActor | null;
  /** The day on which a snooze ends. */
  until: string | null;
  reason: string | null;
}

/** A post, an edit of it, or a reply to it for all in the channel to see: a worse threshold. */
export interface Telling {
  send: 'post' | 'edit' | 'reply';
  alert: ShownAlert;
  routeId: string;
  channelId: string;
  /** Of the message; null: it is to be posted. */
  ts: string | null;
  /** Since when, in Unix seconds: it was sent before, and nobody knows whether it arrived. */
  sentBefore: number | null;
  /** Until its turn in the channel. */
  waitMs: number;
}

/** Nothing is left to send; or it is to be tried again in some seconds. */
export type NextTelling = Telling | { send: 'nothing' } | { send: 'later'; seconds: number };

const NOTHING: NextTelling = { send: 'nothing' };

export function nextTelling(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  alertId: string,
): Promise<NextTelling> {
  return em.fork().transactional(async (tx) => {
    // Waits for whoever changes the alert: it is seen, or has a job of its own.
    const [alert] = await ALERT(tx, { tenantId, alertId });
    if (!alert) return NOTHING;
    const [message] = await MESSAGE(tx, { tenantId, alertId });
    if (message) return nextOf(tx, tenantId, alert, message);
    // What passed before it was told is told no more, nor what somebody has seen; some are over as
    // they begin.
    if (alert.quiet !== null) return NOTHING;
    if (alert.resolvedWhy !== null && !alert.isBornResolved) return NOTHING;
    const [made] = await MAKE(tx, { tenantId, alertId });
    return made ? nextOf(tx, tenantId, alert, made) : NOTHING;
  });
}

interface Message {
  routeId: string;
  channelId: string;
  ts: string | null;
  shownRevision: number | null;
  toldLevel: number | null;
  sentBefore: number | null;
  busySeconds: number;
  pausedSeconds: number;
}

async function nextOf(
  em: SqlEntityManager,
  tenantId: string,
  alert: ShownAlert & { isBornResolved: boolean },
  message: Message,
): Promise<NextTelling> {
  const send = whatOf(alert, message);
  if (send === 'nothing') return NOTHING;
  const { routeId, channelId, ts, sentBefore } = message;
  const seconds = Math.max(message.busySeconds, send === 'edit' ? 0 : message.pausedSeconds);
  if (message.busySeconds > 0 || seconds > PATIENCE_SECONDS) {
    return { send: 'later', seconds: Math.ceil(seconds) };
  }
  const isPost = send !== 'edit';
  const [turn] = isPost ? await TURN(em, { tenantId, routeId }) : [];
  await TAKE(em, { tenantId, alertId: alert.id, routeId, isPost });
  return { send, alert, routeId, channelId, ts, sentBefore, waitMs: turn?.waitMs ?? 0 };
}

function whatOf(
  alert: ShownAlert & { isBornResolved: boolean },
  { ts, shownRevision, toldLevel, sentBefore }: Message,
): 'post' | 'edit' | 'reply' | 'nothing' {
  const holds = alert.resolvedWhy === null && alert.quiet === null;
  // What may have arrived is looked for, that it be edited.
  if (ts === null) return holds || alert.isBornResolved || sentBefore !== null ? 'post' : 'nothing';
  if (shownRevision !== alert.revision) return 'edit';
  return holds && toldLevel !== null && alert.level > toldLevel ? 'reply' : 'nothing';
}

/** What stands there: the message at `ts`, with what it shows and tells. */
export interface Told {
  ts: string | null;
  revision: number;
  level: number;
}

export async function settleTelling(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { send, alert, routeId }: Telling,
  { ts, revision, level }: Told,
): Promise<void> {
  const of = { tenantId, alertId: alert.id, routeId };
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

/** Slack asks to wait: nobody posts in the channel until then, and the alert is told afterwards. */
export async function postponeTelling(
  { em, queue }: Licensing,
  tenantId: string,
  { alert, routeId, sentBefore }: Telling,
  seconds: number,
): Promise<void> {
  const mayHaveArrived = sentBefore !== null;
  await em.fork().transactional(async (tx) => {
    await RELEASE(tx, { tenantId, alertId: alert.id, routeId, mayHaveArrived });
    await PAUSE(tx, { tenantId, routeId, seconds });
    await tellLater(tx, { queue }, tenantId, { alertId: alert.id, seconds });
  });
}

export async function tellLater(
  em: SqlEntityManager,
  { queue }: Pick<Licensing, 'queue'>,
  tenantId: string,
  { alertId, seconds }: { alertId: string; seconds: number },
): Promise<void> {
  await queue.enqueue(em, tenantId, 'tell-alert', { alertId }, { afterSeconds: seconds });
}

/** Somebody deleted the message: the alert has none. */
export async function forgetMessage(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { alert, routeId }: Telling,
): Promise<void> {
  await FORGET(em.fork(), { tenantId, alertId: alert.id, routeId });
}

const person = (id: string) => `(
  select json_build_object('displayName', p.display_name, 'slackUserId', p.slack_user_id)
    from person p where p.tenant_id = a.tenant_id and p.id = ${id})`;

const ALERT = statement<ShownAlert & { isBornResolved: boolean }>(`
  select a.id, a.kind, a.product_id as "productId", a.subscription_id as "subscriptionId", a.level,
      a.facts, a.revision, ${person('a.owner_id')} as owner,
      case when a.quiet_why is not null then json_build_object('why', a.quiet_why,
        'at', a.quiet_at, 'by', ${person('a.quiet_by_id')}, 'until', a.quiet_until,
        'reason', a.quiet_reason) end as quiet,
      ${person(`(select o.set_by_id from alert_off o
        where o.tenant_id = a.tenant_id and o.product_id = a.product_id and o.kind = a.kind)`)} as "offBy",
      a.resolved_why as "resolvedWhy", a.resolved_at as "resolvedAt", t.language,
      coalesce(a.resolved_at = a.opened_at, false) as "isBornResolved"
    from alert a join tenant t on t.id = a.tenant_id
   where a.tenant_id = :tenantId and a.id = cast(:alertId as uuid) for no key update of a`);

const COLUMNS = `m.route_id as "routeId", r.channel_id as "channelId", m.ts,
  m.shown_revision as "shownRevision", m.told_level as "toldLevel",
  cast(extract(epoch from m.sending_at) as float) as "sentBefore",
  greatest(0, coalesce(cast(extract(epoch from m.sending_until - clock_timestamp()) as float), 0)) as "busySeconds",
  greatest(0, coalesce(cast(extract(epoch from r.next_at - clock_timestamp()) as float), 0)) as "pausedSeconds"`;

/** Where it stands or may stand, unless nothing there can be changed any more. */
const MESSAGE = statement<Message>(`
  select ${COLUMNS}
    from alert_message m join alert_route r on r.tenant_id = m.tenant_id and r.id = m.route_id
   where m.tenant_id = :tenantId and m.alert_id = cast(:alertId as uuid)
     and (r.closed_at is null or (r.closed_why = 'replaced' and m.ts is not null))
   order by r.set_at desc, r.id limit 1`);

/** In the product's own channel, if there is one. */
const MAKE = statement<Message>(`
  with m as (
    insert into alert_message (tenant_id, alert_id, route_id)
    select a.tenant_id, a.id, r.id
      from alert a join alert_route r on r.tenant_id = a.tenant_id and r.closed_at is null
       and (r.product_id is null or r.product_id = a.product_id)
     where a.tenant_id = :tenantId and a.id = cast(:alertId as uuid)
     order by r.product_id nulls last limit 1
    returning *
  )
  select ${COLUMNS} from m join alert_route r on r.tenant_id = m.tenant_id and r.id = m.route_id`);

/** All that lead to the channel: each has its turn. They are locked in one order. */
const ROUTES = `routes as (
    select id, next_at from alert_route
     where tenant_id = :tenantId and channel_id = (select channel_id from alert_route
       where tenant_id = :tenantId and id = cast(:routeId as uuid))
     order by id for no key update
  )`;

const TURN = statement<{ waitMs: number }>(`
  with ${ROUTES}, turn as (
    select greatest(max(next_at), clock_timestamp()) + interval '1 second' as at from routes
  )
  update alert_route r set next_at = turn.at from turn, routes
   where r.tenant_id = :tenantId and r.id = routes.id
  returning greatest(0, cast(extract(epoch from turn.at - clock_timestamp()) as float) - 1) * 1000
    as "waitMs"`);

const OF_MESSAGE = `tenant_id = :tenantId and alert_id = cast(:alertId as uuid)
     and route_id = cast(:routeId as uuid)`;

const TAKE = statement(`
  update alert_message set sending_until = clock_timestamp() + interval '${ALONE_SECONDS} seconds',
      sending_at = case when cast(:isPost as boolean)
        then coalesce(sending_at, clock_timestamp()) else sending_at end
   where ${OF_MESSAGE}`);

const POSTED = statement(`
  update alert_message set ts = :ts, shown_revision = cast(:revision as int),
      told_level = cast(:level as smallint), sending_at = null, sending_until = null
   where ${OF_MESSAGE}`);

/** With another last day the thresholds begin anew. */
const EDITED = statement(`
  update alert_message set shown_revision = cast(:revision as int), sending_until = null,
      told_level = least(told_level, cast(:level as smallint))
   where ${OF_MESSAGE}`);

const REPLIED = statement(`
  update alert_message set told_level = cast(:level as smallint), sending_at = null,
      sending_until = null
   where ${OF_MESSAGE}`);

const RELEASE = statement(`
  update alert_message set sending_until = null,
      sending_at = case when cast(:mayHaveArrived as boolean) then sending_at end
   where ${OF_MESSAGE}`);

const PAUSE = statement(`
  with ${ROUTES}
  update alert_route r set next_at = greatest(r.next_at,
      clock_timestamp() + cast(:seconds as int) * interval '1 second')
    from routes where r.tenant_id = :tenantId and r.id = routes.id`);

const FORGET = statement(`delete from alert_message where ${OF_MESSAGE}`);

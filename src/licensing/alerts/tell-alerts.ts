/**
 * Has alerts told. Each has its place in a channel, written with the change that opens it; each
 * channel has a job of its own, which sends what its messages lack. Whoever sends that job holds
 * the channel's routes, which the job locks first: so one that waits sees the change.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Licensing } from '../ports.ts';
import { SEVERITY } from '../rules/alert-severity.ts';
import { statement } from '../statement.ts';
import { IS_LIVE, SEND } from './due-message.ts';

type Telling = Pick<Licensing, 'queue'>;

/** In the caller's transaction, as the last of it: it locks the channels. */
export async function tellAlerts(
  em: SqlEntityManager,
  licensing: Telling,
  tenantId: string,
  alertIds: readonly string[],
): Promise<void> {
  if (alertIds.length === 0) return;
  await placeAlerts(em, tenantId, alertIds);
  await tellChannels(em, licensing, tenantId, await OF_ALERTS(em, { tenantId, alertIds }));
}

/** Those that are to be posted and stand nowhere. Whoever calls sees to it that they are told. */
export async function placeAlerts(
  em: SqlEntityManager,
  tenantId: string,
  alertIds: readonly string[],
): Promise<void> {
  await PLACE(em, { tenantId, alertIds });
}

/** Whatever holds and is shown nowhere as it is: after an outage, or once a channel was chosen. */
export async function tellUntold(licensing: Licensing, tenantId: string): Promise<void> {
  await licensing.em.fork().transactional(async (em) => {
    await JOIN_MANY(em, {});
    await PLACE_ALL(em, { tenantId });
    await tellChannels(em, licensing, tenantId, await OF_ALL(em, { tenantId }));
  });
}

async function tellChannels(
  em: SqlEntityManager,
  { queue }: Telling,
  tenantId: string,
  routes: readonly { channelId: string }[],
): Promise<void> {
  for (const channelId of new Set(routes.map((route) => route.channelId))) {
    await queue.enqueue(em, tenantId, 'tell-channel', { channelId });
  }
}

/**
 * Of many, each is looked for among the others in one pass, whatever PostgreSQL believes of how many there
 * are: one after the other, 10,000 alerts would take longer than a statement may.
 */
const JOIN_MANY = statement("select set_config('enable_nestloop', 'off', true)");

/** SQL: route `r` is in use, and it is that of `what`. */
const route = (what: string) =>
  `alert_route r where r.tenant_id = :tenantId and r.closed_at is null and ${what}`;

/**
 * In the most specific of the channels: its product's own, that of its kind, of its severity, of
 * all. What stands in one stays there, unless it gets worse and what is so bad goes to another: it
 * is told there from then on, and only kept true where it stood.
 */
const place = (which: string) => `
  with stands as (
    select a.id, max(m.told_level) filter (where not m.moved) as told_level,
        bool_or(not m.moved) as is_told, array_agg(r.channel_id) as channel_ids
      from alert a
      join alert_message m on m.tenant_id = a.tenant_id and m.alert_id = a.id
      join alert_route r on r.tenant_id = m.tenant_id and r.id = m.route_id and ${IS_LIVE}
     where a.tenant_id = :tenantId and ${which}
     group by a.id
  ), placed as (
    insert into alert_message (tenant_id, alert_id, route_id)
    select a.tenant_id, a.id, route.id
      from alert a
      left join (select r.* from ${route('r.product_id is not null')}) own
        on own.product_id = a.product_id
      left join (select r.* from ${route('r.kind is not null')}) kind on kind.kind = a.kind
      left join (select r.* from ${route('r.severity is not null')}) severity
        on severity.severity = ${SEVERITY}
      left join stands on stands.id = a.id
      cross join lateral (select coalesce(own.id, kind.id, severity.id,
        (select r.id from ${route('num_nonnulls(r.product_id, r.kind, r.severity) = 0')})) as id) route
     where a.tenant_id = :tenantId and ${which} and a.quiet_why is null
       and route.id is not null
       and (stands.is_told is not true
         or (num_nonnulls(own.id, kind.id) = 0
           and severity.channel_id <> all (stands.channel_ids)
           and a.level > stands.told_level))
    on conflict (tenant_id, alert_id, route_id) do update set moved = false
    returning tenant_id, alert_id, route_id
  )
  update alert_message m set moved = true from placed
   where m.tenant_id = placed.tenant_id and m.alert_id = placed.alert_id
     and m.route_id <> placed.route_id`;

const GIVEN = 'a.id = any (cast(:alertIds as uuid[]))';
const PLACE = statement(
  place(`${GIVEN} and (a.resolved_at is null or a.resolved_at = a.opened_at)`),
);
const PLACE_ALL = statement(place('a.resolved_at is null'));

/** Locked in one order. */
const channels = (which: string) => `
  select channel_id as "channelId" from alert_route
   where tenant_id = :tenantId and channel_id in (
     select r.channel_id from alert a
       join alert_message m on m.tenant_id = a.tenant_id and m.alert_id = a.id
       join alert_route r on r.tenant_id = m.tenant_id and r.id = m.route_id
      where a.tenant_id = :tenantId and ${which} and ${IS_LIVE} and ${SEND} is not null)
   order by id for no key update`;

const OF_ALERTS = statement<{ channelId: string }>(channels(GIVEN));
const OF_ALL = statement<{ channelId: string }>(channels('true'));

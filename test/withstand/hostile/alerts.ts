/** Alerts about three products with one subscription each, in a channel of their own: the walk renews one. */
import { randomUUID } from 'node:crypto';
import { tellAlerts } from '../../../src/licensing/alerts/tell-alerts.ts';
import type { TestApp } from '../../support/app.ts';
import { until } from '../../support/until.ts';

/** What is due is not looked for: a company may have 101 of it, and a channel takes one a second. */
export async function postAlerts(app: TestApp, user: { id: string }): Promise<string> {
  const { slack, licensing, tenantId } = app;
  const { id: channelId } = slack.addChannel({
    ...{ name: 'alerts', members: [user.id], botIsMember: true },
  });
  const em = licensing.em.fork();
  const values = { tenantId, channelId, routeId: randomUUID() };
  await em.execute(ROUTE, values, 'run');
  const alerts = await em.execute<{ id: string }[]>(ALERTS, values);
  const ids = alerts.map(({ id }) => id);
  await em.transactional((tx) => tellAlerts(tx, licensing, tenantId, ids));
  await slack.as(user.id).waitFor((client) => client.messages(channelId).length >= alerts.length);
  // Several at once are a list.
  const more = await em.execute<{ id: string }[]>(MORE_ALERTS, values);
  const others = more.map(({ id }) => id);
  await em.transactional((tx) => tellAlerts(tx, licensing, tenantId, others));
  await slack.as(user.id).waitFor((client) => client.messages(channelId).length > alerts.length);
  return channelId;
}

/** Each message shows its alert as it is. */
export async function alertsAreTold({ licensing, tenantId }: TestApp): Promise<void> {
  const { em, queue } = licensing;
  await until(
    'all alerts are told',
    async () => !(await queue.isPending(em.fork(), tenantId, 'tell-channel', {})),
  );
}

const ROUTE = `insert into alert_route (tenant_id, id, channel_id, set_at)
  values (:tenantId, :routeId, :channelId, now())`;

/** A job may have found one of them due meanwhile. */
const ALERTS = `
  insert into alert (tenant_id, id, kind, product_id, subscription_id, level, facts, opened_at)
  select p.tenant_id, gen_random_uuid(), 'subscription_expires', p.id, s.id, -30,
      jsonb_build_object('product', p.display_name, 'seats', s.seats, 'lastDay', s.end_date,
        'goneFrom', s.end_date + 31, 'hasGrace', true, 'inGrace', false, 'replaced', 0,
        'assigned', 0, 'total', 0, 'short', 0, 'price', null, 'currency', null,
        'noticeDate', null), now() + interval '1 s' * cast(p.display_name <> 'Beside' as int)
    from product p join subscription s on s.tenant_id = p.tenant_id and s.product_id = p.id
   where p.tenant_id = :tenantId and p.display_name in ('Together', 'Beside', 'Instead')
  on conflict (tenant_id, kind, subscription_id) where resolved_at is null
    do update set level = excluded.level
  returning id`;

const MORE_ALERTS = `
  insert into alert (tenant_id, id, kind, product_id, level, facts, opened_at)
  select p.tenant_id, gen_random_uuid(), kind.name, p.id, 1,
      jsonb_build_object('product', p.display_name, 'waiting', 1, 'causes', '[]'::jsonb, 'healed', 0,
        'assigned', 1, 'total', 2, 'available', 1, 'over', 0, 'forecast', null, 'isEarly', true,
        'candidates', '[]'::jsonb), now()
    from product p cross join (values ('seats_short'), ('assignments_in_error')) kind (name)
   where p.tenant_id = :tenantId and p.display_name in ('Together', 'Beside', 'Instead')
  on conflict (tenant_id, kind, product_id) where resolved_at is null and subscription_id is null
    do update set level = excluded.level
  returning id`;

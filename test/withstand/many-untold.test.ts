/** Alerts that nobody was told of, so many and so sudden that PostgreSQL knows nothing of them yet. */
import { nextTelling } from '../../src/licensing/alerts/next-telling.ts';
import { tellUntold } from '../../src/licensing/alerts/tell-alerts.ts';
import { createOrm } from '../../src/persistence/orm.ts';
import { aTenant } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { sized } from '../support/sizes.ts';

const licensing = useLicensing();

const ALERTS = sized({ short: 100, long: 10_000 });
/** Each of a product's own, and one for all others. */
const CHANNELS = sized({ short: 10, long: 1000 });

test('each finds its channel, and its list, within what a statement may take', async () => {
  const others = ALERTS - CHANNELS + 1;
  const { tenantId } = await aTenant(licensing);
  const run = (sql: string) => licensing.em.fork().execute(sql, [tenantId], 'run');
  for (const table of ['alert', 'alert_message', 'alert_route']) await run(`analyze ${table}`);
  await run(`
    insert into product (tenant_id, id, sku_id, sku_part_number, display_name)
    select ?, gen_random_uuid(), gen_random_uuid(), 'P', n from generate_series(1, ${ALERTS}) n`);
  await run(`
    insert into alert_route (tenant_id, id, product_id, channel_id, set_at)
    select tenant_id, gen_random_uuid(), case when display_name <> '1' then id end, 'C' || display_name, now()
      from product where tenant_id = ? and cast(display_name as int) <= ${CHANNELS}`);
  await run(`
    insert into alert (tenant_id, id, kind, product_id, level, facts, opened_at)
    select tenant_id, gen_random_uuid(), 'seats_short', id, 1, '{}', now()
      from product where tenant_id = ?`);

  const patience = { toConnect: 5000, forStatement: 5000 };
  const impatient = await createOrm({ databaseUrl: licensing.database.url, patience });
  try {
    const { queue, clock } = licensing;
    const some = { queue, clock, em: impatient.em };
    // Told of by nobody; then by all.
    for (let looks = 0; looks < 2; looks += 1) await tellUntold(some, tenantId);
    const next = await nextTelling(some, tenantId, { channelId: 'C1', passed: [] });
    expect('rows' in next && next.rows.length).toBe(others);
  } finally {
    await impatient.close();
  }

  expect(licensing.queue.sent(tenantId, 'tell-channel')).toHaveLength(CHANNELS);
  const [placed] = await licensing.em.fork().execute<[{ own: number; all: number }]>(
    `select cast(count(*) filter (where r.product_id = a.product_id) as int) as own,
        cast(count(*) as int) as all
       from alert a
       join alert_message m on m.tenant_id = a.tenant_id and m.alert_id = a.id
       join alert_route r on r.tenant_id = m.tenant_id and r.id = m.route_id
      where a.tenant_id = ?`,
    [tenantId],
  );
  expect(placed).toEqual({ own: CHANNELS - 1, all: ALERTS });
});

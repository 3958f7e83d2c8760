/**
 * What is due among many tenants: a look at each, as its process takes it every hour, against one
 * hand-written statement a tenant; and against the same with a tenth of what is not due.
 */
import pg from 'pg';
import { momentOf, productsToReview } from '../src/licensing/alerts/review-alerts.ts';
import { compare, type Sample } from './measure.ts';
import type { Stage } from './stage.ts';

const TENANTS = Number(process.env['BENCH_TENANTS'] ?? 1000);
/** Of a tenant, those that are not due; one more is. */
const NOT_DUE = 10;
const HOLDERS = 100;

export async function benchFinding(stage: Stage): Promise<void> {
  const large = await fill(stage, 'large', NOT_DUE);
  const small = await fill(stage, 'small', NOT_DUE / 10);
  const client = new pg.Client({ connectionString: stage.url });
  await client.connect();
  const ours = (tenants: readonly string[]) => () => timed(tenants, (id) => look(stage, id));
  const floor = () => timed(large, (id) => byHand(client, id));
  await makeDue(stage, { every: 10 });
  await compare({ bench: 'alerts_due', unit: 's', ours: ours(large), floor });
  await compare({ bench: 'alerts_due_tenfold', unit: 's', ours: ours(large), floor: ours(small) });
  await makeDue(stage, { every: 1 });
  await compare({ bench: 'alerts_due_everywhere', unit: 's', ours: ours(large), floor });
  await client.end();
}

async function timed(
  tenants: readonly string[],
  look: (tenantId: string) => Promise<number>,
): Promise<Sample> {
  const started = performance.now();
  let due = 0;
  for (const tenantId of tenants) due += await look(tenantId);
  return { value: (performance.now() - started) / 1000, beside: { due } };
}

async function look({ licensing }: Stage, tenantId: string): Promise<number> {
  let due = 0;
  for await (const _ of productsToReview(licensing, await momentOf(licensing, tenantId))) due += 1;
  return due;
}

async function byHand(client: pg.Client, tenantId: string): Promise<number> {
  const { rows } = await client.query<{ product_id: string }>({
    name: 'due',
    text: DUE,
    values: [tenantId],
  });
  return new Set(rows.map(({ product_id: id }) => id)).size;
}

async function fill(stage: Stage, name: string, notDue: number): Promise<string[]> {
  const size = { name, tenants: TENANTS, products: 1 + notDue, holders: HOLDERS };
  for (const sql of FILL) await run(stage, sql, size);
  return Array.from({ length: TENANTS }, (_, n) => `${name}-${n + 1}`);
}

/** The first product of every so manieth tenant, each for another reason than the next. */
async function makeDue(stage: Stage, { every }: { every: number }): Promise<void> {
  for (const [kind, sql] of DUES.entries()) await run(stage, sql, { every, kind });
  await run(stage, COUNT);
  await run(stage, 'vacuum analyze');
}

function run({ orm }: Stage, sql: string, values: Record<string, unknown> = {}) {
  return orm.em.fork().execute(sql, values, 'run');
}

const FILL = [
  `insert into tenant (id, name) select :name || '-' || n, n from generate_series(1, :tenants) n`,
  `insert into person (tenant_id, id, display_name)
   select :name || '-' || n, uuidv7(), 'Person ' || h
     from generate_series(1, :tenants) n, generate_series(1, :holders) h`,
  `insert into product (tenant_id, id, sku_id, sku_part_number, display_name, assigned, watched_from)
   select :name || '-' || n, uuidv7(), p, p, 'Product ' || p, :holders, 180
     from generate_series(1, :tenants) n, generate_series(1, :products) p`,
  `insert into subscription (tenant_id, id, product_id, seats, start_date, end_date, notice_date)
   select tenant_id, uuidv7(), id, 2 * :holders, current_date - 200, current_date + 300,
       current_date + 200
     from product where tenant_id like :name || '-%'`,
  // As every product has a past.
  `insert into subscription (tenant_id, id, product_id, seats, start_date, end_date)
   select tenant_id, uuidv7(), id, :holders, current_date - 565, current_date - 201
     from product where tenant_id like :name || '-%'`,
  `insert into seat_day (tenant_id, product_id, day, assigned)
   select tenant_id, id, current_date - d, assigned - d / 10
     from product, unnest(array[50, 20, 10]) d where tenant_id like :name || '-%'`,
  `insert into source (tenant_id, id, person_id, product_id, since)
   select pr.tenant_id, uuidv7(), pe.id, pr.id, now() - interval '100 days'
     from product pr join person pe on pe.tenant_id = pr.tenant_id
    where pr.tenant_id like :name || '-%'`,
];

const FIRST = `
  product pr
   where pr.sku_id = '1' and cast(split_part(pr.tenant_id, '-', 2) as int) % :every = 0
     and cast(split_part(pr.tenant_id, '-', 2) as int) / :every % 4 = :kind`;

const ITS_LAST = `from ${FIRST}
     and s.tenant_id = pr.tenant_id and s.product_id = pr.id and s.end_date > current_date`;

const DUES = [
  `update subscription s set end_date = current_date + 5 ${ITS_LAST}`,
  `update subscription s set notice_date = current_date + 2 ${ITS_LAST}`,
  `update subscription s set seats = ${HOLDERS + 3} ${ITS_LAST}`,
  `update source s set state = 'error', error_code = 'usage_location_missing'
     from (select (select h.id from source h where h.tenant_id = pr.tenant_id
         and h.product_id = pr.id and h.state = 'active' limit 1) as id, pr.tenant_id
       from ${FIRST}) held
    where s.tenant_id = held.tenant_id and s.id = held.id`,
];

/** As the bot keeps it. */
const COUNT = `
  update product pr set assigned = its.assigned, watched_from = its.seats - its.seats / 10
    from (select tenant_id, product_id, max(s.seats) as seats, (select count(*) from source h
        where h.tenant_id = s.tenant_id and h.product_id = s.product_id and h.state = 'active')
        as assigned
       from subscription s where s.end_date > current_date group by tenant_id, product_id) its
   where pr.tenant_id = its.tenant_id and pr.id = its.product_id
     and (pr.assigned <> its.assigned or pr.watched_from <> its.seats - its.seats / 10)`;

/**
 * What somebody would write who needs only this: by the tenant's day and rules, each threshold that
 * was not told, seats that are few or will be by the pace, people in error. It leaves out what the
 * rules know beside: replacing subscriptions, seats known to come and go, jobs that are no pace.
 */
const DUE = `
  with the_tenant as materialized (
    select cast(now() at time zone coalesce(time_zone, 'UTC') as date) as today
      from tenant where id = $1
  ), rule as (
    select pr.id as product_id, pr.assigned,
        coalesce(own.expiry_days, every.expiry_days, array[60, 30, 14, 7, 1]) as expiry_days,
        coalesce(own.notice_days, every.notice_days, array[30, 14, 3]) as notice_days,
        coalesce(own.few_seats, every.few_seats) as few_seats,
        coalesce(own.few_percent, every.few_percent, 10) as few_percent,
        coalesce(own.forecast_days, every.forecast_days, 30) as forecast_days,
        (coalesce(every.kinds_off, '{}') || coalesce(own.kinds_off, '{}')) as kinds_off
      from product pr
      left join alert_rule own on own.tenant_id = pr.tenant_id and own.product_id = pr.id
      left join alert_rule every on every.tenant_id = pr.tenant_id and every.product_id is null
     where pr.tenant_id = $1 and pr.archived_at is null
  ), usable as (
    select s.* from subscription s, the_tenant
     where s.tenant_id = $1 and s.archived_at is null and s.start_date <= today
       and (s.end_date is null or s.end_date + s.grace_days >= today)
  ), due as (
    select 'subscription_expires' as kind, s.product_id, s.id as subscription_id,
        (select max(-d) from unnest(r.expiry_days || array[0, 7 - s.grace_days]) d
          where s.end_date - d <= today) as level
      from usable s join rule r using (product_id), the_tenant where s.seats <> 0
    union all
    select 'notice_date', s.product_id, s.id,
        (select max(-d) from unnest(r.notice_days) d where s.notice_date - d <= today)
      from usable s join rule r using (product_id), the_tenant
     where s.notice_date >= today and s.canceled_at is null
    union all
    select 'seats_short', r.product_id, null,
        case when r.assigned > t.seats then 3 when r.assigned = t.seats then 2 else 1 end
      from rule r
      join (select product_id, sum(seats) as seats from usable group by product_id
         having count(*) = count(seats)) t using (product_id)
     where r.assigned > 0
       and (t.seats - r.assigned <= coalesce(r.few_seats, t.seats * r.few_percent / 100)
         or r.assigned + r.forecast_days / 30.0 * (r.assigned - (select d.assigned
             from seat_day d, the_tenant
            where d.tenant_id = $1 and d.product_id = r.product_id and d.day <= today - 30
            order by d.day desc limit 1)) > t.seats)
    union all
    select 'assignments_in_error', s.product_id, null, 1
      from source s where s.tenant_id = $1 and s.state = 'error' group by s.product_id
  )
  select due.* from due join rule r using (product_id)
   where due.level is not null and due.kind <> all (r.kinds_off)
     and not exists (select from alert a
       where a.tenant_id = $1 and a.kind = due.kind and a.product_id = due.product_id
         and a.subscription_id is not distinct from due.subscription_id and a.resolved_at is null
         and a.level >= due.level)`;

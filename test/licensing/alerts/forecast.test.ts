import { noteSeats } from '../../../src/licensing/alerts/note-seats.ts';
import { reviewAlerts } from '../../../src/licensing/alerts/review-alerts.ts';
import type { SeatFacts } from '../../../src/licensing/rules/alert-facts.ts';
import { turnDay } from '../../../src/licensing/turn-day.ts';
import { workOffGroup } from '../../../src/licensing/work-off-group.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aProduct,
  aSubscription,
  aTenant,
  type Workspace,
} from '../../support/builders.ts';
import { useLicensing } from '../../support/licensing.ts';
import { runJobs } from '../../support/run-jobs.ts';

const licensing = useLicensing();
let at: Workspace;
beforeEach(async () => {
  at = await aTenant(licensing, { timeZone: 'Europe/Amsterdam' });
});

const alerts = () =>
  licensing.em.fork().execute<{ level: number; why: string | null; facts: SeatFacts }[]>(
    `select level, resolved_why as why, facts from alert
        where tenant_id = ? and kind = 'seats_short' order by opened_at`,
    [at.tenantId],
  );
const rows = (table: 'seat_day' | 'seat_move') =>
  licensing.em
    .fork()
    .execute<object[]>(`select * from ${table} where tenant_id = ? order by day`, [at.tenantId]);
const assign = async (product: { id: string }, count: number) => {
  for (let made = 0; made < count; made += 1) {
    await anAssignment(at, await aPerson(at), product);
  }
};
/** So many days, each with so many people more. */
const live = async (product: { id: string }, days: number, gain: number) => {
  for (let day = 0; day < days; day += 1) {
    licensing.time.advance({ days: 1 });
    await assign(product, gain);
    await turnDay(licensing, at.tenantId);
  }
};

test('seats that will be missing within a month are few, and it says from when', async () => {
  const product = await aProduct(at, { seats: 60 });
  await assign(product, 10);
  await turnDay(licensing, at.tenantId);
  await live(product, 19, 1);
  expect(await alerts()).toEqual([]);
  await live(product, 2, 1);
  expect(await alerts()).toMatchObject([
    {
      ...{ level: 1, why: null },
      facts: {
        ...{ assigned: 31, available: 29, isEarly: false },
        forecast: { day: '2026-08-05', short: 1, lastDay: '2026-10-04', shortThen: 61 },
      },
    },
  ]);
  await aSubscription(at, product, { seats: 40 });
  await reviewAlerts(licensing, at.tenantId, { productId: product.id });
  expect(await alerts()).toMatchObject([{ why: 'enough' }]);
});

test('a look at all finds those that will be short by a pace of more than a month, hidden by a loss or not', async () => {
  const [grows, hidden, still] = await Promise.all(
    ['grows', 'hidden', 'still'].map((displayName) => aProduct(at, { displayName, seats: 50 })),
  );
  for (const product of [grows, hidden, still]) if (product) await assign(product, 35);
  await turnDay(licensing, at.tenantId);
  const run = (sql: string, ...values: unknown[]) =>
    licensing.em.fork().execute(sql, [at.tenantId, ...values], 'run');
  // As if they had been watched for longer.
  for (const [product, assigned] of [
    [grows, 17],
    [hidden, 35],
    [still, 33],
  ] as const) {
    await run("insert into seat_day values (?, ?, '2026-05-01', ?)", product?.id, assigned);
  }
  await run("insert into seat_move values (?, ?, '2026-06-10', 'direct', 0, 18)", hidden?.id);
  await reviewAlerts(licensing, at.tenantId, { productId: null });
  const found = await alerts();
  expect(found.map(({ facts }) => facts.product).sort()).toEqual(['grows', 'hidden']);
});

test('what a group brings at once is no pace, and of a few days there is none', async () => {
  const product = await aProduct(at, { displayName: 'Chat', seats: 60 });
  await turnDay(licensing, at.tenantId);
  await live(product, 13, 0);
  const members = [];
  for (let count = 0; count < 55; count += 1) members.push(await aPerson(at));
  const group = await aGroup(at, { members, products: [product] });
  await workOffGroup(licensing, at.tenantId, {
    ...{ groupId: group.id, productId: null, work: 'due', lostPlanIds: [] },
  });
  await runJobs(licensing, at.tenantId);
  expect(await alerts()).toMatchObject([{ facts: { available: 5, isEarly: true } }]);
  expect(await rows('seat_move')).toMatchObject([
    { product_id: product.id, cause: group.id, gained: 55, lost: 0 },
  ]);
  await live(product, 2, 0);
  expect(await alerts()).toMatchObject([
    { why: null, facts: { available: 5, isEarly: false, forecast: null } },
  ]);
});

test('that a subscription ends is told of it by itself, and stands in the forecast of few seats', async () => {
  const product = await aProduct(at, {
    subscriptions: [{ seats: 10, endDate: '2026-05-20' }, { seats: 10 }],
  });
  await assign(product, 17);
  await reviewAlerts(licensing, at.tenantId, { productId: null });
  expect(await alerts()).toEqual([]);
  await assign(product, 1);
  await reviewAlerts(licensing, at.tenantId, { productId: product.id });
  expect(await alerts()).toMatchObject([
    { level: 1, facts: { forecast: { day: '2026-06-20', short: 8 } } },
  ]);
});

test('days are kept as they change, in the zone of the tenant, and not for ever', async () => {
  const product = await aProduct(at);
  const note = (now: string) => {
    licensing.time.set(now);
    return noteSeats(licensing, at.tenantId);
  };
  await note('2026-06-15T12:00:00Z');
  await note('2026-06-16T12:00:00Z');
  await assign(product, 1);
  await note('2026-06-16T21:59:00Z');
  await assign(product, 1);
  await note('2026-06-16T22:01:00Z');
  const days = async () =>
    (await rows('seat_day')).map((row) => [Reflect.get(row, 'day'), Reflect.get(row, 'assigned')]);
  expect(await days()).toEqual([
    ['2026-06-15', 0],
    ['2026-06-16', 1],
    ['2026-06-17', 2],
  ]);
  await note('2027-08-01T12:00:00Z');
  expect(await days()).toEqual([['2026-06-17', 2]]);
});

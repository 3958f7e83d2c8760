import { randomUUID } from 'node:crypto';
import { addSubscription } from '../../../src/licensing/add-subscription.ts';
import { chooseAlertChannel } from '../../../src/licensing/alerts/choose-alert-channel.ts';
import { reviewAlerts } from '../../../src/licensing/alerts/review-alerts.ts';
import { archiveSubscription } from '../../../src/licensing/archive-subscription.ts';
import { assignLicense } from '../../../src/licensing/assign-license.ts';
import { Source } from '../../../src/licensing/entities/source.ts';
import { removeLicense } from '../../../src/licensing/remove-license.ts';
import { renewSubscription } from '../../../src/licensing/renew-subscription.ts';
import type { ExpiryFacts } from '../../../src/licensing/rules/alert-facts.ts';
import { turnDay } from '../../../src/licensing/turn-day.ts';
import {
  anAssignment,
  aPerson,
  aProduct,
  aTenant,
  type Workspace,
} from '../../support/builders.ts';
import { useLicensing } from '../../support/licensing.ts';
import { runJobs } from '../../support/run-jobs.ts';

const licensing = useLicensing();
let at: Workspace;
beforeEach(async () => {
  at = await aTenant(licensing);
  await licensing.em.fork().transactional((em) => chooseAlertChannel(em, licensing, by(), 'C1'));
  await runJobs(licensing, at.tenantId);
});

interface Row {
  level: number;
  revision: number;
  why: string | null;
  facts: ExpiryFacts;
}

const alerts = () =>
  licensing.em.fork().execute<Row[]>(
    `select level, revision, resolved_why as why, facts from alert where tenant_id = ?
      order by opened_at, resolved_at nulls last`,
    [at.tenantId],
  );
const brief = async () =>
  (await alerts()).map(({ level, revision, why }) => [level, revision, why]);
const review = (productId: string | null = null) =>
  reviewAlerts(licensing, at.tenantId, { productId });
/** How many alerts have their place in the channel. */
const placed = async () => {
  const [{ count }] = await licensing.em
    .fork()
    .execute<[{ count: number }]>(
      'select cast(count(*) as int) as count from alert_message where tenant_id = ?',
      [at.tenantId],
    );
  return count;
};
const told = () => licensing.queue.sent(at.tenantId, 'tell-channel');
const by = () =>
  ({ tenantId: at.tenantId, actor: { kind: 'system', cause: 'test' }, surface: 'system' }) as const;
const options = { disabledPlanIds: [], untilDate: null, reason: null, useDefaultLocation: false };

/** Ten seats that end in 45 days. */
const expiring = (endDate = '2026-07-30') =>
  aProduct(at, { displayName: 'Chat', subscriptions: [{ endDate }] });
const subscriptionOf = async (product: { id: string }) => {
  const [row] = await licensing.em
    .fork()
    .execute<{ id: string }[]>('select id from subscription where product_id = ?', [product.id]);
  return row?.id ?? '';
};

test('it opens once, with its telling, and each worse threshold raises it once', async () => {
  await expiring();
  await review();
  await review();
  expect(await brief()).toEqual([[-60, 1, null]]);
  expect(await placed()).toBe(1);
  expect(told()).toEqual([{ channelId: 'C1' }]);
  licensing.time.advance({ days: 15 });
  await turnDay(licensing, at.tenantId);
  await turnDay(licensing, at.tenantId);
  expect(await brief()).toEqual([[-30, 2, null]]);
  // After an outage only the worst that was reached.
  licensing.time.advance({ days: 29 });
  await review();
  expect(await brief()).toEqual([[-1, 3, null]]);
});

test('in the zone of the tenant, whatever day it is elsewhere', async () => {
  at = await aTenant(licensing, { timeZone: 'Pacific/Auckland' });
  await expiring('2026-08-15');
  licensing.time.set('2026-06-15T11:59:59Z');
  await review();
  expect(await brief()).toEqual([]);
  licensing.time.set('2026-06-15T12:00:00Z');
  await review();
  expect(await brief()).toEqual([[-60, 1, null]]);
});

test('it is over with the grace, and kept', async () => {
  await expiring('2026-06-20');
  await review();
  licensing.time.set('2026-07-20T12:00:00Z');
  await review();
  licensing.time.set('2026-07-21T12:00:00Z');
  await review();
  await review();
  expect(await brief()).toEqual([[23, 3, 'lapsed']]);
});

test('renewed it resolves, and before the new end it begins anew', async () => {
  const product = await expiring();
  await review();
  const subscriptionId = await subscriptionOf(product);
  await renewSubscription(licensing, by(), { subscriptionId, endDate: '2027-07-30' });
  await runJobs(licensing, at.tenantId);
  expect(await brief()).toEqual([[-60, 2, 'renewed']]);
  licensing.time.set('2027-07-01T12:00:00Z');
  await review();
  expect(await brief()).toEqual([
    [-60, 2, 'renewed'],
    [-30, 1, null],
  ]);
});

test('with another last day, still near, it goes on from there', async () => {
  const product = await expiring('2026-06-20');
  await review();
  const subscriptionId = await subscriptionOf(product);
  await renewSubscription(licensing, by(), { subscriptionId, endDate: '2026-07-30' });
  await runJobs(licensing, at.tenantId);
  expect(await brief()).toEqual([[-60, 2, null]]);
});

test('replaced in full it resolves, is silent from then on, and comes back with its cause', async () => {
  const product = await expiring();
  await review();
  const next = { seats: 10, startDate: '2026-07-31', endDate: null };
  const none = { externalId: null, price: null, currency: null, noticeDate: null };
  const { subscriptionId } = await addSubscription(licensing, by(), {
    ...{ productId: product.id, ...next, ...none },
  });
  await runJobs(licensing, at.tenantId);
  licensing.time.advance({ days: 20 });
  await review();
  expect(await brief()).toEqual([[-60, 2, 'replaced']]);
  await archiveSubscription(licensing, by(), { subscriptionId });
  await runJobs(licensing, at.tenantId);
  expect(await brief()).toEqual([
    [-60, 2, 'replaced'],
    [-30, 1, null],
  ]);
});

test('replaced from the beginning it is told once', async () => {
  await aProduct(at, {
    subscriptions: [{ endDate: '2026-07-30' }, { startDate: '2026-07-31', endDate: '2027-07-30' }],
  });
  await review();
  licensing.time.advance({ days: 20 });
  await review();
  expect(await brief()).toEqual([[-60, 1, 'replaced']]);
  expect(await placed()).toBe(1);
  expect(told()).toEqual([{ channelId: 'C1' }]);
});

test('entered by mistake and archived, it is gone', async () => {
  const product = await expiring();
  await review();
  await archiveSubscription(licensing, by(), { subscriptionId: await subscriptionOf(product) });
  await runJobs(licensing, at.tenantId);
  expect(await brief()).toEqual([[-60, 2, 'gone']]);
});

test('while it is open, each change of seats is looked at once, after a minute', async () => {
  const product = await expiring();
  const [pat, kim] = [await aPerson(at), await aPerson(at)];
  const assign = (person: { id: string }) =>
    assignLicense(licensing, by(), { personId: person.id, productId: product.id, ...options });
  const waiting = () => licensing.queue.sent(at.tenantId, 'review-alerts');
  await assign(pat);
  expect(waiting()).toEqual([]);
  await review();
  await assign(kim);
  await removeLicense(licensing, by(), { personId: pat.id, productId: product.id, reason: null });
  await assign(pat);
  expect(waiting()).toEqual([{ productId: product.id }]);
  await runJobs(licensing, at.tenantId);
  expect(await alerts()).toMatchObject([{ revision: 2, facts: { assigned: 2, short: 2 } }]);
});

test('licenses that start or end by then are counted, each person once', async () => {
  const product = await aProduct(at, { subscriptions: [{ endDate: '2026-07-30' }, { seats: 1 }] });
  const starts = (person: { id: string }, startDate: string, untilDate: string | null = null) =>
    licensing.em.fork().insert(Source, {
      ...{ tenantId: at.tenantId, id: randomUUID(), state: 'scheduled', startDate, untilDate },
      ...{ person: [at.tenantId, person.id], product: [at.tenantId, product.id] },
      since: licensing.clock(),
    });
  const ends = { untilDate: '2026-06-30' };
  await anAssignment(at, await aPerson(at), product);
  await anAssignment(at, await aPerson(at), product, ends);
  const goesOn = await aPerson(at);
  await anAssignment(at, goesOn, product, ends);
  await starts(goesOn, '2026-07-01');
  const pauses = await aPerson(at);
  await anAssignment(at, pauses, product, ends);
  await starts(pauses, '2026-07-10');
  await starts(await aPerson(at), '2026-07-15');
  await starts(await aPerson(at), '2026-07-15', '2026-07-20');
  await starts(await aPerson(at), '2026-12-01');
  await starts(await aPerson(at, { status: 'deleted' }), '2026-07-15');
  await review();
  // Four hold it now; one of them loses it, and one more has it by then.
  expect(await alerts()).toMatchObject([{ facts: { assigned: 4, total: 1, short: 3 } }]);
});

test('several processes at once open, raise and resolve each alert once', async () => {
  for (let count = 0; count < 12; count += 1) await expiring();
  const all = () => Promise.all([review(), review(), review(), review()]);
  await all();
  expect(await brief()).toEqual(Array(12).fill([-60, 1, null]));
  licensing.time.advance({ days: 38 });
  await all();
  expect(await brief()).toEqual(Array(12).fill([-7, 2, null]));
  licensing.time.set('2026-08-30T12:00:00Z');
  await all();
  expect(await brief()).toEqual(Array(12).fill([-7, 3, 'lapsed']));
});

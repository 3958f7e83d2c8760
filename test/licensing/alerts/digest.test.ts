/** The alerts of a day summed up: when, once, and of what. */
import { chooseAlertChannel } from '../../../src/licensing/alerts/choose-alert-channel.ts';
import { nextDigest, releaseDigest } from '../../../src/licensing/alerts/next-digest.ts';
import { readAttention } from '../../../src/licensing/alerts/read-attention.ts';
import { readDigest } from '../../../src/licensing/alerts/read-digest.ts';
import { NotAllowed } from '../../../src/licensing/errors.ts';
import { turnDay } from '../../../src/licensing/turn-day.ts';
import {
  anAssignment,
  aPerson,
  aProduct,
  asEverybody,
  aTenant,
  type Workspace,
} from '../../support/builders.ts';
import { TODAY, useLicensing } from '../../support/licensing.ts';

const licensing = useLicensing();
let at: Workspace;
beforeEach(async () => {
  at = await aTenant(licensing, { timeZone: 'Europe/Amsterdam', digestHour: 9 });
});

const turn = async (now: string) => {
  licensing.time.set(now);
  await turnDay(licensing, at.tenantId);
  const days = licensing.queue.sent(at.tenantId, 'tell-digest').map(({ day }) => day);
  while (licensing.queue.take(at.tenantId));
  return days;
};
const digest = () => readDigest(licensing.em.fork(), at.tenantId, TODAY);
const quiet = (kind: string) =>
  licensing.em.fork().execute(
    `update alert set quiet_why = 'snoozed', quiet_at = now(), quiet_level = 3, quiet_until = '2026-06-20'
        where tenant_id = ? and kind = ?`,
    [at.tenantId, kind],
    'run',
  );

test('it is made once on a working day: at its hour, or as soon as anybody is there again', async () => {
  expect(await turn('2026-06-15T06:00:00Z')).toEqual([]);
  expect(await turn('2026-06-15T07:00:00Z')).toEqual(['2026-06-15']);
  expect(await turn('2026-06-15T08:00:00Z')).toEqual([]);
  expect(await turn('2026-06-16T13:37:00Z')).toEqual(['2026-06-16']);
  expect(await turn('2026-06-16T14:00:00Z')).toEqual([]);
  expect(await turn('2026-06-20T10:00:00Z')).toEqual([]);
  expect(await turn('2026-06-22T07:00:00Z')).toEqual(['2026-06-22']);
});

test('of several processes one makes it', async () => {
  licensing.time.set('2026-06-15T07:00:00Z');
  await Promise.all([1, 2, 3, 4].map(() => turnDay(licensing, at.tenantId)));
  const [made] = await licensing.em
    .fork()
    .execute<{ count: number }[]>(
      'select cast(count(*) as int) as count from alert_digest where tenant_id = ?',
      [at.tenantId],
    );
  expect(made).toEqual({ count: 1 });
  expect(licensing.queue.sent(at.tenantId, 'tell-digest')).toEqual([{ day: '2026-06-15' }]);
});

test('it has the open alerts by product, what hurts first, with its seats and what is foreseen', async () => {
  const few = await aProduct(at, { displayName: 'Few', seats: 10 });
  for (let count = 0; count < 9; count += 1) await anAssignment(at, await aPerson(at), few);
  const ending = await aProduct(at, {
    displayName: 'Ending',
    subscriptions: [{ seats: 5, endDate: '2026-06-28', noticeDate: '2026-06-25' }],
  });
  await anAssignment(at, await aPerson(at), ending);
  await turn('2026-06-15T07:00:00Z');
  const found = await digest();
  expect(found.products.map(({ name }) => name)).toEqual(['Ending', 'Few']);
  expect(found).toMatchObject({ count: 2, urgent: 0 });
  expect(found.products[0]?.alerts.map(({ kind }) => kind)).toEqual([
    ...['notice_date', 'subscription_expires'],
  ]);
  expect(found.products[0]).toMatchObject({
    now: { day: TODAY, assigned: 1, total: 5 },
    soon: { day: '2026-07-15', assigned: 1, total: 5 },
    later: { day: '2026-09-13', assigned: 1, total: 0 },
    shortage: { day: '2026-07-29', short: 1 },
  });
});

test('what is urgent is counted only: it has a message of its own', async () => {
  const over = await aProduct(at, { displayName: 'Over', seats: 0 });
  await anAssignment(at, await aPerson(at), over);
  await aProduct(at, {
    displayName: 'Both',
    subscriptions: [{ endDate: '2026-06-20', noticeDate: '2026-06-25' }],
  });
  await turn('2026-06-15T07:00:00Z');
  const { products, count, urgent } = await digest();
  expect(products.map(({ name, alerts }) => [name, ...alerts.map(({ kind }) => kind)])).toEqual([
    ['Both', 'notice_date'],
  ]);
  expect([count, urgent]).toEqual([1, 2]);
});

test('what somebody snoozed or resolved is not in it', async () => {
  const ending = await aProduct(at, {
    displayName: 'Ending',
    subscriptions: [{ endDate: '2026-06-28', noticeDate: '2026-06-25' }],
  });
  await anAssignment(at, await aPerson(at), ending);
  await turn('2026-06-15T07:00:00Z');
  await quiet('notice_date');
  const [product] = (await digest()).products;
  expect(product?.alerts.map(({ kind }) => kind)).toEqual(['subscription_expires']);
  await quiet('subscription_expires');
  expect(await digest()).toMatchObject({ products: [], count: 0 });
});

test('administrators see of each product the worst that is open, whether or not it can wait', async () => {
  const few = await aProduct(at, { displayName: 'Few', seats: 10 });
  for (let count = 0; count < 9; count += 1) await anAssignment(at, await aPerson(at), few);
  await aProduct(at, {
    displayName: 'Both',
    subscriptions: [{ endDate: '2026-06-20', noticeDate: '2026-06-25' }],
  });
  await turn('2026-06-15T07:00:00Z');
  const seen = async () => {
    const { alerts, count } = await readAttention(licensing, at.admin);
    return [count, ...alerts.map(({ kind, facts }) => [facts.product, kind])];
  };
  const [both, less] = [
    ['Both', 'subscription_expires'],
    ['Few', 'seats_short'],
  ];
  expect(await seen()).toEqual([2, both, less]);
  await quiet('subscription_expires');
  expect(await seen()).toEqual(expect.arrayContaining([2, ['Both', 'notice_date'], less]));
  await quiet('notice_date');
  expect(await seen()).toEqual([1, less]);
  const mick = asEverybody(at, await aPerson(at));
  await expect(readAttention(licensing, mick)).rejects.toThrow(NotAllowed);
});

test('what may arrive late is waited for before it is looked for, or sent again', async () => {
  const product = await aProduct(at, { subscriptions: [{ endDate: '2026-07-10' }] });
  await anAssignment(at, await aPerson(at), product);
  await licensing.em
    .fork()
    .transactional((em) => chooseAlertChannel(em, licensing, at.admin, 'CALL'));
  await turn('2026-06-15T07:00:00Z');
  const next = () => nextDigest(licensing, at.tenantId, TODAY);
  const taken = await next();
  if (taken.send !== 'post') throw new Error('It is to be posted');
  await releaseDigest(licensing, at.tenantId, taken, true);
  expect(await next()).toEqual({ send: 'later', seconds: 2 });
  await releaseDigest(licensing, at.tenantId, taken, false);
  expect(await next()).toMatchObject({ send: 'post', sentBefore: null });
});

import {
  type ChangeAlertRules,
  changeAlertRules,
} from '../../../src/licensing/alerts/change-alert-rules.ts';
import { foretellAlerts } from '../../../src/licensing/alerts/foretell-alerts.ts';
import { noteSeats } from '../../../src/licensing/alerts/note-seats.ts';
import { readAlertRules } from '../../../src/licensing/alerts/read-alert-rules.ts';
import { reviewAlerts } from '../../../src/licensing/alerts/review-alerts.ts';
import { turnOffAlerts, turnOnAlerts } from '../../../src/licensing/alerts/turn-off-alerts.ts';
import { NO_OWN_RULES, type OwnRules } from '../../../src/licensing/rules/alert-rules.ts';
import { turnDay } from '../../../src/licensing/turn-day.ts';
import {
  anAssignment,
  aPerson,
  aProduct,
  aSubscription,
  asEverybody,
  aTenant,
  type Workspace,
} from '../../support/builders.ts';
import { refusal, useLicensing } from '../../support/licensing.ts';
import { runJobs } from '../../support/run-jobs.ts';

const licensing = useLicensing();
let at: Workspace;
beforeEach(async () => {
  at = await aTenant(licensing);
});

interface Row {
  kind: string;
  level: number;
  why: string | null;
}
const alerts = async () =>
  (
    await licensing.em.fork().execute<Row[]>(
      `select kind, level, resolved_why as why from alert where tenant_id = ?
          order by opened_at, kind, level, resolved_at nulls last`,
      [at.tenantId],
    )
  ).map(({ kind, level, why }) => [kind, level, why]);
const review = () => reviewAlerts(licensing, at.tenantId, { productId: null });
const read = (productId: string | null) => readAlertRules(licensing, at.admin, productId);
const set = async (product: { id: string } | null, rules: Partial<OwnRules>) => {
  const productId = product?.id ?? null;
  const { own, revision } = await read(productId);
  const input: ChangeAlertRules = { productId, rules: { ...own, ...rules }, revision };
  const changed = await changeAlertRules(licensing, at.admin, input);
  await runJobs(licensing, at.tenantId);
  return changed;
};
const watched = async ({ id }: { id: string }) => {
  const [row] = await licensing.em
    .fork()
    .execute<{ from: number }[]>('select watched_from as from from product where id = ?', [id]);
  return row?.from;
};
const assign = async (product: { id: string }, count: number) => {
  for (let made = 0; made < count; made += 1) await anAssignment(at, await aPerson(at), product);
};

test('days before a last day and a notice date are those of all products, unless a product has its own', async () => {
  const end = { endDate: '2026-09-13', noticeDate: '2026-08-14' };
  const own = await aProduct(at, { displayName: 'Own', subscriptions: [end] });
  await aProduct(at, { displayName: 'Common', subscriptions: [end] });
  await review();
  expect(await alerts()).toEqual([]);
  await set(null, { expiryDays: [90, 7], noticeDays: [60] });
  expect(await alerts()).toEqual([
    ['notice_date', -60, null],
    ['notice_date', -60, null],
    ['subscription_expires', -90, null],
    ['subscription_expires', -90, null],
  ]);
  await set(own, { expiryDays: [60, 30] });
  expect(await read(own.id)).toMatchObject({
    product: 'Own',
    own: { expiryDays: [60, 30], noticeDays: null },
    inherited: { expiryDays: [90, 7], noticeDays: [60], few: { percent: 10 } },
  });
  licensing.time.set('2026-08-14T12:00:00Z');
  await review();
  // What was told stays open, and gets worse by the product's own days.
  expect((await alerts()).slice(2)).toEqual([
    ['subscription_expires', -90, null],
    ['subscription_expires', -30, null],
  ]);
});

test('few seats are a number or a share, and whoever takes them has it looked at from there on', async () => {
  const product = await aProduct(at, { seats: 100 });
  await assign(product, 1);
  await review();
  expect(await watched(product)).toBe(90);
  await set(null, { few: { seats: 25 } });
  expect(await watched(product)).toBe(75);
  await set(product, { few: { percent: 50 } });
  expect(await watched(product)).toBe(50);
  await set(product, { few: { seats: 99 } });
  expect(await alerts()).toEqual([['seats_short', 1, null]]);
  expect(await watched(product)).toBe(0);
  await set(product, { few: null });
  expect(await alerts()).toEqual([['seats_short', 1, 'enough']]);
  expect(await watched(product)).toBe(75);
  await set(null, { kindsOff: ['seats_short'] });
  expect(await watched(product)).toBe(2 ** 31 - 1);
});

test('a forecast tells as far ahead as the rules say, or not at all', async () => {
  const product = await aProduct(at, { seats: 60 });
  await assign(product, 10);
  await turnDay(licensing, at.tenantId);
  for (let day = 0; day < 20; day += 1) {
    licensing.time.advance({ days: 1 });
    await assign(product, 1);
    await turnDay(licensing, at.tenantId);
  }
  // At one a day the last is taken in 30 days.
  await set(null, { forecastDays: 0 });
  licensing.time.advance({ days: 1 });
  await assign(product, 1);
  await review();
  expect(await alerts()).toEqual([]);
  await set(product, { forecastDays: 45 });
  expect(await alerts()).toEqual([['seats_short', 1, null]]);
});

test('a kind that is off for all is told where a product has it on, and the other way round', async () => {
  const product = await aProduct(at, { subscriptions: [{ endDate: '2026-07-30' }] });
  await set(null, { kindsOff: ['subscription_expires'] });
  await review();
  expect(await alerts()).toEqual([]);
  await set(product, { kindsOn: ['subscription_expires'] });
  expect(await alerts()).toEqual([['subscription_expires', -60, null]]);
  const kind = 'subscription_expires';
  await turnOffAlerts(licensing, at.admin, { productId: product.id, kind });
  expect((await read(product.id)).own).toMatchObject({ kindsOn: [], kindsOff: [kind] });
  await turnOnAlerts(licensing, at.admin, { productId: product.id, kind });
  expect((await read(product.id)).own).toMatchObject({ kindsOn: [kind], kindsOff: [] });
  await runJobs(licensing, at.tenantId);
  await set(product, { kindsOn: [] });
  expect((await alerts()).map(([, , why]) => why)).toEqual(['off', 'off']);
});

test('each change is audited with what changed, and one that changes nothing is none', async () => {
  const product = await aProduct(at);
  expect(await set(product, { few: { seats: 5 } })).toMatchObject({ changed: true });
  expect(await set(product, { few: { seats: 5 } })).toMatchObject({ changed: false });
  await set(null, { expiryDays: [10] });
  const audited = await licensing.em.fork().execute<object[]>(
    `select product_id as product, before, after from audit_entry
        where tenant_id = ? and action like 'alert_rules.change%' order by id`,
    [at.tenantId],
  );
  expect(audited).toEqual([
    {
      product: product.id,
      before: { alert_fewSeats: null, alert_fewPercent: null },
      after: { alert_fewSeats: 5, alert_fewPercent: null },
    },
    { product: null, before: { alert_expiryDays: null }, after: { alert_expiryDays: [10] } },
  ]);
});

test('of two who change them at once the second is told; nobody else may, nor of another tenant', async () => {
  const product = await aProduct(at);
  const { revision } = await read(product.id);
  const input = { productId: product.id, rules: { ...NO_OWN_RULES, forecastDays: 60 }, revision };
  await changeAlertRules(licensing, at.admin, input);
  const code = async (promise: Promise<unknown>) => (await refusal(promise)).code;
  expect(await code(changeAlertRules(licensing, at.admin, input))).toBe('changed_meanwhile');
  const few = { ...input, rules: { ...NO_OWN_RULES, few: { percent: 101 } } };
  await expect(async () => changeAlertRules(licensing, at.admin, few)).rejects.toMatchObject({
    code: 'few_seats_invalid',
  });
  const other = await aTenant(licensing);
  expect(await code(changeAlertRules(licensing, other.admin, input))).toBe('product_not_found');
  expect(await code(readAlertRules(licensing, other.admin, product.id))).toBe('product_not_found');
  const anybody = asEverybody(at, await aPerson(at));
  await expect(async () => changeAlertRules(licensing, anybody, input)).rejects.toThrow();
  expect(await code(readAlertRules(licensing, anybody, product.id))).toBe('not_allowed');
});

describe('how many they would have sent in the last 30 days', () => {
  const foretell = (rules: Partial<OwnRules> = {}, product: { id: string } | null = null) =>
    foretellAlerts(licensing, at.admin, {
      productId: product?.id ?? null,
      rules: { ...NO_OWN_RULES, ...rules },
    });
  const counts = async (...given: Parameters<typeof foretell>) => {
    const {
      subscription_expires: expiry,
      notice_date: notice,
      seats_short: seats,
    } = (await foretell(...given)).proposed;
    return { expiry, notice, seats };
  };

  test('each that opened and each worse threshold, by days that the rules name', async () => {
    // Today is 2026-06-15; the first of the days is 2026-05-17.
    await aProduct(at, {
      subscriptions: [
        { endDate: '2026-07-15', noticeDate: '2026-06-15' },
        { endDate: '2026-06-10' },
      ],
    });
    // Of the first −60 was before, −30 on the last; of the second −14, −7, −1 and 0; and −14 and −3.
    expect(await counts()).toEqual({ expiry: 5, notice: 2, seats: 0 });
    expect(await counts({ expiryDays: [5] })).toEqual({ expiry: 2, notice: 2, seats: 0 });
    expect(await counts({ noticeDays: [60, 1, 0] })).toMatchObject({ notice: 2 });
    expect(await counts({ kindsOff: ['notice_date'] })).toMatchObject({ notice: 0 });
  });

  test('as many as were sent, by seats as they went', async () => {
    licensing.time.set('2026-05-01T12:00:00Z');
    const product = await aProduct(at, { displayName: 'Chat', seats: 40 });
    await aProduct(at, { subscriptions: [{ endDate: '2026-06-20', seats: 3 }] });
    await aSubscription(at, product, { seats: 5, endDate: '2026-05-20' });
    await assign(product, 10);
    const sent = { expiry: 0, notice: 0, seats: 0 };
    let before = new Map<string, number>();
    for (let day = 0; day < 45; day += 1) {
      licensing.time.advance({ days: 1 });
      if (day % 2 === 0) await assign(product, 1);
      if (day > 25) await assign(product, 1);
      await noteSeats(licensing, at.tenantId);
      await review();
      const after = await levels();
      // Of the 45 days the last 30.
      for (const [id, level] of day < 15 ? [] : after) {
        if (level <= (before.get(id) ?? -999)) continue;
        sent[id.startsWith('seats') ? 'seats' : 'expiry'] += 1;
      }
      before = after;
    }
    expect(sent).toEqual({ expiry: 6, notice: 0, seats: 2 });
    expect(await counts()).toEqual(sent);
    const { current, seatsFrom } = await foretell({ kindsOff: ['seats_short'] });
    expect([current.seats_short, seatsFrom]).toEqual([sent.seats, '2026-05-02']);
  });

  const levels = async () => {
    const rows = await licensing.em
      .fork()
      .execute<{ id: string; level: number }[]>(
        `select kind || id as id, level from alert where tenant_id = ?`,
        [at.tenantId],
      );
    return new Map(rows.map(({ id, level }) => [id, level]));
  };

  test('of seats only as far back as they are known, which it says', async () => {
    const product = await aProduct(at, { seats: 2 });
    await assign(product, 2);
    expect(await foretell()).toMatchObject({ from: '2026-05-17', seatsFrom: null });
    // Today is known.
    expect(await counts()).toMatchObject({ seats: 1 });
    await turnDay(licensing, at.tenantId);
    licensing.time.advance({ days: 3 });
    expect(await foretell()).toMatchObject({ seatsFrom: '2026-06-15' });
    expect(await counts({ few: { seats: 2 } }, product)).toMatchObject({ seats: 1 });
  });
});

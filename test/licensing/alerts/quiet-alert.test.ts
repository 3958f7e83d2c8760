import { randomUUID } from 'node:crypto';
import { handOverAlert, releaseAlert, takeAlert } from '../../../src/licensing/alerts/own-alert.ts';
import {
  openAlertAgain,
  resolveAlert,
  snoozeAlert,
} from '../../../src/licensing/alerts/quiet-alert.ts';
import { reviewAlerts } from '../../../src/licensing/alerts/review-alerts.ts';
import { turnOffAlerts, turnOnAlerts } from '../../../src/licensing/alerts/turn-off-alerts.ts';
import { quietLevel } from '../../../src/licensing/rules/quiet-level.ts';
import { aPerson, aProduct, aTenant, type Workspace } from '../../support/builders.ts';
import { refusal, useLicensing } from '../../support/licensing.ts';

const licensing = useLicensing();
let at: Workspace;
let product: { id: string };
let alertId: string;
let anna: ReturnType<typeof by>;
let bob: ReturnType<typeof by>;
let annaId: string;
let bobId: string;

const by = (personId: string) =>
  ({
    tenantId: at.tenantId,
    actor: { kind: 'administrator', personId },
    surface: 'slack',
  }) as const;
const review = () => reviewAlerts(licensing, at.tenantId, { productId: null });

interface Row {
  id: string;
  level: number;
  revision: number;
  owner: string | null;
  quiet: string | null;
  why: string | null;
}
const alerts = () =>
  licensing.em.fork().execute<Row[]>(
    `select a.id, level, revision, p.display_name as owner, quiet_why as quiet, resolved_why as why
       from alert a left join person p on p.id = a.owner_id
      where a.tenant_id = ? order by opened_at, resolved_at nulls last`,
    [at.tenantId],
  );
const the = async () => (await alerts()).at(-1);
const history = async () =>
  (
    await licensing.em
      .fork()
      .execute<{ action: string }[]>(
        "select action from audit_entry where tenant_id = ? and action like 'alert.%' order by id",
        [at.tenantId],
      )
  ).map(({ action }) => action);

/** Ten seats that end in 45 days, and the alert about them. */
beforeEach(async () => {
  at = await aTenant(licensing, { timeZone: 'Europe/Amsterdam' });
  product = await aProduct(at, {
    displayName: 'Chat',
    subscriptions: [{ endDate: '2026-07-30' }],
  });
  await review();
  alertId = (await the())?.id ?? '';
  annaId = (await aPerson(at, { displayName: 'Anna' })).id;
  bobId = (await aPerson(at, { displayName: 'Bob' })).id;
  anna = by(annaId);
  bob = by(bobId);
});

test('of two who take it the second is told who was first', async () => {
  const race = await Promise.allSettled([
    takeAlert(licensing, anna, { alertId }),
    takeAlert(licensing, bob, { alertId }),
  ]);
  expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const owner = (await the())?.owner;
  const loser = owner === 'Anna' ? bob : anna;
  expect(await refusal(takeAlert(licensing, loser, { alertId }))).toEqual({
    code: 'alert_taken',
    details: { product: 'Chat', person: owner },
  });
  expect(await history()).toEqual(['alert.take']);
});

test('its owner hands it over to another, or releases it', async () => {
  await takeAlert(licensing, anna, { alertId });
  await takeAlert(licensing, anna, { alertId });
  await handOverAlert(licensing, anna, { alertId, fromId: annaId, toId: bobId });
  expect(await the()).toMatchObject({ owner: 'Bob', revision: 3 });
  const late = { alertId, fromId: annaId, toId: (await aPerson(at)).id };
  expect((await refusal(handOverAlert(licensing, anna, late))).code).toBe('alert_taken');
  await releaseAlert(licensing, bob, { alertId });
  expect((await the())?.owner).toBeNull();
  expect((await refusal(releaseAlert(licensing, bob, { alertId }))).code).toBe('alert_free');
  const lost = handOverAlert(licensing, anna, { alertId, fromId: bobId, toId: annaId });
  expect((await refusal(lost)).code).toBe('alert_free');
  const nobody = handOverAlert(licensing, anna, { alertId, fromId: null, toId: randomUUID() });
  expect((await refusal(nobody)).code).toBe('person_not_found');
  expect(await history()).toEqual(['alert.take', 'alert.hand_over', 'alert.release']);
});

test('a snooze that is delivered again days later still says the day it ends', async () => {
  const once = { ...anna, deedKey: 'snooze' };
  const snooze = () => snoozeAlert(licensing, once, { alertId, until: { days: 7 } });
  await snooze();
  licensing.time.advance({ days: 3 });
  expect(await snooze()).toMatchObject({ until: '2026-06-22', repeated: true });
});

test('a snooze ends at 9:00 of its day, in the zone of the tenant', async () => {
  const { until } = await snoozeAlert(licensing, anna, { alertId, until: { days: 7 } });
  expect(until).toBe('2026-06-22');
  licensing.time.set('2026-06-22T06:59:59Z');
  await review();
  expect((await the())?.quiet).toBe('snoozed');
  licensing.time.set('2026-06-22T07:00:00Z');
  await review();
  expect(await the()).toMatchObject({ quiet: null, why: null, level: -60 });
});

test('a snooze lasts through the thresholds of passing days, up to the day before the last', async () => {
  const until = { day: '2026-12-01' };
  await snoozeAlert(licensing, anna, { alertId, until });
  licensing.time.set('2026-07-23T12:00:00Z');
  await review();
  expect(await the()).toMatchObject({ quiet: 'snoozed', level: -7 });
  licensing.time.set('2026-07-29T12:00:00Z');
  await review();
  expect(await the()).toMatchObject({ quiet: null, level: -1 });
});

test.each([
  [-60, 'snoozed', -7],
  [-1, 'snoozed', -1],
  [-60, 'resolved', -60],
] as const)('at %d, %s, it is quiet up to %d', (level, why, quiet) => {
  expect(quietLevel('subscription_expires', level, why)).toBe(quiet);
});

test('what is snoozed already, or until no day that can be, is refused', async () => {
  const on = (day: string) => snoozeAlert(licensing, bob, { alertId, until: { day } });
  expect((await refusal(on('2026-06-15'))).code).toBe('day_out_of_range');
  expect((await refusal(on('2027-06-16'))).code).toBe('day_out_of_range');
  await snoozeAlert(licensing, anna, { alertId, until: { days: 1 } });
  expect(await refusal(on('2026-06-20'))).toEqual({
    code: 'alert_snoozed',
    details: { product: 'Chat', person: 'Anna', until: '2026-06-16' },
  });
});

test('what is resolved stays so until the next threshold', async () => {
  await snoozeAlert(licensing, bob, { alertId, until: { days: 1 } });
  await resolveAlert(licensing, anna, { alertId, reason: 'We leave it' });
  expect(await refusal(resolveAlert(licensing, bob, { alertId, reason: 'Me, too' }))).toEqual({
    code: 'alert_resolved',
    details: { product: 'Chat', person: 'Anna' },
  });
  licensing.time.advance({ days: 14 });
  await review();
  expect(await the()).toMatchObject({ quiet: 'resolved', why: null });
  licensing.time.advance({ days: 1 });
  await review();
  expect(await the()).toMatchObject({ quiet: null, level: -30 });
});

test('what is resolved comes back as another once its cause had gone', async () => {
  await resolveAlert(licensing, anna, { alertId, reason: 'Bought' });
  const end = (day: string) =>
    licensing.em
      .fork()
      .execute('update subscription set end_date = ? where product_id = ?', [day, product.id]);
  await end('2027-07-30');
  await review();
  expect(await the()).toMatchObject({ why: 'renewed' });
  expect((await refusal(openAlertAgain(licensing, anna, { alertId }))).code).toBe('alert_over');
  await end('2026-07-30');
  await review();
  expect(await alerts()).toMatchObject([{ why: 'renewed' }, { why: null, quiet: null }]);
});

test('with another last day thresholds count anew for what is quiet', async () => {
  licensing.time.set('2026-07-20T12:00:00Z');
  await review();
  await resolveAlert(licensing, anna, { alertId, reason: 'Later' });
  await licensing.em
    .fork()
    .execute("update subscription set end_date = '2026-09-10' where product_id = ?", [product.id]);
  await review();
  expect(await the()).toMatchObject({ level: -60, quiet: 'resolved' });
  licensing.time.set('2026-08-12T12:00:00Z');
  await review();
  expect(await the()).toMatchObject({ level: -30, quiet: null });
});

test('it is opened again by hand, once', async () => {
  await resolveAlert(licensing, anna, { alertId, reason: 'Mistaken' });
  await openAlertAgain(licensing, bob, { alertId });
  expect((await the())?.quiet).toBeNull();
  expect((await refusal(openAlertAgain(licensing, anna, { alertId }))).code).toBe(
    'alert_open_again',
  );
  expect(await history()).toEqual(['alert.resolve', 'alert.open_again']);
});

test('turned off for a product, none is open or opens until it is turned on', async () => {
  const what = { productId: product.id, kind: 'subscription_expires' } as const;
  const first = await turnOffAlerts(licensing, anna, what);
  expect(first).toMatchObject({ product: 'Chat', already: false });
  expect(await turnOffAlerts(licensing, bob, what)).toMatchObject({
    already: true,
    by: { displayName: 'Anna' },
  });
  await review();
  expect(await alerts()).toMatchObject([{ why: 'off' }]);
  await turnOnAlerts(licensing, bob, what);
  expect(await turnOnAlerts(licensing, anna, what)).toMatchObject({ already: true });
  await review();
  expect(await alerts()).toMatchObject([{ why: 'off' }, { why: null }]);
  expect(await history()).toEqual(['alert.turn_off', 'alert.turn_on']);
});

test('a click that is delivered twice is one deed', async () => {
  const once = { ...anna, deedKey: randomUUID() };
  await takeAlert(licensing, once, { alertId });
  await releaseAlert(licensing, anna, { alertId });
  expect(await takeAlert(licensing, once, { alertId })).toMatchObject({ repeated: true });
  expect((await the())?.owner).toBeNull();
});

test('others, of another tenant or without rights, change nothing', async () => {
  const theirs = await aTenant(licensing);
  const stranger = theirs.admin;
  const nobody = { ...anna, actor: { kind: 'everybody', personId: annaId } } as const;
  const what = { productId: product.id, kind: 'subscription_expires' } as const;
  for (const [context, code, ofProduct] of [
    [stranger, 'alert_not_found', 'product_not_found'],
    [nobody, 'not_allowed', 'not_allowed'],
  ] as const) {
    const attempts = [
      async () => takeAlert(licensing, context, { alertId }),
      async () => releaseAlert(licensing, context, { alertId }),
      async () => handOverAlert(licensing, context, { alertId, fromId: null, toId: annaId }),
      async () => snoozeAlert(licensing, context, { alertId, until: { days: 1 } }),
      async () => resolveAlert(licensing, context, { alertId, reason: 'x' }),
      async () => openAlertAgain(licensing, context, { alertId }),
    ];
    for (const attempt of attempts) {
      expect((await refusal(attempt())).code).toBe(code);
    }
    const turns = [
      async () => turnOffAlerts(licensing, context, what),
      async () => turnOnAlerts(licensing, context, what),
    ];
    for (const turn of turns) expect((await refusal(turn())).code).toBe(ofProduct);
  }
  expect(await the()).toMatchObject({ owner: null, quiet: null, why: null });
});

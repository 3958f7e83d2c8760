/**
 * A year of a tenant's life, day by day at the first instant of each: every message that should come
 * comes once, on its day, and none that should not. The same in each zone, through summer time and
 * ends of months, at whose last instant nothing is early.
 */
import { addSubscription } from '../../../src/licensing/add-subscription.ts';
import { chooseAlertChannel } from '../../../src/licensing/alerts/choose-alert-channel.ts';
import { nextTelling } from '../../../src/licensing/alerts/next-telling.ts';
import { noteSeats } from '../../../src/licensing/alerts/note-seats.ts';
import { reviewAlerts } from '../../../src/licensing/alerts/review-alerts.ts';
import { settleTelling } from '../../../src/licensing/alerts/settle-telling.ts';
import { cancelSubscription } from '../../../src/licensing/cancel-subscription.ts';
import { dayIn, shiftDay, startOfDay } from '../../../src/licensing/days.ts';
import { renewSubscription } from '../../../src/licensing/renew-subscription.ts';
import { resizeSubscription } from '../../../src/licensing/resize-subscription.ts';
import {
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
const FIRST = '2026-10-01';
const DAYS = 365;
const CHANNEL = 'C0YEAR';
/** Clocks change in one of the zones. */
const CLOCKS = ['2026-10-25', '2026-11-01', '2027-03-14', '2027-03-28'];

const EXPECTED = [
  '2026-10-01 post Lapses: subscription_expires -60',
  '2026-10-31 reply Lapses: subscription_expires -30',
  '2026-11-16 reply Lapses: subscription_expires -14',
  '2026-11-23 reply Lapses: subscription_expires -7',
  '2026-11-29 reply Lapses: subscription_expires -1',
  '2026-11-30 reply Lapses: subscription_expires 0',
  '2026-12-23 reply Lapses: subscription_expires 23',
  '2026-12-30 post Replaced: subscription_expires -60',
  '2026-12-31 edit Lapses: subscription_expires lapsed',
  '2026-12-31 post Lapses: seats_short 3',
  '2027-01-01 post Renewed: notice_date -30',
  '2027-01-17 reply Renewed: notice_date -14',
  '2027-01-20 edit Lapses: seats_short enough',
  '2027-01-27 post Renewed: subscription_expires -60',
  '2027-01-28 reply Renewed: notice_date -3',
  '2027-01-29 reply Replaced: subscription_expires -30',
  '2027-02-01 edit Renewed: notice_date passed',
  '2027-02-10 edit Replaced: subscription_expires replaced',
  '2027-02-12 post Canceled: notice_date -30',
  '2027-02-26 reply Renewed: subscription_expires -30',
  '2027-02-28 reply Canceled: notice_date -14',
  '2027-03-01 edit Renewed: subscription_expires renewed',
  '2027-03-05 edit Canceled: notice_date gone',
  '2027-05-24 post Grows: seats_short 1',
  '2027-06-21 reply Grows: seats_short 2',
  '2027-06-25 reply Grows: seats_short 3',
  '2027-08-05 edit Grows: seats_short enough',
];

/** What is done on which day. */
async function aLife(at: Workspace): Promise<Record<string, () => Promise<unknown>>> {
  const { admin } = at;
  const product = (displayName: string) => aProduct(at, { displayName, subscriptions: [] });
  const assign = async (to: { id: string }, count: number) => {
    for (let made = 0; made < count; made += 1) await anAssignment(at, await aPerson(at), to);
  };
  const none = { externalId: null, price: null, currency: null, noticeDate: null };
  const buy = (of: { id: string }, seats: number, startDate: string) =>
    addSubscription(licensing, admin, {
      ...{ productId: of.id, seats, startDate, endDate: null, ...none },
    });
  const [lapses, replaced, renewed] = [
    await product('Lapses'),
    await product('Replaced'),
    await product('Renewed'),
  ];
  const [canceled, grows] = [await product('Canceled'), await product('Grows')];
  await aSubscription(at, lapses, { seats: 5, endDate: '2026-11-30' });
  await aSubscription(at, replaced, { seats: 20, endDate: '2027-02-28' });
  const renewal = await aSubscription(at, renewed, {
    ...{ seats: 30, endDate: '2027-03-28', noticeDate: '2027-01-31' },
  });
  const contract = await aSubscription(at, canceled, {
    ...{ seats: 8, endDate: '2028-03-31', noticeDate: '2027-03-14' },
  });
  const growth = await aSubscription(at, grows, { seats: 40 });
  await assign(lapses, 3);
  await assign(replaced, 15);
  await assign(grows, 4);
  const deeds: Record<string, () => Promise<unknown>> = {
    // Over its seats since they lapsed.
    '2027-01-20': () => buy(lapses, 10, '2027-01-20'),
    '2027-02-10': () => buy(replaced, 20, '2027-03-01'),
    '2027-03-01': () =>
      renewSubscription(licensing, admin, { subscriptionId: renewal.id, endDate: '2028-03-28' }),
    '2027-03-05': () =>
      cancelSubscription(licensing, admin, { subscriptionId: contract.id, when: 'end' }),
    '2027-08-05': () =>
      resizeSubscription(licensing, admin, { subscriptionId: growth.id, seats: 100 }),
  };
  // One more every fourth day, from February to August.
  for (let day = '2027-02-01'; day < '2027-08-31'; day = shiftDay(day, 4)) {
    const other = deeds[day];
    deeds[day] = async () => {
      await other?.();
      await assign(grows, 1);
    };
  }
  return deeds;
}

/** What would be sent in the channel now; edits only of what is over. */
async function told({ tenantId }: Workspace): Promise<string[]> {
  const messages: string[] = [];
  for (;;) {
    // A message a second: of a year that is over at once.
    await licensing.em
      .fork()
      .execute('update alert_route set next_at = null where tenant_id = ?', [tenantId]);
    const next = await nextTelling(licensing, tenantId, { channelId: CHANNEL, passed: [] });
    if (next.send === 'nothing') return messages;
    const [alert] = 'alerts' in next && next.listId === null ? next.alerts : [];
    if (!('alerts' in next) || !alert) throw new Error(`What is it? ${next.send}`);
    const { send, rows } = next;
    const { level, kind, facts, resolvedWhy } = alert;
    await settleTelling(licensing, tenantId, next, { ts: next.ts ?? alert.id, rows });
    if (send === 'edit' && resolvedWhy === null) continue;
    messages.push(`${send} ${facts.product}: ${kind} ${resolvedWhy ?? level}`);
  }
}

test.each(['Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata'])('in %s', async (timeZone) => {
  const at = await aTenant(licensing, { timeZone });
  licensing.time.set(startOfDay(timeZone, FIRST).toISOString());
  const deeds = await aLife(at);
  await licensing.em
    .fork()
    .transactional((em) => chooseAlertChannel(em, licensing, at.admin, CHANNEL));
  const year: string[] = [];
  const look = async (instant: Date) => {
    licensing.time.set(instant.toISOString());
    const day = dayIn(timeZone, instant);
    await noteSeats(licensing, at.tenantId);
    await reviewAlerts(licensing, at.tenantId, { productId: null });
    await runJobs(licensing, at.tenantId);
    year.push(...(await told(at)).map((message) => `${day} ${message}`));
  };
  for (let count = 0; count < DAYS; count += 1) {
    const day = shiftDay(FIRST, count);
    const first = startOfDay(timeZone, day);
    if (day.endsWith('-01') || CLOCKS.some((each) => day === shiftDay(each, 1))) {
      await look(new Date(first.getTime() - 1));
    }
    licensing.time.set(first.toISOString());
    await deeds[day]?.();
    await look(first);
  }
  expect(year).toEqual(EXPECTED);
});

import { dayIn, shiftDay } from '../../../src/licensing/days.ts';
import type { ExpiryFacts } from '../../../src/licensing/rules/alert-facts.ts';
import { ASSUMED_RULES } from '../../../src/licensing/rules/alert-rules.ts';
import type {
  AlertedProduct,
  AlertedSubscription,
} from '../../../src/licensing/rules/alerted-product.ts';
import { expiries } from '../../../src/licensing/rules/expiring-subscriptions.ts';

const NO_GRACE = { graceDays: 0 };
const CHAT = { name: 'Chat', changes: [], standing: [], rules: ASSUMED_RULES };

function sold(overrides: Partial<AlertedSubscription> = {}): AlertedSubscription {
  return {
    ...{ id: 'one', seats: 25, startDate: '2020-01-01', endDate: '2026-06-30', graceDays: 30 },
    ...{ price: null, currency: null, noticeDate: null, isCanceled: false },
    ...overrides,
  };
}

function expiry(
  today: string,
  subscriptions: AlertedSubscription[],
  { windowDays = 30, ...rest }: Partial<AlertedProduct> & { windowDays?: number } = {},
) {
  const product = { ...CHAT, assigned: 20, subscriptions, ...rest };
  return expiries(product, today, windowDays).get('one');
}

function factsOn(...given: Parameters<typeof expiry>): ExpiryFacts {
  const found = expiry(...given);
  if (!found || !('facts' in found)) throw new Error(`It is ${found?.state}`);
  return found.facts;
}

const levelOn = (today: string, subscription = sold()) => {
  const found = expiry(today, [subscription]);
  return found && 'level' in found ? found.level : found?.state;
};

describe('when it is told', () => {
  test.each([
    ['2026-04-30', 'far'],
    ['2026-05-01', -60],
    ['2026-05-30', -60],
    ['2026-05-31', -30],
    ['2026-06-16', -14],
    ['2026-06-23', -7],
    ['2026-06-29', -1],
    ['2026-06-30', 0],
    ['2026-07-22', 0],
    ['2026-07-23', 23],
    ['2026-07-30', 23],
    ['2026-07-31', 'lapsed'],
  ])('on %s it has reached %s', (today, level) => expect(levelOn(today)).toBe(level));

  test('ends of months and a leap day are days as any other', () => {
    const leap = sold({ endDate: '2028-02-29' });
    expect([levelOn('2027-12-30', leap), levelOn('2027-12-31', leap)]).toEqual(['far', -60]);
    expect([levelOn('2028-01-29', leap), levelOn('2028-01-30', leap)]).toEqual([-60, -30]);
    const january = sold({ endDate: '2026-01-31' });
    expect([levelOn('2026-01-01', january), levelOn('2026-01-30', january)]).toEqual([-30, -1]);
    expect(factsOn('2026-01-30', [january])).toMatchObject({ goneFrom: '2026-03-03' });
  });

  test('canceled, it is gone the day after', () => {
    const canceled = sold(NO_GRACE);
    expect([levelOn('2026-06-30', canceled), levelOn('2026-07-01', canceled)]).toEqual([
      0,
      'lapsed',
    ]);
    expect(factsOn('2026-06-30', [canceled])).toMatchObject({
      ...{ goneFrom: '2026-07-01', hasGrace: false, inGrace: false },
    });
  });

  test('without an end, without seats, or still to start, never', () => {
    expect(levelOn('2026-06-30', sold({ endDate: null }))).toBe('far');
    expect(levelOn('2026-06-30', sold({ seats: 0 }))).toBe('empty');
    expect(levelOn('2026-06-01', sold({ startDate: '2026-06-02' }))).toBe('far');
  });

  test.each([
    ['Europe/Amsterdam', '2026-03-29', '2026-03-27T22:59:59Z', '2026-03-27T23:00:00Z'],
    ['America/New_York', '2026-11-01', '2026-10-31T03:59:59Z', '2026-10-31T04:00:00Z'],
    ['Asia/Kolkata', '2026-03-29', '2026-03-27T18:29:59Z', '2026-03-27T18:30:00Z'],
    // Clocks skip midnight there.
    ['Africa/Cairo', '2026-04-25', '2026-04-23T21:59:59Z', '2026-04-23T22:00:00Z'],
  ])('a day before the end begins as the day does in %s', (zone, endDate, before, at) => {
    const ends = sold({ endDate });
    const levels = [before, at].map((now) => levelOn(dayIn(zone, new Date(now)), ends));
    expect(levels).toEqual([-7, -1]);
  });
});

describe('what it says', () => {
  test('how many are short the day after, of what is left by then', () => {
    const other = sold({ id: 'two', seats: 8, endDate: null });
    const facts = factsOn('2026-06-16', [sold(), other]);
    expect(facts).toMatchObject({ assigned: 20, total: 8, short: 12, goneFrom: '2026-07-31' });
  });

  test('with what else starts and ends by then', () => {
    const subscriptions = [
      sold(),
      sold({ id: 'ends too', seats: 5, endDate: '2026-07-01', ...NO_GRACE }),
      sold({ id: 'starts', seats: 4, startDate: '2026-07-31', endDate: null }),
      sold({ id: 'too late', seats: 4, startDate: '2026-08-01', endDate: null }),
    ];
    const changes = [
      { day: '2026-06-20', seats: -3 },
      { day: '2026-07-31', seats: 1 },
      { day: '2026-08-01', seats: 50 },
    ];
    const facts = factsOn('2026-06-16', subscriptions, { changes });
    expect(facts).toMatchObject({ assigned: 18, total: 4, short: 14 });
  });

  test('beside unlimited seats nothing is short', () => {
    const unlimited = sold({ id: 'two', seats: null, endDate: null });
    expect(factsOn('2026-06-16', [sold(), unlimited])).toMatchObject({ total: null, short: 0 });
    const facts = factsOn('2026-06-16', [sold({ seats: null })]);
    expect(facts).toMatchObject({ seats: null, total: 0, short: 20 });
  });

  test('its price, its notice date, and that its last day is over', () => {
    const priced = sold({ price: '5.60', currency: 'EUR', noticeDate: '2026-06-01' });
    expect(factsOn('2026-07-01', [priced])).toMatchObject({
      ...{ price: '5.60', currency: 'EUR', noticeDate: '2026-06-01', inGrace: true },
    });
  });
});

describe('replaced', () => {
  const next = (overrides: Partial<AlertedSubscription> = {}) =>
    sold({ id: 'next', startDate: '2026-07-01', endDate: '2027-06-30', ...overrides });
  const stateWith = (...others: AlertedSubscription[]) =>
    expiry('2026-06-16', [sold(), ...others])?.state;

  test('in full by one, or by several, that start by the day after', () => {
    expect(stateWith(next())).toBe('replaced');
    expect(stateWith(next({ seats: 10 }), next({ id: 'third', seats: 15 }))).toBe('replaced');
    expect(stateWith(next({ startDate: '2026-07-02' }))).toBe('due');
  });

  test('in part is due, and says how far', () => {
    const facts = factsOn('2026-06-16', [sold(), next({ seats: 10 })]);
    expect(facts).toMatchObject({ replaced: 10, total: 10, short: 10 });
  });

  test('by one that runs since long ago, or ends no later, not at all', () => {
    expect(stateWith(next({ startDate: '2026-05-31' }))).toBe('due');
    expect(stateWith(next({ startDate: '2026-06-10', endDate: '2026-06-30' }))).toBe('due');
  });

  test('by the next month, which ends soon itself', () => {
    expect(stateWith(next({ endDate: shiftDay('2026-06-30', 31) }))).toBe('replaced');
  });

  test('unlimited by unlimited only', () => {
    const unlimited = sold({ seats: null });
    const state = (seats: number | null) =>
      expiry('2026-06-16', [unlimited, next({ seats })])?.state;
    expect([state(null), state(1000)]).toEqual(['replaced', 'due']);
  });

  test('seats replace once: those of the first to end come first', () => {
    const both = [
      sold({ endDate: '2026-06-29' }),
      sold({ id: 'later', endDate: '2026-06-30' }),
      next({ startDate: '2026-06-30', seats: 30 }),
    ];
    const found = expiries({ ...CHAT, assigned: 0, subscriptions: both }, '2026-06-16', 30);
    expect([found.get('one')?.state, found.get('later')]).toMatchObject([
      'replaced',
      { state: 'due', facts: { replaced: 5 } },
    ]);
  });
});

import fc from 'fast-check';
import { shiftDay } from '../../../src/licensing/days.ts';
import { productCounts } from '../../../src/licensing/rules/product-counts.ts';
import type { SubscriptionTerm } from '../../../src/licensing/rules/subscription-state.ts';

const TODAY = '2026-06-15';
const WINDOW = 30;
const inDays = (days: number) => shiftDay(TODAY, days);

/** A subscription by the days from today of its start and its last day. */
function term(seats: number | null, start: number, end: number | null): SubscriptionTerm {
  return {
    seats,
    startDate: inDays(start),
    endDate: end === null ? null : inDays(end),
    graceDays: 30,
  };
}
const counts = (assigned: number, ...terms: SubscriptionTerm[]) =>
  productCounts(assigned, terms, TODAY, WINDOW);

describe('total', () => {
  test('adds the seats that are active or in grace, and no others', () => {
    const result = counts(
      0,
      term(1, -100, null),
      term(10, -100, 0),
      term(100, -100, -30), // last day of grace
      term(1_000, -100, -31), // disabled
      term(10_000, 1, null), // scheduled
      term(100_000, -500, -200), // ended
    );
    expect(result).toMatchObject({ total: 111, available: 111, assignable: true });
  });

  test('is unlimited as soon as one subscription in use is', () => {
    const result = counts(7, term(5, -1, null), term(null, -1, -1));
    expect(result).toMatchObject({ total: null, assigned: 7, available: null, over: 0 });
  });

  test('is not unlimited by a subscription that has not begun or has lapsed', () => {
    expect(counts(0, term(5, -1, null), term(null, 1, null), term(null, -99, -31)).total).toBe(5);
  });
});

describe('available and over', () => {
  test.each([
    { assigned: 0, available: 5, over: 0 },
    { assigned: 4, available: 1, over: 0 },
    { assigned: 5, available: 0, over: 0 },
    { assigned: 8, available: 0, over: 3 },
  ])('of 5 seats with $assigned assigned', (expected) => {
    expect(counts(expected.assigned, term(5, -1, null))).toMatchObject(expected);
  });

  test('include seats that expire soon', () => {
    expect(counts(1, term(5, -9, 1))).toMatchObject({ available: 4, expiringSoon: 5 });
  });

  test('after a lapse show everything assigned as over, and nothing can be assigned', () => {
    expect(counts(3, term(5, -99, -31))).toMatchObject({
      total: 0,
      available: 0,
      over: 3,
      assignable: false,
    });
  });

  test('of a product that was never bought are nothing', () => {
    expect(counts(0)).toEqual({
      total: 0,
      assigned: 0,
      available: 0,
      over: 0,
      held: 0,
      expiringSoon: 0,
      replaced: 0,
      assignable: false,
    });
  });
});

describe('expiring soon', () => {
  test.each([
    [-31, 0], // disabled
    [-30, 5], // grace
    [-1, 5], // grace
    [0, 5],
    [30, 5], // the window's last day
    [31, 0],
    [null, 0],
  ])('a subscription whose last day is in %p days adds %i of its 5 seats', (end, seats) => {
    expect(counts(0, term(5, -400, end)).expiringSoon).toBe(seats);
  });

  test('follows the window of the tenant', () => {
    const terms = [term(5, -400, 60)];
    expect(productCounts(0, terms, TODAY, 59).expiringSoon).toBe(0);
    expect(productCounts(0, terms, TODAY, 60).expiringSoon).toBe(5);
  });

  test('counts no subscription that has yet to begin', () => {
    expect(counts(0, term(5, 1, 20)).expiringSoon).toBe(0);
  });

  test('counts each subscription once', () => {
    expect(counts(0, term(5, -400, -3), term(7, -400, 3)).expiringSoon).toBe(12);
  });

  test('is unlimited where an unlimited subscription ends', () => {
    expect(counts(0, term(5, -400, 3), term(null, -400, 3)).expiringSoon).toBeNull();
  });
});

describe('of which replaced', () => {
  const replaced = (...terms: SubscriptionTerm[]) => counts(0, ...terms).replaced;

  test('are the seats of a subscription that starts the day after the end', () => {
    expect(replaced(term(5, -400, 10), term(3, 11, null))).toBe(3);
    expect(replaced(term(5, -400, 10), term(8, 11, null))).toBe(5);
  });

  test('are none where it starts a day later', () => {
    expect(replaced(term(5, -400, 10), term(5, 12, null))).toBe(0);
  });

  test('may have started already, within a window before', () => {
    expect(replaced(term(5, -400, 10), term(5, -2, null))).toBe(5);
    expect(replaced(term(5, -400, 10), term(5, -19, null))).toBe(5);
    expect(replaced(term(5, -400, 10), term(5, -20, null))).toBe(0);
  });

  test('are those in grace as well', () => {
    expect(replaced(term(5, -400, -3), term(5, -2, null))).toBe(5);
  });

  test('do not count what expires or has lapsed itself', () => {
    expect(replaced(term(5, -400, 10), term(5, 0, 20))).toBe(0);
    expect(replaced(term(5, -400, -5), term(5, -33, -32))).toBe(0);
  });

  test('use each replacing seat once, for what ends first', () => {
    expect(replaced(term(5, -400, 10), term(5, -400, 20), term(6, 11, null))).toBe(6);
  });

  test('use up what would be too early for a later end first', () => {
    // The one from day −15 can only replace what ends on day 10, the other one either.
    const ends = [term(5, -400, 10), term(5, -400, 20)];
    expect(replaced(...ends, term(5, 5, null), term(5, -15, null))).toBe(10);
  });

  test('are unlimited where an unlimited one replaces an unlimited one', () => {
    expect(replaced(term(null, -400, 10), term(null, 11, null))).toBeNull();
    expect(replaced(term(null, -400, 10), term(7, 11, null))).toBe(7);
    expect(replaced(term(7, -400, 10), term(null, 11, null))).toBe(7);
  });
});

describe('whatever the subscriptions', () => {
  const terms = fc.array(
    fc
      .tuple(
        fc.option(fc.nat(1_000), { freq: 9 }),
        fc.integer({ min: -500, max: 60 }),
        fc.option(fc.nat(400)),
      )
      .map(([seats, start, length]) => term(seats, start, length === null ? null : start + length)),
    { maxLength: 8 },
  );

  test('the counts agree with each other', () => {
    fc.assert(
      fc.property(terms, fc.nat(2_000), (subscriptions, assigned) => {
        const result = counts(assigned, ...subscriptions);
        const { total, available, over, expiringSoon, replaced } = result;
        expect(result.assigned).toBe(assigned);
        if (total === null) {
          expect([available, over]).toEqual([null, 0]);
        } else {
          expect(assigned - over + (available ?? Number.NaN)).toBe(total);
          expect(over === 0 || available === 0).toBe(true);
          expect(expiringSoon).toBeLessThanOrEqual(total);
        }
        if (expiringSoon !== null) expect(replaced).toBeLessThanOrEqual(expiringSoon);
      }),
    );
  });

  test('their order does not matter', () => {
    const orders = terms.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    );
    fc.assert(
      fc.property(orders, ([one, other]) => {
        expect(counts(9, ...other)).toEqual(counts(9, ...one));
      }),
    );
  });
});

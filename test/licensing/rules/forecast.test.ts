import { shiftDay } from '../../../src/licensing/days.ts';
import {
  type ForecastBasis,
  forecast,
  NO_REQUESTS,
  paceOf,
  type SeatHistory,
  shortageIn,
} from '../../../src/licensing/rules/forecast.ts';
import type { SubscriptionTerm } from '../../../src/licensing/rules/subscription-state.ts';

const TODAY = '2026-06-15';

const sold = (overrides: Partial<SubscriptionTerm> = {}): SubscriptionTerm => ({
  ...{ seats: 100, startDate: '2020-01-01', endDate: null, graceDays: 30 },
  ...overrides,
});
const history = (overrides: Partial<SeatHistory> = {}): SeatHistory => ({
  ...{ since: '2026-01-01', assigned: 60, moves: [] },
  ...overrides,
});
const basis = (overrides: Partial<ForecastBasis> = {}): ForecastBasis => ({
  ...{ assigned: 90, subscriptions: [sold()], changes: [], history: history() },
  requests: NO_REQUESTS,
  ...overrides,
});
const move = (seats: number) => ({ day: '2026-06-01', cause: 'group', seats });

describe('the pace', () => {
  test('is what was gained in 30 days, a day', () => {
    expect(paceOf(basis(), TODAY)).toBe(1);
    expect(paceOf(basis({ assigned: 30 }), TODAY)).toBe(-1);
  });

  test('is without what a job moved at once, if that is more than a tenth of all seats', () => {
    expect(paceOf(basis({ history: history({ moves: [move(15)] }) }), TODAY)).toBe(0.5);
    expect(paceOf(basis({ history: history({ moves: [move(10)] }) }), TODAY)).toBe(1);
    expect(paceOf(basis({ history: history({ moves: [move(-15)] }) }), TODAY)).toBe(1.5);
  });

  test('of a shorter time is that of the days there are; of less than 14 it is too early', () => {
    const of = (since: string) => paceOf(basis({ history: history({ since }) }), TODAY);
    expect(of('2026-05-26')).toBe(1.5);
    expect(of('2026-06-01')).toBe(30 / 14);
    expect(of('2026-06-02')).toBeNull();
    expect(paceOf(basis({ history: null }), TODAY)).toBeNull();
  });
});

describe('what is foreseen', () => {
  const shortage = (overrides: Partial<ForecastBasis>) =>
    shortageIn(forecast(basis(overrides), TODAY));

  test('90 days, from tomorrow on', () => {
    const days = forecast(basis(), TODAY);
    expect(days).toHaveLength(90);
    expect(days[0]).toEqual({ day: '2026-06-16', assigned: 91, total: 100 });
    expect(days[89]).toEqual({ day: '2026-09-13', assigned: 180, total: 100 });
  });

  test('the first day that seats are missing, by the pace', () => {
    expect(shortage({})).toEqual({
      ...{ day: '2026-06-26', short: 1, lastDay: '2026-09-13', shortThen: 80 },
    });
    expect(shortage({ assigned: 60 })).toBeNull();
    expect(shortage({ subscriptions: [sold({ seats: null })] })).toBeNull();
  });

  test('by what is known to start, to end, to begin and to lapse', () => {
    const changes = [
      { day: '2026-07-01', seats: 15 },
      { day: '2026-08-01', seats: -20 },
    ];
    const known = { history: null, changes };
    expect(shortage(known)).toMatchObject({ day: '2026-07-01', short: 5, shortThen: 0 });
    const more = sold({ seats: 10, startDate: '2026-06-20' });
    expect(shortage({ ...known, subscriptions: [sold(), more] })).toBeNull();
    const ends = sold({ seats: 20, endDate: '2026-06-30' });
    expect(shortage({ history: null, subscriptions: [sold({ seats: 80 }), ends] })).toMatchObject({
      ...{ day: '2026-07-31', short: 10 },
    });
  });

  test('by what is approved and has no seat yet, and by what is undecided, as often as the tenant approves', () => {
    const asked = (approved: number, pending: number, rate: number | null) =>
      shortage({ assigned: 90, history: null, requests: { approved, pending, rate } });
    expect(asked(10, 0, null)).toBeNull();
    expect(asked(11, 0, null)).toMatchObject({ day: '2026-06-16', short: 1, shortThen: 1 });
    expect(asked(0, 100, null)).toBeNull();
    expect(asked(0, 20, 0.5)).toBeNull();
    expect(asked(2, 20, 0.75)).toMatchObject({ short: 7 });
  });

  test('nobody gives back what nobody has', () => {
    const days = forecast(basis({ assigned: 10 }), TODAY);
    expect(days.at(-1)?.assigned).toBe(0);
  });
});

/** By how many seats the forecast was wrong on average, and how far by “nothing changes”. */
describe('tried on two years of made-up histories', () => {
  const DAYS = 730;
  const FIRST = '2024-01-01';
  interface Life {
    taken: number[];
    moves: SeatHistory['moves'][number][];
  }

  /** The same numbers each time. */
  function dice(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
      return state / 2 ** 32;
    };
  }

  function live(gains: (day: number, roll: () => number) => { seats: number; job?: number }): Life {
    const roll = dice(7);
    const life: Life = { taken: [500], moves: [] };
    for (let day = 1; day < DAYS; day += 1) {
      const { seats, job = 0 } = gains(day, roll);
      life.taken.push(Math.max(0, (life.taken.at(-1) ?? 0) + seats + job));
      if (job !== 0) life.moves.push({ day: shiftDay(FIRST, day), cause: 'group', seats: job });
    }
    return life;
  }

  /** So many a day on average, each of them by chance. */
  const about = (mean: number, roll: () => number) => {
    const whole = Math.floor(Math.abs(mean) * 4);
    let seats = 0;
    for (let count = 0; count <= whole; count += 1) {
      if (roll() < Math.abs(mean) / (whole + 1)) seats += 1;
    }
    return Math.sign(mean) * seats;
  };
  const coming = (gain: number, loss: number, roll: () => number) =>
    about(gain, roll) - about(loss, roll);

  const lives: Record<string, Life> = {
    growth: live((_, roll) => ({ seats: coming(1.5, 0.5, roll) })),
    seasons: live((day, roll) => ({
      seats: coming(1.2 + Math.sin((2 * Math.PI * day) / 365), 1, roll),
    })),
    bursts: live((day, roll) => ({
      seats: coming(1, 0.6, roll),
      job: day % 120 === 60 ? 150 : 0,
    })),
    leavers: live((_, roll) => ({ seats: coming(0.2, 0.7, roll) })),
  };

  /** Nothing to be foreseen. */
  const still = live((_, roll) => ({ seats: coming(1, 1, roll) }));

  function errors({ taken, moves }: Life, ahead: number) {
    let [ours, none, count] = [0, 0, 0];
    for (let now = 40; now + ahead < DAYS; now += 1) {
      const today = shiftDay(FIRST, now);
      const from = shiftDay(today, -30);
      const assigned = taken[now] ?? 0;
      const then = taken[now + ahead] ?? 0;
      // A job that comes is foreseen by neither.
      const comes = moves
        .filter(({ day }) => day > today && day <= shiftDay(today, ahead))
        .reduce((sum, { seats }) => sum + seats, 0);
      const days = forecast(
        {
          ...{
            assigned,
            subscriptions: [sold({ seats: 1000 })],
            changes: [],
            requests: NO_REQUESTS,
          },
          history: {
            since: FIRST,
            assigned: taken[now - 30] ?? 0,
            moves: moves.filter(({ day }) => day > from && day <= today),
          },
        },
        today,
      );
      ours += Math.abs((days[ahead - 1]?.assigned ?? 0) + comes - then);
      none += Math.abs(assigned + comes - then);
      count += 1;
    }
    return [ours / count, none / count].map((error) => Math.round(error * 10) / 10);
  }

  test.each(Object.keys(lives))('%s: it is nearer than “nothing changes”', (name) => {
    const life = lives[name];
    if (!life) throw new Error('It is one of them');
    for (const ahead of [14, 30, 60, 90]) {
      const [ours = 0, none = 0] = errors(life, ahead);
      expect(ours).toBeLessThan(none);
    }
  });

  test('by so much, 30 and 90 days ahead', () => {
    const figures = Object.fromEntries(
      Object.entries({ ...lives, still }).map(([name, life]) => [
        name,
        { in30: errors(life, 30), in90: errors(life, 90) },
      ]),
    );
    expect(figures).toEqual({
      growth: { in30: [6.9, 31.4], in90: [20.3, 92.3] },
      seasons: { in30: [11.9, 19.1], in90: [50.6, 51] },
      bursts: { in30: [7, 11], in90: [18.4, 33.4] },
      leavers: { in30: [4.4, 16.9], in90: [13.7, 51] },
      still: { in30: [7.4, 5], in90: [20.9, 8.8] },
    });
  });
});

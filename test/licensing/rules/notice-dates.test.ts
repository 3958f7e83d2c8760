import type { StandingAlert } from '../../../src/licensing/rules/alert-facts.ts';
import { ASSUMED_RULES } from '../../../src/licensing/rules/alert-rules.ts';
import type { AlertedSubscription } from '../../../src/licensing/rules/alerted-product.ts';
import { NO_REQUESTS } from '../../../src/licensing/rules/forecast.ts';
import { noticeConditions } from '../../../src/licensing/rules/notice-dates.ts';

const sold = (overrides: Partial<AlertedSubscription> = {}): AlertedSubscription => ({
  ...{ id: 'one', seats: 25, startDate: '2020-01-01', endDate: '2026-12-31', graceDays: 30 },
  ...{ price: '5.60', currency: 'EUR', noticeDate: '2026-09-30', isCanceled: false },
  ...overrides,
});

function notice(today: string, subscription = sold(), standing: StandingAlert[] = []) {
  const nothing = {
    assigned: 0,
    held: 0,
    requests: NO_REQUESTS,
    changes: [],
    errors: [],
    candidates: null,
    history: null,
    rules: ASSUMED_RULES,
  };
  const product = { name: 'Chat', subscriptions: [subscription], standing, ...nothing };
  const [condition] = noticeConditions(product, { today, windowDays: 30 });
  if (!condition) throw new Error('Each subscription has one');
  return condition;
}
const toldOn = (today: string, subscription?: AlertedSubscription, standing?: StandingAlert[]) => {
  const condition = notice(today, subscription, standing);
  return condition.state === 'over' ? condition.why : condition.level;
};

const standing = (level: number, noticeDate = '2026-09-30'): StandingAlert[] => {
  const facts = { product: 'Chat', seats: 25, lastDay: null, price: null, currency: null };
  const of = { id: 'alert', kind: 'notice_date', subscriptionId: 'one' } as const;
  return [{ ...of, level, resolvedWhy: null, facts: { ...facts, noticeDate } }];
};

test.each([
  ['2026-08-30', 'renewed'],
  ['2026-08-31', -30],
  ['2026-09-15', -30],
  ['2026-09-16', -14],
  ['2026-09-27', -3],
  ['2026-09-30', -3],
])('on %s it has reached %s', (today, level) => expect(toldOn(today)).toBe(level));

test('what it says', () => {
  expect(notice('2026-09-01')).toMatchObject({
    facts: {
      ...{ product: 'Chat', seats: 25, noticeDate: '2026-09-30', lastDay: '2026-12-31' },
      ...{ price: '5.60', currency: 'EUR' },
    },
  });
});

test('once the day is over, it has passed', () => {
  expect(toldOn('2026-10-01', sold(), standing(-3))).toBe('passed');
});

test('to a later day it is counted anew; until the same day it only gets worse', () => {
  const later = sold({ noticeDate: '2026-10-10' });
  expect(toldOn('2026-09-20', later, standing(-14))).toBe(-30);
  expect(toldOn('2026-09-01', sold(), standing(-14))).toBe(-14);
});

test('canceled, still to start, over, or without a date, nobody is told', () => {
  const on = (overrides: Partial<AlertedSubscription>) => toldOn('2026-09-20', sold(overrides));
  expect(on({ isCanceled: true })).toBe('gone');
  expect(on({ startDate: '2026-09-21' })).toBe('gone');
  expect(on({ endDate: '2026-08-20' })).toBe('gone');
  expect(on({ noticeDate: null })).toBe('gone');
  expect(on({ endDate: null, seats: null })).toBe(-14);
});

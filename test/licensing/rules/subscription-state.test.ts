import {
  isUsable,
  type SubscriptionState,
  subscriptionState,
} from '../../../src/licensing/rules/subscription-state.ts';

describe('a subscription from March 1 to March 31', () => {
  const term = { seats: 1, startDate: '2026-03-01', endDate: '2026-03-31', graceDays: 30 };

  test.each<[string, SubscriptionState]>([
    ['2026-02-28', 'scheduled'],
    ['2026-03-01', 'active'],
    ['2026-03-31', 'active'],
    ['2026-04-01', 'grace'],
    ['2026-04-30', 'grace'],
    ['2026-05-01', 'disabled'],
    ['2026-07-29', 'disabled'],
    ['2026-07-30', 'ended'],
    ['2030-01-01', 'ended'],
  ])('on %s is %s', (today, state) => {
    expect(subscriptionState(term, today)).toBe(state);
    expect(isUsable(term, today)).toBe(state === 'active' || state === 'grace');
  });
});

test('a subscription without end stays active', () => {
  const term = { seats: 1, startDate: '2026-03-01', endDate: null, graceDays: 30 };
  expect(subscriptionState(term, '2026-02-28')).toBe('scheduled');
  expect(subscriptionState(term, '2026-03-01')).toBe('active');
  expect(subscriptionState(term, '2999-12-31')).toBe('active');
});

test('a subscription of one day is active on that day', () => {
  const term = { seats: 1, startDate: '2026-03-01', endDate: '2026-03-01', graceDays: 30 };
  expect(subscriptionState(term, '2026-03-01')).toBe('active');
  expect(subscriptionState(term, '2026-03-02')).toBe('grace');
});

test('a canceled subscription has no grace, and is disabled for as long as others', () => {
  const term = { seats: 1, startDate: '2026-03-01', endDate: '2026-03-31', graceDays: 0 };
  expect(subscriptionState(term, '2026-03-31')).toBe('active');
  expect(subscriptionState(term, '2026-04-01')).toBe('disabled');
  expect(subscriptionState(term, '2026-06-29')).toBe('disabled');
  expect(subscriptionState(term, '2026-06-30')).toBe('ended');
});

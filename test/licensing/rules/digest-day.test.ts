import { digestDay } from '../../../src/licensing/rules/digest-day.ts';

const at = (timeZone: string, digestHour: number | null, now: string) =>
  digestDay({ timeZone, digestHour }, new Date(now));

test('it is due from its hour on, in the tenant’s zone, until the day ends', () => {
  expect(at('Europe/Amsterdam', 9, '2026-06-15T06:59:59Z')).toBeNull();
  expect(at('Europe/Amsterdam', 9, '2026-06-15T07:00:00Z')).toBe('2026-06-15');
  expect(at('Europe/Amsterdam', 9, '2026-06-15T21:59:59Z')).toBe('2026-06-15');
  expect(at('Europe/Amsterdam', 9, '2026-06-15T22:00:00Z')).toBeNull();
  expect(at('Asia/Kolkata', 9, '2026-06-15T03:29:59Z')).toBeNull();
  expect(at('Asia/Kolkata', 9, '2026-06-15T03:30:00Z')).toBe('2026-06-15');
  expect(at('America/New_York', 0, '2026-06-16T03:59:59Z')).toBe('2026-06-15');
});

test('it is due on working days alone, and never where none is wanted', () => {
  expect(at('Europe/Amsterdam', 9, '2026-06-19T12:00:00Z')).toBe('2026-06-19');
  expect(at('Europe/Amsterdam', 9, '2026-06-20T12:00:00Z')).toBeNull();
  expect(at('Europe/Amsterdam', 9, '2026-06-21T12:00:00Z')).toBeNull();
  // Sunday there, Monday in Auckland.
  expect(at('Pacific/Auckland', 9, '2026-06-21T22:00:00Z')).toBe('2026-06-22');
  expect(at('Europe/Amsterdam', null, '2026-06-15T12:00:00Z')).toBeNull();
});

test('its hour is that of the clock before and after summer time begins and ends', () => {
  expect(at('Europe/Amsterdam', 9, '2026-03-27T07:30:00Z')).toBeNull();
  expect(at('Europe/Amsterdam', 9, '2026-03-27T08:00:00Z')).toBe('2026-03-27');
  expect(at('Europe/Amsterdam', 9, '2026-03-30T07:00:00Z')).toBe('2026-03-30');
  expect(at('America/New_York', 9, '2026-10-30T13:00:00Z')).toBe('2026-10-30');
  expect(at('America/New_York', 9, '2026-11-02T13:00:00Z')).toBeNull();
  expect(at('America/New_York', 9, '2026-11-02T14:00:00Z')).toBe('2026-11-02');
});

test('an hour that summer time skips comes with the next', () => {
  // In Cairo 0:00 of that Friday is 1:00 at once.
  expect(at('Africa/Cairo', 0, '2026-04-23T21:59:59Z')).toBe('2026-04-23');
  expect(at('Africa/Cairo', 0, '2026-04-23T22:00:00Z')).toBe('2026-04-24');
});

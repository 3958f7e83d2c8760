import fc from 'fast-check';
import { dayIn, shiftDay, yearFrom } from '../../src/licensing/days.ts';

describe('the day it is', () => {
  test.each([
    ['Pacific/Kiritimati', '2026-06-15T10:00:00Z', '2026-06-16'],
    ['Pacific/Kiritimati', '2026-06-15T09:59:59.999Z', '2026-06-15'],
    ['Pacific/Pago_Pago', '2026-06-15T10:59:59.999Z', '2026-06-14'],
    ['Pacific/Pago_Pago', '2026-06-15T11:00:00Z', '2026-06-15'],
    ['UTC', '2026-06-15T23:59:59.999Z', '2026-06-15'],
    ['Asia/Kathmandu', '2026-06-15T18:15:00Z', '2026-06-16'],
  ])('in %s at %s is %s', (zone, instant, day) => {
    expect(dayIn(zone, new Date(instant))).toBe(day);
  });

  test.each([
    ['summer time begins', '2026-03-28T22:59:59Z', '2026-03-28'],
    ['summer time begins', '2026-03-28T23:00:00Z', '2026-03-29'],
    ['summer time has begun', '2026-03-29T21:59:59Z', '2026-03-29'],
    ['summer time has begun', '2026-03-29T22:00:00Z', '2026-03-30'],
    ['summer time ends', '2026-10-24T22:00:00Z', '2026-10-25'],
    ['summer time has ended', '2026-10-25T22:59:59Z', '2026-10-25'],
    ['summer time has ended', '2026-10-25T23:00:00Z', '2026-10-26'],
  ])('in Amsterdam where %s, at %s, is %s', (_, instant, day) => {
    expect(dayIn('Europe/Amsterdam', new Date(instant))).toBe(day);
  });

  test('begins later where midnight does not exist', () => {
    // Santiago's clocks went from 24:00 on September 5 to 01:00 on the 6th.
    expect(dayIn('America/Santiago', new Date('2026-09-06T03:59:59Z'))).toBe('2026-09-05');
    expect(dayIn('America/Santiago', new Date('2026-09-06T04:00:00Z'))).toBe('2026-09-06');
  });

  test('is what the platform calendar says, in every zone', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const instants = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2099-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (timeZone, now) => {
        const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
        expect(dayIn(timeZone, now)).toBe(parts.format(now));
      }),
    );
  });
});

describe('a day moved', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-06-15', 0, '2026-06-15'],
  ])('from %s by %i is %s', (day, by, moved) => {
    expect(shiftDay(day, by)).toBe(moved);
  });

  test('and moved back is the same day; later days compare as greater', () => {
    const days = fc
      .date({
        min: new Date('1971-01-01T00:00:00Z'),
        max: new Date('2999-12-31T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 400 }), (day, by) => {
        expect(shiftDay(shiftDay(day, by), -by)).toBe(day);
        expect(shiftDay(day, by) > day).toBe(true);
        const span = Date.parse(shiftDay(day, by)) - Date.parse(day);
        expect(span).toBe(by * 86_400_000);
      }),
    );
  });
});

test.each([
  ['2026-06-15', '2027-06-14'],
  ['2027-01-01', '2027-12-31'],
  ['2028-01-01', '2028-12-31'],
  ['2028-02-29', '2029-02-28'],
  ['2027-03-01', '2028-02-29'],
  ['9999-01-01', '9999-12-31'],
  ['9999-06-15', '9999-12-31'],
])('a year from %s on ends on %s', (day, last) => {
  expect(yearFrom(day)).toBe(last);
});

test('no day is written with more than four digits of its year', () => {
  expect(shiftDay('9999-12-31', 1)).toBe('9999-12-31');
  expect(shiftDay('9999-12-01', 365)).toBe('9999-12-31');
});

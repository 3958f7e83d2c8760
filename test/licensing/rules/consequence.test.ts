import { consequence, worsening } from '../../../src/licensing/rules/consequence.ts';

const TODAY = '2026-06-15';
const term = (seats: number | null, startDate: string, endDate: string | null, graceDays = 30) => ({
  seats,
  startDate,
  endDate,
  graceDays,
});

test('enough seats without end: nothing to tell', () => {
  expect(consequence(10, [term(10, '2026-01-01', null)], TODAY)).toEqual({
    assigned: 10,
    total: 10,
    overFrom: [],
    expiredFrom: null,
  });
});

test('too few today, and more from the day after the grace of one, until another begins', () => {
  const terms = [
    term(5, '2026-01-01', null),
    term(3, '2026-01-01', '2026-06-30'), // in grace until July 30
    term(10, '2026-09-01', null),
  ];
  expect(consequence(9, terms, TODAY).overFrom).toEqual([
    { day: TODAY, over: 1 },
    { day: '2026-07-31', over: 4 },
    { day: '2026-09-01', over: 0 },
  ]);
});

test('without grace the day after the end counts', () => {
  expect(consequence(4, [term(4, '2026-01-01', '2026-06-30', 0)], TODAY)).toMatchObject({
    overFrom: [{ day: '2026-07-01', over: 4 }],
    expiredFrom: '2026-07-01',
  });
});

test('nothing can be assigned from the last end on, a gap before it aside', () => {
  const terms = [term(4, '2026-01-01', '2026-06-30', 0), term(4, '2026-08-01', '2026-08-31', 0)];
  expect(consequence(0, terms, TODAY)).toMatchObject({ overFrom: [], expiredFrom: '2026-09-01' });
});

test('nothing bought, or all over: nothing can be assigned as of today', () => {
  expect(consequence(2, [], TODAY)).toEqual({
    assigned: 2,
    total: 0,
    overFrom: [{ day: TODAY, over: 2 }],
    expiredFrom: TODAY,
  });
  expect(consequence(0, [term(4, '2025-01-01', '2025-12-31')], TODAY).expiredFrom).toBe(TODAY);
});

test('an unlimited subscription leaves nobody without a seat while it lasts', () => {
  const terms = [term(1, '2026-01-01', null), term(null, '2026-01-01', '2026-12-31', 0)];
  expect(consequence(50, terms, TODAY)).toMatchObject({
    total: null,
    overFrom: [{ day: '2027-01-01', over: 49 }],
  });
});

test('of a change only what is worse than before comes of it', () => {
  const at = (overFrom: [string, number][], expiredFrom: string | null = null) => ({
    ...{ assigned: 9, total: 5, expiredFrom },
    overFrom: overFrom.map(([day, over]) => ({ day, over })),
  });
  const before = at(
    [
      ['2026-06-15', 4],
      ['2026-08-01', 0],
      ['2027-01-31', 9],
    ],
    '2027-01-31',
  );
  const smaller = at([['2026-06-15', 1]], '2027-01-31');
  expect(worsening(before, before)).toMatchObject({ overFrom: [], expiredFrom: null });
  expect(worsening(before, smaller).overFrom).toEqual([{ day: '2026-08-01', over: 1 }]);
  expect(worsening(smaller, before).overFrom).toEqual([
    { day: '2026-06-15', over: 4 },
    { day: '2027-01-31', over: 9 },
  ]);
  const longer = at([], '2028-01-31');
  expect(worsening(before, longer)).toMatchObject({ overFrom: [], expiredFrom: null });
  expect(worsening(at([]), longer)).toMatchObject({ overFrom: [], expiredFrom: '2028-01-31' });
  const shorter = at([['2026-06-15', 9]], '2026-06-15');
  expect(worsening(before, shorter)).toMatchObject({
    expiredFrom: '2026-06-15',
    overFrom: [
      { day: '2026-06-15', over: 9 },
      { day: '2026-08-01', over: 9 },
    ],
  });
});

import { countsLines } from '../../../commands/view-products/counts-lines.ts';
import type { ProductCounts } from '../../../src/licensing/rules/product-counts.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { counts } from '../../support/shown.ts';

const line = (overrides: Partial<ProductCounts>) =>
  countsLines(textsFor(null), counts(overrides)).join('\n');

test('seats, assigned and available, with numbers as the reader writes them', () => {
  expect(line({ total: 1200, assigned: 1100, available: 100 })).toBe(
    '*1,200* seats · *1,100* assigned · *100* available',
  );
  expect(line({ total: 1, assigned: 0, available: 1 })).toBe(
    '*1* seat · *0* assigned · *1* available',
  );
});

test('no seat left, and over, are said in words', () => {
  expect(line({ assigned: 10, available: 0 })).toBe(
    '*10* seats · *10* assigned · *none* available',
  );
  expect(line({ assigned: 13, available: 0, over: 3 })).toBe(
    '*10* seats · *13* assigned · :warning: *over by 3*',
  );
});

test('unlimited seats have no number of available ones', () => {
  expect(line({ total: null, available: null, assigned: 37 })).toBe(
    '*Unlimited* seats · *37* assigned',
  );
});

test('without an active subscription that is what counts, and who holds it still shows', () => {
  const none = { total: 0, available: 0, assignable: false };
  expect(line({ ...none, assigned: 0 })).toBe(':no_entry: *No active subscription* · *0* assigned');
  expect(line({ ...none, assigned: 2, over: 2 })).toBe(
    ':no_entry: *No active subscription* · *2* assigned · :warning: *over by 2*',
  );
});

test.each<[Partial<ProductCounts>, string]>([
  [{ expiringSoon: 1, replaced: 0 }, '1 expires soon, not replaced'],
  [{ expiringSoon: 25, replaced: 0 }, '25 expire soon, not replaced'],
  [{ expiringSoon: 25, replaced: 20 }, '25 expire soon, 20 of them replaced'],
  [{ expiringSoon: 25, replaced: 25 }, '25 expire soon, replaced'],
  [{ expiringSoon: null, replaced: 0 }, 'the unlimited subscription expires soon, not replaced'],
  [
    { expiringSoon: null, replaced: 50 },
    'the unlimited subscription expires soon, 50 seats replaced',
  ],
  [{ expiringSoon: null, replaced: null }, 'the unlimited subscription expires soon, replaced'],
])('%j: %s', (expiring, said) => {
  expect(line(expiring)).toBe(`*10* seats · *3* assigned · *7* available\n:hourglass: ${said}`);
});

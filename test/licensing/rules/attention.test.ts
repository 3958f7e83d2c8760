import { compareAttention } from '../../../src/licensing/rules/attention.ts';
import type { ProductCounts } from '../../../src/licensing/rules/product-counts.ts';

const FINE: ProductCounts = {
  total: 100,
  assigned: 50,
  available: 50,
  over: 0,
  held: 0,
  expiringSoon: 0,
  replaced: 0,
  assignable: true,
};
const UNLIMITED = { ...FINE, total: null, available: null };
const NEVER_BOUGHT = { ...FINE, total: 0, assigned: 0, available: 0, assignable: false };

test('products are ordered by how much they need somebody', () => {
  const ordered: Record<string, ProductCounts> = {
    'most over': { ...FINE, available: 0, over: 9 },
    'lapsed, still held': { ...NEVER_BOUGHT, assigned: 5, over: 5 },
    'a little over': { ...FINE, available: 0, over: 1 },
    full: { ...FINE, available: 0 },
    'nearly full': { ...FINE, available: 1 },
    'nearly full, with a larger share left': { ...FINE, total: 50, available: 5 },
    'all of it expiring': { ...FINE, expiringSoon: 100 },
    'part of it not replaced': { ...FINE, expiringSoon: 10, replaced: 9 },
    'unlimited, expiring': { ...UNLIMITED, expiringSoon: null },
    'all of it replaced': { ...FINE, expiringSoon: 10, replaced: 10 },
    'enough left': { ...FINE, available: 11 },
    unlimited: UNLIMITED,
    'unlimited, replaced': { ...UNLIMITED, expiringSoon: null, replaced: null },
    'never bought': NEVER_BOUGHT,
  };
  const names = Object.keys(ordered);
  const found = Object.entries(ordered)
    .reverse()
    .sort(([, a], [, b]) => compareAttention(a, b));
  // Within these two groups nobody comes first, so the order they came in stays: by name.
  const expiring = names.slice(6, 9).reverse();
  const calm = names.slice(9, 13).reverse();
  expect(found.map(([name]) => name)).toEqual([
    ...names.slice(0, 6),
    ...expiring,
    ...calm,
    'never bought',
  ]);
});

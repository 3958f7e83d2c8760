import { productTable } from '../../../commands/view-products/product-table.ts';
import type { ProductSummary } from '../../../src/licensing/list-products.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readMessage } from '../../support/reading.ts';
import { aSummary, counts, manyOf, STRANGE_NAMES } from '../../support/shown.ts';

const make = (products: ProductSummary[]) => productTable(textsFor(null), products, '2026-06-15');

const texts = (products: ProductSummary[]) =>
  make(products).table.rows.map((row) =>
    row.map((cell) => (cell.type === 'rich_text' ? undefined : cell.text)),
  );

const accepted = ({ table }: ReturnType<typeof make>) =>
  readMessage({ text: 'Products', blocks: [table] });

test('a header, and a row for each product with numbers that can be sorted', () => {
  const { table, shown } = make([
    aSummary({ counts: counts({ total: 1200, expiringSoon: 25, replaced: 20 }) }),
  ]);
  expect(shown).toBe(1);
  expect(table.caption).toBe('Products and their licenses on Jun 15, 2026');
  expect(texts([aSummary()])[0]).toEqual([
    'Product',
    'Assigned',
    'Total',
    'Available',
    'Over',
    'Expiring soon',
    'Replaced',
    'Part number',
  ]);
  expect(table.rows[1]).toEqual([
    { type: 'raw_text', text: 'Entra ID P1' },
    { type: 'raw_number', value: 3, text: '3' },
    { type: 'raw_number', value: 1200, text: '1,200' },
    { type: 'raw_number', value: 7, text: '7' },
    { type: 'raw_number', value: 0, text: '0' },
    { type: 'raw_number', value: 25, text: '25' },
    { type: 'raw_number', value: 20, text: '20' },
    { type: 'raw_text', text: 'AAD_PREMIUM' },
  ]);
});

test('what is unlimited says so, and is a number above all others', () => {
  const { table } = make([aSummary({ counts: counts({ total: null, available: null }) })]);
  const unlimited = { type: 'raw_number', value: 9_007_199_254_740_991, text: 'Unlimited' };
  expect(table.rows[1]?.slice(2, 4)).toEqual([unlimited, unlimited]);
});

test('of 101 products a hundred fit', () => {
  const made = make(manyOf(101, (n) => aSummary({ displayName: `Product ${n}` })));
  expect(made.shown).toBe(100);
  expect(accepted(made)).toContain('Product 99');
});

test.each(Object.entries(STRANGE_NAMES))('names of %s: as many rows as Slack takes', (_, name) => {
  const products = manyOf(569, () => aSummary({ displayName: name, skuPartNumber: name }));
  const made = make(products);
  expect(() => accepted(made)).not.toThrow();
  expect(made.shown).toBeGreaterThan(50);
});

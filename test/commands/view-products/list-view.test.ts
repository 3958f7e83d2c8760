import { listView } from '../../../commands/view-products/list-view.ts';
import type { ListProductsResult } from '../../../src/licensing/list-products.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readModal } from '../../support/reading.ts';
import { aList, aSummary, manyOf, STRANGE_NAMES } from '../../support/shown.ts';

const texts = textsFor(null);
const read = (found: ListProductsResult, query = '', isAdministrator = false) =>
  readModal(listView(texts, found, query, isAdministrator));

test('says how many products there are, and of which day and zone the numbers are', () => {
  const { text } = read(aList([aSummary({ displayName: 'Visio', skuPartNumber: 'VISIOCLIENT' })]));
  expect(text).toContain('*1* product · numbers of Jun 15, 2026 (Europe/Amsterdam)');
  expect(text).toContain('*Visio*  VISIOCLIENT\n*10* seats · *3* assigned · *7* available');
  expect(text).toContain('ends by Jul 15, 2026');
});

test('each button tells a screen reader which product it opens', () => {
  const { labels } = read(aList([aSummary({ displayName: 'Visio' })]));
  expect(labels).toEqual(['View product Visio']);
});

test('one page has no buttons to turn it', () => {
  const { text, buttons } = read(aList(manyOf(10, () => aSummary())));
  expect(buttons).not.toContain('Next');
  expect(text).not.toContain('Page');
});

test.each([
  [0, 'Page 1 of 11', ['Next'], 10],
  [5, 'Page 6 of 11', ['Previous', 'Next'], 10],
  [10, 'Page 11 of 11', ['Previous'], 1],
])('101 products, page %i', (page, where, ways, shown) => {
  const { text, buttons } = read(
    aList(
      manyOf(101, () => aSummary()),
      { page },
    ),
  );
  expect(text).toContain('*101* products');
  expect(text).toContain(where);
  expect(buttons).toEqual([...Array(shown).fill('View product'), ...ways]);
});

test('the buttons that turn a page are the same ones on the next', () => {
  const many = manyOf(101, () => aSummary());
  const rows = [3, 4].map(
    (page) => listView(texts, aList(many, { page }), '', false).blocks.at(-2)?.block_id,
  );
  expect(rows).toEqual(['products.page.pager', 'products.page.pager']);
});

describe('after a search', () => {
  test('says how many match, and offers all', () => {
    const found = aList([aSummary(), aSummary()], { productsInAll: 569 });
    const { text, buttons } = read(found, 'entra & co');
    expect(text).toContain('*2* of 569 products match “entra &amp; co”');
    expect(buttons).toContain('Show all products');
  });

  test('no match says so and offers all', () => {
    const { text, buttons } = read(aList([], { productsInAll: 569 }), 'nonsense');
    expect(text).toContain('No product matches “nonsense”');
    expect(buttons).toEqual(['Show all products']);
  });
});

describe('with no products at all', () => {
  test('everybody hears who brings them', () => {
    const { text, buttons } = read(aList([]));
    expect(text).toContain('There are no products yet');
    expect(text).not.toContain('npm run');
    expect(buttons).toEqual([]);
  });

  test('an administrator hears how', () => {
    expect(read(aList([]), '', true).text).toContain(
      'npm run seatkeeper -- import products FILE.csv',
    );
  });
});

test.each(Object.entries(STRANGE_NAMES))('names of %s break and ping nothing', (_, name) => {
  const product = aSummary({ displayName: name, skuPartNumber: name, skuId: name });
  const { pings } = read(aList(manyOf(101, () => product)), name);
  expect(pings).toEqual([]);
});

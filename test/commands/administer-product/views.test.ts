import { randomUUID } from 'node:crypto';
import { historyView } from '../../../commands/administer-product/history.ts';
import { archiveModal, productModal } from '../../../commands/administer-product/modal.ts';
import type { HistoryEntry } from '../../../src/licensing/product-history.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readModal } from '../../support/reading.ts';
import { manyOf, STRANGE_NAMES } from '../../support/shown.ts';

const texts = textsFor('en-US');
const productId = randomUUID();
const returnTo = { viewId: 'V1', screen: 'products.list', place: { query: 'q'.repeat(255) } };

function anEntry(overrides: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    at: new Date('2026-06-15T10:00:00Z'),
    action: 'product.edit',
    actorName: 'Anna Admin',
    actorSlackUserId: null,
    personName: null,
    personSlackUserId: null,
    surface: 'slack',
    reason: null,
    before: { displayName: 'Old', sourceId: 'hidden', helpUrl: null },
    after: { displayName: 'New', sourceId: 'other', helpUrl: null },
    ...overrides,
  };
}

const history = (product: string, entries: HistoryEntry[], pages = 1, page = 0) =>
  readModal(historyView(texts, { product, entries, page, pages }, productId));

describe('the history', () => {
  test('says who did what when, and what is different, but no ids of ours', () => {
    const { text } = history('P1', [anEntry({ reason: 'renamed by the vendor' })]);
    expect(text).toContain('displayName: Old → New');
    expect(text).toContain('Anna Admin');
    expect(text).toContain('Reason: renamed by the vendor');
    expect(text).not.toContain('hidden');
    expect(text).not.toContain('helpUrl');
  });

  test('names the system where nobody did it', () => {
    const { text } = history('P1', [anEntry({ actorName: null, action: 'license.end' })]);
    expect(text).toContain('the system');
  });

  test('is empty, or the 101st page of many', () => {
    expect(history('P1', []).text).toContain('Nothing has been done to it yet');
    expect(history('P1', [anEntry()], 101, 100).buttons).toEqual(['Previous']);
  });

  test.each(Object.entries(STRANGE_NAMES))('bears %s everywhere', (_what, name) => {
    const fields = Object.fromEntries(manyOf(50, (n) => [`field${n}`, name.repeat(20)]));
    const entry = anEntry({
      actorName: name,
      personName: name,
      reason: name.repeat(40),
      before: {},
      after: { ...fields, [name]: name },
    });
    expect(
      history(
        name,
        manyOf(10, () => entry),
        3,
        1,
      ).pings,
    ).toEqual([]);
  });
});

describe('the form', () => {
  test.each(Object.entries(STRANGE_NAMES))('bears %s in every field', (_what, name) => {
    const fields = {
      displayName: name,
      skuPartNumber: name,
      skuId: name.slice(0, 100),
      description: name.repeat(20),
      helpUrl: `https://example.com/${'x'.repeat(1900)}`,
      purchaseUrl: null,
    };
    const metadata = { productId, returnTo };
    expect(readModal(productModal(texts, fields, metadata)).pings).toEqual([]);
    expect(readModal(archiveModal(texts, fields, metadata)).pings).toEqual([]);
  });

  test('opens empty for a new product', () => {
    const { title } = productModal(texts, null, { productId: null });
    expect(title.text).toBe('Add product');
    readModal(productModal(texts, null, { productId: null }));
  });
});

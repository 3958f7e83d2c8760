import { randomUUID } from 'node:crypto';
import { historyView } from '../../../commands/administer-product/history.ts';
import { archiveModal, productModal } from '../../../commands/administer-product/modal.ts';
import type { ListAuditResult } from '../../../src/licensing/list-audit.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readModal } from '../../support/reading.ts';
import { aDeed, manyOf, STRANGE_NAMES } from '../../support/shown.ts';

const texts = textsFor('en-US');
const productId = randomUUID();
const returnTo = { viewId: 'V1', screen: 'products.list', place: { query: 'q'.repeat(255) } };

const history = (found: Partial<ListAuditResult>) =>
  readModal(
    historyView(texts, {
      deeds: [],
      hasNewer: false,
      hasOlder: false,
      person: null,
      product: { id: productId, displayName: 'P1', skuPartNumber: 'P1' },
      names: new Map(),
      ...found,
    }),
  );

describe('the history', () => {
  test('is empty, or a page among many', () => {
    expect(history({}).text).toContain('Nothing has been done to it yet');
    const middle = history({ deeds: [aDeed()], hasNewer: true, hasOlder: true });
    expect(middle.buttons).toEqual(['Newer', 'Older']);
    expect(middle.text).not.toContain('Nothing has been done');
  });

  test.each(Object.entries(STRANGE_NAMES))('bears %s everywhere', (_what, name) => {
    const person = {
      id: productId,
      displayName: name,
      slackUserId: null,
      status: 'active',
    } as const;
    const fields = Object.fromEntries(manyOf(50, (n) => [`field${n}`, name.repeat(20)]));
    const deed = aDeed({
      actor: person,
      person,
      product: name,
      reason: name.repeat(40),
      before: {},
      after: { ...fields, [name]: name },
    });
    const product = { id: productId, displayName: name, skuPartNumber: name };
    expect(history({ deeds: manyOf(15, () => deed), product, hasOlder: true }).pings).toEqual([]);
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

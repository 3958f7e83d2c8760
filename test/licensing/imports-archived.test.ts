import { archiveProduct } from '../../src/licensing/archive-product.ts';
import { archiveSubscription } from '../../src/licensing/archive-subscription.ts';
import { cancelSubscription } from '../../src/licensing/cancel-subscription.ts';
import { importProducts } from '../../src/licensing/imports/import-products.ts';
import { importSubscriptions } from '../../src/licensing/imports/import-subscriptions.ts';
import { listProducts } from '../../src/licensing/list-products.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { auditOf } from '../support/audit.ts';
import { aProduct, aTenant } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();
const isOf = (name: string) => (entry: { action: string }) => entry.action === name;
const options = { fileName: 'file.csv' };

async function* one(cells: Record<string, string>) {
  yield { line: 2, cells };
}

const productLine = {
  sku_id: 'sku-1',
  sku_part_number: 'P1',
  product_name: 'P1',
  description: '',
  help_url: '',
  purchase_url: '',
  plan_id: '',
  plan_name: '',
  plan_friendly_name: '',
  plan_countries_not_offered: '',
  plan_depends_on: '',
  plan_excludes: '',
};

const subscriptionLine = {
  sku_id: 'sku-1',
  seats: '5',
  start: '2026-01-01',
  end: '2026-12-31',
  price: '',
  currency: '',
  notice_date: '',
  external_id: 'PO-1',
};

async function withSubscription() {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, {
    skuId: 'sku-1',
    subscriptions: [
      { externalId: 'PO-1', seats: 5, startDate: '2026-01-01', endDate: '2026-12-31' },
    ],
  });
  const read = async () => {
    const shown = await showProduct(licensing, tenant.admin, { productId: product.id });
    return shown.subscriptions[0];
  };
  const [row] = (await showProduct(licensing, tenant.admin, { productId: product.id }))
    .subscriptions;
  const importLine = (change: object = {}) =>
    importSubscriptions(
      licensing,
      tenant.admin,
      { format: 'subscriptions', rows: one({ ...subscriptionLine, ...change }) },
      options,
    );
  return { tenant, product, subscriptionId: row?.id ?? '', read, importLine };
}

test('a file of one’s own brings an archived product back', async () => {
  const tenant = await aTenant(licensing);
  const { id: productId } = await aProduct(tenant, { skuId: 'sku-1' });
  await archiveProduct(licensing, tenant.admin, { productId });
  const source = { format: 'seatkeeper', rows: one(productLine) } as const;
  const counts = await importProducts(licensing, tenant.admin, source, options);
  expect(counts).toMatchObject({ updated: 1, created: 0 });
  const { products } = await listProducts(licensing, tenant.admin, { page: 0, pageSize: 5 });
  expect(products.map(({ id }) => id)).toEqual([productId]);
  const { before, after } = (await auditOf(tenant)).find(isOf('product.import')) ?? {};
  expect(before).toMatchObject({ archivedAt: expect.any(String) });
  expect(after).toMatchObject({ archivedAt: null });
});

test('an archived subscription comes back with its line', async () => {
  const { tenant, subscriptionId, read, importLine } = await withSubscription();
  await archiveSubscription(licensing, tenant.admin, { subscriptionId });
  expect(await read()).toBeUndefined();
  expect(await importLine()).toMatchObject({ updated: 1 });
  expect(await read()).toMatchObject({ id: subscriptionId, seats: 5 });
  expect((await auditOf(tenant)).find(isOf('subscription.import'))).toMatchObject({
    before: { externalId: 'PO-1', archivedAt: expect.any(String) },
    after: { externalId: 'PO-1', archivedAt: null },
  });
});

test('a cancellation outlives an import, unless the file renews', async () => {
  const { tenant, subscriptionId, read, importLine } = await withSubscription();
  await cancelSubscription(licensing, tenant.admin, { subscriptionId, when: 'end' });
  await importLine({ seats: '6' });
  expect(await read()).toMatchObject({ seats: 6, isCanceled: true, graceDays: 0 });
  await importLine({ end: '2027-12-31' });
  expect(await read()).toMatchObject({ isCanceled: false, graceDays: 30 });
  expect((await auditOf(tenant)).findLast(isOf('subscription.import'))).toMatchObject({
    before: { endDate: '2026-12-31', canceledAt: expect.any(String), graceDays: 0 },
    after: { endDate: '2027-12-31', canceledAt: null, graceDays: 30 },
  });
});

test('a subscription of an archived product is refused, as if there were none', async () => {
  const { tenant, product, importLine } = await withSubscription();
  await archiveProduct(licensing, tenant.admin, { productId: product.id });
  await expect(importLine()).rejects.toMatchObject({ problems: [{ column: 'sku_id' }] });
});

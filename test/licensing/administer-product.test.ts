import { addProduct } from '../../src/licensing/add-product.ts';
import { archiveProduct } from '../../src/licensing/archive-product.ts';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { checkCounts } from '../../src/licensing/check-counts.ts';
import { editProduct } from '../../src/licensing/edit-product.ts';
import { listProducts } from '../../src/licensing/list-products.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { auditOf } from '../support/audit.ts';
import {
  anAssignment,
  aPerson,
  aProduct,
  asEverybody,
  aTenant,
  type Workspace,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

const figma = {
  displayName: 'Figma',
  skuPartNumber: 'FIGMA',
  skuId: 'figma-1',
  description: 'Design',
  helpUrl: 'https://figma.example/help',
  purchaseUrl: null,
};

async function names(tenant: Workspace): Promise<string[]> {
  const { products } = await listProducts(licensing, tenant.admin, { page: 0, pageSize: 10 });
  return products.map(({ displayName }) => displayName);
}

describe('adding a product', () => {
  test('puts it on the list, with nothing bought yet', async () => {
    const tenant = await aTenant(licensing);
    const { productId, ...result } = await addProduct(licensing, tenant.admin, figma);
    expect(result).toEqual({ outcome: 'added', product: 'Figma', repeated: false });
    const shown = await showProduct(licensing, tenant.admin, { productId });
    expect(shown.product).toEqual({ id: productId, ...figma });
    expect(shown.counts).toMatchObject({ total: 0, assigned: 0, assignable: false });
    expect(await auditOf(tenant)).toEqual([
      expect.objectContaining({ action: 'product.add', productId, after: figma }),
    ]);
  });

  test('under a SKU id that is taken is refused', async () => {
    const tenant = await aTenant(licensing);
    await aProduct(tenant, { skuId: 'figma-1' });
    const work = addProduct(licensing, tenant.admin, figma);
    expect(await refusal(work)).toEqual({ code: 'sku_id_taken', details: { skuId: 'figma-1' } });
  });

  test('under the SKU id of one that is archived brings that one back', async () => {
    const tenant = await aTenant(licensing);
    const { id } = await aProduct(tenant, { skuId: 'figma-1', seats: 4 });
    await archiveProduct(licensing, tenant.admin, { productId: id });
    const result = await addProduct(licensing, tenant.admin, figma);
    expect(result).toMatchObject({ outcome: 'restored', productId: id, product: 'Figma' });
    const { counts } = await showProduct(licensing, tenant.admin, { productId: id });
    expect(counts.total).toBe(4);
  });

  test('by several at once under one SKU id adds one', async () => {
    const tenant = await aTenant(licensing);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => addProduct(licensing, tenant.admin, figma)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason.code).toBe('sku_id_taken');
    }
    expect(await names(tenant)).toEqual(['Figma']);
  });
});

describe('editing a product', () => {
  test('replaces what is said of it, audited with before and after', async () => {
    const tenant = await aTenant(licensing);
    const { id: productId } = await aProduct(tenant, { displayName: 'Old', skuId: 's1' });
    await editProduct(licensing, tenant.admin, { ...figma, productId });
    const { product } = await showProduct(licensing, tenant.admin, { productId });
    expect(product).toEqual({ id: productId, ...figma });
    expect(await auditOf(tenant)).toEqual([
      expect.objectContaining({
        action: 'product.edit',
        before: expect.objectContaining({ displayName: 'Old', skuId: 's1' }),
        after: figma,
      }),
    ]);
  });

  test('to what it is already leaves no trace', async () => {
    const tenant = await aTenant(licensing);
    const { id: productId } = await aProduct(tenant, figma);
    await editProduct(licensing, tenant.admin, { ...figma, productId });
    expect(await auditOf(tenant)).toEqual([]);
  });

  test('to a SKU id that another has is refused', async () => {
    const tenant = await aTenant(licensing);
    await aProduct(tenant, { skuId: 'figma-1' });
    const { id: productId } = await aProduct(tenant);
    const work = editProduct(licensing, tenant.admin, { ...figma, productId });
    expect((await refusal(work)).code).toBe('sku_id_taken');
  });
});

describe('archiving a product', () => {
  test('takes it out of lists and pickers, and nobody can be assigned it', async () => {
    const tenant = await aTenant(licensing);
    const { id: productId } = await aProduct(tenant, { displayName: 'Old' });
    await aProduct(tenant, { displayName: 'New' });
    await archiveProduct(licensing, tenant.admin, { productId });
    expect(await names(tenant)).toEqual(['New']);
    const { id: personId } = await aPerson(tenant);
    const assign = assignLicense(licensing, tenant.admin, { ...plainly, personId, productId });
    expect((await refusal(assign)).code).toBe('product_not_found');
    const show = showProduct(licensing, tenant.admin, { productId });
    expect((await refusal(show)).code).toBe('product_not_found');
    expect(await checkCounts(licensing, tenant.tenantId)).toEqual([]);
  });

  test('while somebody holds it is refused', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant, { displayName: 'Held' });
    await anAssignment(tenant, await aPerson(tenant), product);
    const work = archiveProduct(licensing, tenant.admin, { productId: product.id });
    expect(await refusal(work)).toEqual({
      code: 'product_has_seats',
      details: { product: 'Held', assigned: 1 },
    });
  });

  test('at the moment somebody is assigned it: one of the two, never both', async () => {
    for (let round = 0; round < 10; round += 1) {
      const tenant = await aTenant(licensing);
      const { id: productId } = await aProduct(tenant);
      const { id: personId } = await aPerson(tenant);
      const both = await Promise.allSettled([
        assignLicense(licensing, tenant.admin, { ...plainly, personId, productId }),
        archiveProduct(licensing, tenant.admin, { productId }),
      ]);
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const lost = both.find((one) => one.status === 'rejected');
      expect(lost?.reason.code).toMatch(/^product_(not_found|has_seats)$/);
    }
  });
});

test('only administrators, and only in their own tenant', async () => {
  const tenant = await aTenant(licensing);
  const { id: productId } = await aProduct(tenant);
  const everybody = asEverybody(tenant, await aPerson(tenant));
  const elsewhere = await aTenant(licensing);
  const each = (context: typeof everybody | typeof elsewhere.admin) => [
    () => editProduct(licensing, context, { ...figma, productId }),
    () => archiveProduct(licensing, context, { productId }),
  ];
  for (const run of each(everybody)) expect((await refusal(run())).code).toBe('not_allowed');
  for (const run of each(elsewhere.admin)) {
    expect((await refusal(run())).code).toBe('product_not_found');
  }
  const add = addProduct(licensing, everybody, figma);
  expect((await refusal(add)).code).toBe('not_allowed');
});

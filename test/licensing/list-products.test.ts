import { listProducts } from '../../src/licensing/list-products.ts';
import {
  anAssignment,
  aPerson,
  aProduct,
  asEverybody,
  aTenant,
  type Workspace,
} from '../support/builders.ts';
import { TODAY, useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

async function namesOf({ admin }: Workspace, input: Partial<Parameters<typeof listProducts>[2]>) {
  const result = await listProducts(licensing, admin, { page: 0, pageSize: 100, ...input });
  return result.products.map(({ displayName }) => displayName);
}

describe('the list of products', () => {
  test('shows each with its ids and its counts of today', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant, {
      displayName: 'Entra ID P1',
      skuPartNumber: 'AAD_PREMIUM',
      skuId: 'sku-1',
      subscriptions: [
        { seats: 5, endDate: '2026-07-15' },
        { seats: 3, startDate: '2026-07-16' },
        { seats: 7, endDate: '2026-07-16' },
      ],
    });
    await anAssignment(tenant, await aPerson(tenant), product);
    expect(await listProducts(licensing, tenant.admin, { page: 0, pageSize: 10 })).toEqual({
      products: [
        {
          id: product.id,
          displayName: 'Entra ID P1',
          skuPartNumber: 'AAD_PREMIUM',
          skuId: 'sku-1',
          counts: {
            total: 12,
            assigned: 1,
            available: 11,
            over: 0,
            held: 0,
            expiringSoon: 5,
            replaced: 3,
            assignable: true,
          },
        },
      ],
      matches: 1,
      page: 0,
      pages: 1,
      productsInAll: 1,
      today: TODAY,
      timeZone: 'UTC',
      expiringUntil: '2026-07-15',
    });
  });

  test('is for everybody', async () => {
    const tenant = await aTenant(licensing);
    await aProduct(tenant);
    const context = asEverybody(tenant, await aPerson(tenant));
    const { products } = await listProducts(licensing, context, { page: 0, pageSize: 10 });
    expect(products).toHaveLength(1);
  });

  test('follows the zone and the window of its tenant', async () => {
    const tenant = await aTenant(licensing, {
      timeZone: 'Pacific/Kiritimati',
      expiringWindowDays: 2,
    });
    await aProduct(tenant, {
      subscriptions: [
        { seats: 5, startDate: '2026-06-16', endDate: '2026-06-18' },
        { seats: 7, endDate: '2026-06-19' },
      ],
    });
    const { products, ...rest } = await listProducts(licensing, tenant.admin, {
      page: 0,
      pageSize: 10,
    });
    expect(rest).toMatchObject({
      today: '2026-06-16',
      timeZone: 'Pacific/Kiritimati',
      expiringUntil: '2026-06-18',
    });
    expect(products[0]?.counts).toMatchObject({ total: 12, expiringSoon: 5 });
  });

  test("never shows another tenant's products", async () => {
    const [mine, theirs] = [await aTenant(licensing), await aTenant(licensing)];
    await aProduct(theirs);
    expect(await listProducts(licensing, mine.admin, { page: 0, pageSize: 10 })).toEqual({
      products: [],
      matches: 0,
      page: 0,
      pages: 1,
      productsInAll: 0,
      today: TODAY,
      timeZone: 'UTC',
      expiringUntil: '2026-07-15',
    });
  });
});

describe('pages of products', () => {
  async function fivePages() {
    const tenant = await aTenant(licensing);
    for (const displayName of ['delta', 'Bravo', 'alpha', 'Echo', 'charlie']) {
      await aProduct(tenant, { displayName });
    }
    return tenant;
  }

  test.each([
    [0, 0, ['alpha', 'Bravo']],
    [1, 1, ['charlie', 'delta']],
    [2, 2, ['Echo']],
    [7, 2, ['Echo']],
    [-1, 0, ['alpha', 'Bravo']],
  ])('by name, whatever its case: page %i is page %i with %j', async (page, shown, names) => {
    const tenant = await fivePages();
    for (const order of ['name', 'attention'] as const) {
      const result = await listProducts(licensing, tenant.admin, { page, pageSize: 2, order });
      expect(result).toMatchObject({ page: shown, pages: 3, matches: 5, productsInAll: 5 });
      expect(result.products.map(({ displayName }) => displayName)).toEqual(names);
    }
  });

  test('of which the last is full have no empty one behind it', async () => {
    const tenant = await fivePages();
    const result = await listProducts(licensing, tenant.admin, { page: 9, pageSize: 5 });
    expect(result).toMatchObject({ page: 0, pages: 1 });
    expect(result.products).toHaveLength(5);
  });

  test('shrink with the search', async () => {
    const tenant = await fivePages();
    const result = await listProducts(licensing, tenant.admin, {
      query: 'l',
      page: 9,
      pageSize: 2,
    });
    expect(result).toMatchObject({ matches: 3, productsInAll: 5, page: 1, pages: 2 });
    expect(result.products.map(({ displayName }) => displayName)).toEqual(['delta']);
  });

  test('by attention put what is over and what is full before the rest', async () => {
    const tenant = await aTenant(licensing);
    const person = await aPerson(tenant);
    await aProduct(tenant, { displayName: 'never bought', subscriptions: [] });
    await aProduct(tenant, { displayName: 'fine' });
    const full = await aProduct(tenant, { displayName: 'full', seats: 1 });
    const over = await aProduct(tenant, { displayName: 'over', seats: 0 });
    for (const product of [full, over]) await anAssignment(tenant, person, product);
    expect(await namesOf(tenant, { order: 'attention' })).toEqual([
      'over',
      'full',
      'fine',
      'never bought',
    ]);
    expect(await namesOf(tenant, { order: 'attention', page: 1, pageSize: 2 })).toEqual([
      'fine',
      'never bought',
    ]);
  });
});

describe('a search for products', () => {
  async function aCatalog() {
    const tenant = await aTenant(licensing);
    const add = (displayName: string, skuPartNumber: string, skuId: string) =>
      aProduct(tenant, { displayName, skuPartNumber, skuId });
    await add('Entra ID P1', 'AAD_PREMIUM', 'sku-078d');
    await add('Entra ID P2', 'AAD_PREMIUM_P2', 'sku-84a6');
    await add('Résumé 100%', String.raw`CV\9`, 'sku-e5');
    return tenant;
  }

  test.each([
    ['', ['Entra ID P1', 'Entra ID P2', 'Résumé 100%']],
    ['  ', ['Entra ID P1', 'Entra ID P2', 'Résumé 100%']],
    ['entra', ['Entra ID P1', 'Entra ID P2']],
    ['P2 ENTRA', ['Entra ID P2']],
    ['aad_premium p1', ['Entra ID P1']],
    ['SKU-078D', ['Entra ID P1']],
    ['078d', []],
    ['e5', []],
    ['RÉSUMÉ', ['Résumé 100%']],
    ['entra salesforce', []],
    ['%', ['Résumé 100%']],
    ['_', ['Entra ID P1', 'Entra ID P2']],
    ['a_a', []],
    ['\\', ['Résumé 100%']],
    ["'", []],
    ['?', []],
    [':tenantId', []],
    ['x'.repeat(3_000), []],
    ['entra\tid\u00a0p1\n', ['Entra ID P1']],
  ])('for %j finds %j', async (query, names) => {
    const tenant = await aCatalog();
    expect(await namesOf(tenant, { query })).toEqual(names);
  });

  test('shows first what is called so, then what begins so, then what has such words', async () => {
    const tenant = await aTenant(licensing);
    const names = ['Business Central', 'My Entra', 'Entra Suite', 'Entra', 'Other'];
    for (const displayName of names) {
      const skuPartNumber = displayName === 'Other' ? 'ENTRA' : 'entra_x';
      await aProduct(tenant, { displayName, skuPartNumber });
    }
    const best = ['Entra', 'Other', 'Entra Suite', 'My Entra', 'Business Central'];
    expect(await namesOf(tenant, { query: 'ENTRA' })).toEqual(best);
    expect(await namesOf(tenant, { query: 'entra', page: 1, pageSize: 2 })).toEqual(
      best.slice(2, 4),
    );
  });
});

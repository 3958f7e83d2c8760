import { randomUUID } from 'node:crypto';
import { showProduct } from '../../src/licensing/show-product.ts';
import { aPerson, aPlan, aProduct, asEverybody, aTenant } from '../support/builders.ts';
import { refusal, TODAY, useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

describe('a product', () => {
  test('shows what it is, its counts and the day it is', async () => {
    const tenant = await aTenant(licensing, { timeZone: 'Europe/Amsterdam' });
    const fields = {
      displayName: 'Entra ID P1',
      skuId: 'sku-1',
      skuPartNumber: 'AAD_PREMIUM',
      description: 'Identity',
      helpUrl: 'https://help.test',
      purchaseUrl: 'https://buy.test',
    };
    const { id: productId } = await aProduct(tenant, { ...fields, seats: null });
    expect(await showProduct(licensing, tenant.admin, { productId })).toEqual({
      product: { id: productId, ...fields },
      counts: expect.objectContaining({ total: null, assigned: 0 }),
      subscriptions: [expect.objectContaining({ seats: null, state: 'active', graceUntil: null })],
      plans: [],
      groups: 0,
      alertsOff: [],
      today: TODAY,
      timeZone: 'Europe/Amsterdam',
    });
  });

  test('lists its subscriptions by start with state and days, without those that have ended', async () => {
    const tenant = await aTenant(licensing);
    const { id: productId } = await aProduct(tenant, {
      subscriptions: [
        { externalId: 'scheduled', startDate: '2026-06-16', endDate: '2027-06-15' },
        { externalId: 'grace', startDate: '2025-06-15', endDate: '2026-06-14' },
        { externalId: 'active', startDate: '2025-06-16', endDate: '2026-06-15' },
        { externalId: 'disabled', startDate: '2025-01-01', endDate: '2026-05-15' },
        { externalId: 'just ended', startDate: '2025-01-02', endDate: '2026-02-14' },
        { externalId: 'not quite ended', startDate: '2025-01-03', endDate: '2026-02-15' },
      ],
    });
    const { subscriptions } = await showProduct(licensing, tenant.admin, { productId });
    expect(
      subscriptions.map(({ externalId, state, graceUntil }) => [externalId, state, graceUntil]),
    ).toEqual([
      ['disabled', 'disabled', '2026-06-14'],
      ['not quite ended', 'disabled', '2026-03-17'],
      ['grace', 'grace', '2026-07-14'],
      ['active', 'active', '2026-07-15'],
      ['scheduled', 'scheduled', '2027-07-15'],
    ]);
  });

  test('tells price and notice date to administrators only', async () => {
    const tenant = await aTenant(licensing);
    const terms = { price: '12.50', currency: 'EUR', noticeDate: '2026-10-01' };
    const { id: productId } = await aProduct(tenant, {
      subscriptions: [{ seats: 3, externalId: 'S-1', ...terms }],
    });
    const shown = async (context: Parameters<typeof showProduct>[1]) =>
      (await showProduct(licensing, context, { productId })).subscriptions;
    expect(await shown(tenant.admin)).toEqual([expect.objectContaining(terms)]);
    expect(await shown(asEverybody(tenant, await aPerson(tenant)))).toEqual([
      expect.objectContaining({
        seats: 3,
        externalId: 'S-1',
        price: null,
        currency: null,
        noticeDate: null,
      }),
    ]);
  });

  test('lists its plans with countries, needs and exclusions from either side', async () => {
    const tenant = await aTenant(licensing);
    const base = await aPlan(tenant, { name: 'BASE' });
    const rival = await aPlan(tenant, { name: 'RIVAL' });
    const plan = await aPlan(tenant, {
      name: 'PLAN',
      prohibitedCountries: ['CN', 'RU'],
      needs: [base],
      excludes: [rival],
    });
    const { id: productId } = await aProduct(tenant, {
      plans: [
        { id: plan.id, name: 'The plan' },
        { id: rival.id, name: 'Another plan' },
      ],
    });
    await aProduct(tenant, { plans: [{ id: base.id, name: 'The base' }] });
    const { plans } = await showProduct(licensing, tenant.admin, { productId });
    expect(plans).toEqual([
      {
        id: rival.id,
        planId: rival.id,
        name: 'RIVAL',
        friendlyName: 'Another plan',
        prohibitedCountries: [],
        needs: [],
        excludes: ['The plan'],
      },
      {
        id: plan.id,
        planId: plan.id,
        name: 'PLAN',
        friendlyName: 'The plan',
        prohibitedCountries: ['CN', 'RU'],
        needs: ['The base'],
        excludes: ['Another plan'],
      },
    ]);
  });

  test('calls a plan that no product has by the name its vendor gave', async () => {
    const tenant = await aTenant(licensing);
    const base = await aPlan(tenant, { name: 'BASE' });
    const plan = await aPlan(tenant, { needs: [base] });
    const { id: productId } = await aProduct(tenant, { plans: [plan] });
    const { plans } = await showProduct(licensing, tenant.admin, { productId });
    expect(plans[0]?.needs).toEqual(['BASE']);
  });

  test.each(['', 'nothing', randomUUID()])('is not found by %j', async (productId) => {
    const tenant = await aTenant(licensing);
    const work = showProduct(licensing, tenant.admin, { productId });
    expect((await refusal(work)).code).toBe('product_not_found');
  });

  test("is not found by another tenant's", async () => {
    const [mine, theirs] = [await aTenant(licensing), await aTenant(licensing)];
    const { id: productId } = await aProduct(theirs);
    const work = showProduct(licensing, mine.admin, { productId });
    expect((await refusal(work)).code).toBe('product_not_found');
  });
});

import { randomUUID } from 'node:crypto';
import { addSubscription } from '../../src/licensing/add-subscription.ts';
import { archiveSubscription } from '../../src/licensing/archive-subscription.ts';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { cancelSubscription } from '../../src/licensing/cancel-subscription.ts';
import { editSubscription } from '../../src/licensing/edit-subscription.ts';
import { renewSubscription } from '../../src/licensing/renew-subscription.ts';
import { resizeSubscription } from '../../src/licensing/resize-subscription.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { showSubscription } from '../../src/licensing/show-subscription.ts';
import { auditOf } from '../support/audit.ts';
import {
  anAssignment,
  aPerson,
  aProduct,
  aSubscription,
  asEverybody,
  aTenant,
} from '../support/builders.ts';
import { refusal, TODAY, useLicensing } from '../support/licensing.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

/** A product of which `assigned` people hold a seat, with one subscription. */
async function bought(
  terms: Parameters<typeof aSubscription>[2] = {},
  { assigned = 0 }: { assigned?: number } = {},
) {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { displayName: 'P1', subscriptions: [] });
  const subscription = await aSubscription(tenant, product, terms);
  for (let n = 0; n < assigned; n += 1) await anAssignment(tenant, await aPerson(tenant), product);
  const revision = async () => {
    const [row] = await tenant.em.execute<[{ revision: number }]>(
      'select subscriptions_revision as revision from product where id = ?',
      [product.id],
    );
    return row.revision;
  };
  const counts = async () =>
    (await showProduct(licensing, tenant.admin, { productId: product.id })).counts;
  return { tenant, product, subscriptionId: subscription.id, revision, counts };
}

const terms = {
  seats: 5,
  startDate: TODAY,
  endDate: '2027-06-14',
  price: '12.50',
  currency: 'EUR',
  noticeDate: '2027-05-01',
  externalId: 'PO-1',
};

describe('adding a subscription', () => {
  test('makes its seats count, is audited and tells those who wait that numbers changed', async () => {
    const { tenant, product, revision, counts } = await bought({ seats: 10 });
    const input = { ...terms, productId: product.id };
    const { subscriptionId, ...result } = await addSubscription(licensing, tenant.admin, input);
    expect(result.consequence).toEqual({
      assigned: 0,
      total: 15,
      overFrom: [],
      expiredFrom: null,
    });
    expect(await counts()).toMatchObject({ total: 15 });
    expect(await revision()).toBe(1);
    expect(await auditOf(tenant)).toEqual([
      expect.objectContaining({
        action: 'subscription.add',
        productId: product.id,
        actorId: tenant.admin.actor.personId,
        after: expect.objectContaining({ subscriptionId, ...terms, graceDays: 30 }),
      }),
    ]);
  });

  test('only tried changes nothing', async () => {
    const { tenant, product, revision, counts } = await bought({ seats: 10 });
    const input = { ...terms, productId: product.id };
    const tried = await addSubscription(licensing, tenant.admin, input, { dryRun: true });
    expect(tried.consequence.total).toBe(15);
    expect(await counts()).toMatchObject({ total: 10 });
    expect(await revision()).toBe(0);
    expect(await auditOf(tenant)).toEqual([]);
  });

  test('lets a seat be assigned that was not there before', async () => {
    const { tenant, product } = await bought({ seats: 0 });
    const { id: personId } = await aPerson(tenant);
    const assign = () =>
      assignLicense(licensing, tenant.admin, { ...plainly, personId, productId: product.id });
    expect((await refusal(assign())).code).toBe('seats_exhausted');
    const input = { ...terms, productId: product.id };
    await addSubscription(licensing, tenant.admin, input);
    expect(await assign()).toMatchObject({ outcome: 'assigned' });
  });

  test.each([
    ['an end before the start', { endDate: '2026-06-14' }, 'end_before_start'],
    ['a price without currency', { currency: null }, 'currency_missing'],
    ['a product that is not there', { productId: randomUUID() }, 'product_not_found'],
    ['a product that is no id', { productId: 'P1' }, 'product_not_found'],
  ])('is refused with %s', async (_what, change, code) => {
    const { tenant, product } = await bought();
    const input = { ...terms, productId: product.id, ...change };
    const work = addSubscription(licensing, tenant.admin, input);
    expect((await refusal(work)).code).toBe(code);
  });

  test('has its reference as imports would keep it', async () => {
    const { tenant, product } = await bought();
    const add = (externalId: string) =>
      addSubscription(licensing, tenant.admin, { ...terms, productId: product.id, externalId });
    const guid = 'A1B2C3D4-0000-4000-8000-00000000000F';
    expect((await add(guid)).subscription.externalId).toBe(guid.toLowerCase());
    expect((await add(' PO \t 12 ')).subscription.externalId).toBe('PO 12');
    expect(await refusal(add(` ${guid}`))).toMatchObject({ code: 'external_id_taken' });
  });

  test('is refused with a reference that another has', async () => {
    const { tenant, product } = await bought({ externalId: 'PO-1' });
    const input = { ...terms, productId: product.id };
    expect(await refusal(addSubscription(licensing, tenant.admin, input))).toEqual({
      code: 'external_id_taken',
      details: { externalId: 'PO-1' },
    });
  });
});

describe('renewing a subscription', () => {
  const renew = ({ tenant, subscriptionId }: Awaited<ReturnType<typeof bought>>, endDate: string) =>
    renewSubscription(licensing, tenant.admin, { subscriptionId, endDate });

  test.each([
    ['active', '2026-12-31'],
    ['in grace', '2026-06-01'],
    ['disabled', '2026-04-01'],
  ])('moves the end of one that is %s', async (_state, endDate) => {
    const held = await bought({ seats: 3, endDate }, { assigned: 2 });
    await renew(held, '2027-12-31');
    expect(await held.counts()).toMatchObject({ total: 3, over: 0 });
    expect(await held.revision()).toBe(1);
    expect(await auditOf(held.tenant)).toEqual([
      expect.objectContaining({
        action: 'subscription.renew',
        before: expect.objectContaining({ endDate }),
        after: expect.objectContaining({ endDate: '2027-12-31' }),
      }),
    ]);
  });

  test('takes a cancellation back', async () => {
    const held = await bought({ endDate: '2026-12-31' });
    const { tenant, subscriptionId } = held;
    await cancelSubscription(licensing, tenant.admin, { subscriptionId, when: 'end' });
    const { subscription } = await renew(held, '2027-12-31');
    expect(subscription).toMatchObject({ canceledAt: null, graceDays: 30 });
  });

  test.each([
    ['the same day', '2026-12-31', '2026-12-31'],
    ['an earlier day', '2026-12-31', '2026-12-30'],
    ['a day that is over', '2026-06-01', '2026-06-14'],
    ['anything where there is no end', null, '2027-12-31'],
  ])('to %s is refused', async (_what, endDate, to) => {
    const held = await bought({ endDate });
    expect((await refusal(renew(held, to))).code).toBe('renewal_not_later');
    expect(await held.revision()).toBe(0);
  });
});

describe('resizing a subscription', () => {
  test('below what is assigned is done, takes no seat away and says what is over', async () => {
    const { tenant, subscriptionId, counts } = await bought({ seats: 3 }, { assigned: 3 });
    const input = { subscriptionId, seats: 1 };
    const tried = await resizeSubscription(licensing, tenant.admin, input, { dryRun: true });
    const done = await resizeSubscription(licensing, tenant.admin, input);
    expect(done).toEqual(tried);
    expect(done.consequence.overFrom).toEqual([{ day: TODAY, over: 2 }]);
    expect(await counts()).toMatchObject({ total: 1, assigned: 3, over: 2 });
  });

  test('to unlimited ends every shortage', async () => {
    const { tenant, subscriptionId, counts } = await bought({ seats: 1 }, { assigned: 3 });
    const input = { subscriptionId, seats: null };
    const { consequence } = await resizeSubscription(licensing, tenant.admin, input);
    expect(consequence).toMatchObject({ total: null, overFrom: [] });
    expect(await counts()).toMatchObject({ total: null, over: 0 });
  });

  test('to what it is changes nothing', async () => {
    const { tenant, subscriptionId, revision } = await bought({ seats: 3 });
    await resizeSubscription(licensing, tenant.admin, { subscriptionId, seats: 3 });
    expect(await revision()).toBe(0);
    expect(await auditOf(tenant)).toEqual([]);
  });
});

describe('canceling a subscription', () => {
  test('at its end leaves it until then, without grace', async () => {
    const { tenant, subscriptionId, counts } = await bought(
      { seats: 3, endDate: '2026-06-20' },
      { assigned: 1 },
    );
    const input = { subscriptionId, when: 'end' } as const;
    const { consequence, subscription } = await cancelSubscription(licensing, tenant.admin, input);
    expect(subscription).toMatchObject({ endDate: '2026-06-20', graceDays: 0 });
    expect(consequence).toMatchObject({
      overFrom: [{ day: '2026-06-21', over: 1 }],
      expiredFrom: '2026-06-21',
    });
    expect(await counts()).toMatchObject({ total: 3 });
    licensing.time.set('2026-06-21T00:00:00Z');
    expect(await counts()).toMatchObject({ total: 0, over: 1, assignable: false });
  });

  test('today makes today its last day', async () => {
    const { tenant, subscriptionId, counts } = await bought({ seats: 3 });
    await cancelSubscription(licensing, tenant.admin, { subscriptionId, when: 'today' });
    expect(await counts()).toMatchObject({ total: 3, assignable: true });
    licensing.time.advance({ days: 1 });
    expect(await counts()).toMatchObject({ total: 0, assignable: false });
  });

  test.each([
    ['without an end, at its end', { endDate: null }, 'end', 'subscription_endless'],
    ['that has not begun', { startDate: '2026-06-16' }, 'today', 'subscription_not_running'],
    ['that is over', { endDate: '2026-05-15' }, 'today', 'subscription_not_running'],
  ] as const)('is refused for one %s', async (_what, subscription, when, code) => {
    const { tenant, subscriptionId } = await bought(subscription);
    const work = cancelSubscription(licensing, tenant.admin, { subscriptionId, when });
    expect((await refusal(work)).code).toBe(code);
  });
});

describe('correcting a subscription', () => {
  const { seats: _, ...corrected } = terms;

  test('replaces its dates and terms, and keeps seats and cancellation', async () => {
    const { tenant, product, subscriptionId } = await bought({ seats: 7, endDate: '2026-12-31' });
    await cancelSubscription(licensing, tenant.admin, { subscriptionId, when: 'end' });
    await editSubscription(licensing, tenant.admin, { subscriptionId, ...corrected });
    const shown = await showProduct(licensing, tenant.admin, { productId: product.id });
    expect(shown.subscriptions).toEqual([
      expect.objectContaining({ ...corrected, seats: 7, graceDays: 0, isCanceled: true }),
    ]);
  });

  test('to a reference that another has is refused', async () => {
    const { tenant, product, subscriptionId } = await bought();
    await aSubscription(tenant, product, { externalId: 'PO-1' });
    const work = editSubscription(licensing, tenant.admin, { subscriptionId, ...corrected });
    expect((await refusal(work)).code).toBe('external_id_taken');
  });
});

describe('archiving a subscription', () => {
  test('takes it out of counts and lists, and out of reach', async () => {
    const { tenant, product, subscriptionId, revision } = await bought(
      { seats: 3 },
      { assigned: 1 },
    );
    const input = { subscriptionId };
    const { consequence } = await archiveSubscription(licensing, tenant.admin, input);
    expect(consequence).toMatchObject({ total: 0, overFrom: [{ day: TODAY, over: 1 }] });
    const shown = await showProduct(licensing, tenant.admin, { productId: product.id });
    expect(shown.subscriptions).toEqual([]);
    expect(shown.counts).toMatchObject({ total: 0, over: 1, assignable: false });
    expect(await revision()).toBe(1);
    const again = archiveSubscription(licensing, tenant.admin, input);
    expect((await refusal(again)).code).toBe('subscription_not_found');
  });
});

test('only administrators change or see a subscription, and only in their own tenant', async () => {
  const { tenant, product, subscriptionId } = await bought({ endDate: '2026-12-31' });
  const everybody = asEverybody(tenant, await aPerson(tenant));
  const elsewhere = await aTenant(licensing);
  const { seats, ...rest } = terms;
  const each = (context: typeof everybody | typeof elsewhere.admin) => [
    () => addSubscription(licensing, context, { ...terms, productId: product.id }),
    () => renewSubscription(licensing, context, { subscriptionId, endDate: '2028-01-01' }),
    () => resizeSubscription(licensing, context, { subscriptionId, seats }),
    () => cancelSubscription(licensing, context, { subscriptionId, when: 'today' }),
    () => editSubscription(licensing, context, { subscriptionId, ...rest }),
    () => archiveSubscription(licensing, context, { subscriptionId }),
    () => showSubscription(licensing, context, { subscriptionId }),
  ];
  for (const run of each(everybody)) expect((await refusal(run())).code).toBe('not_allowed');
  for (const run of each(elsewhere.admin)) {
    expect((await refusal(run())).code).toMatch(/^(product|subscription)_not_found$/);
  }
  expect(await auditOf(tenant)).toEqual([]);
});

test('changes at the same time each see the one before', async () => {
  const { tenant, product, counts, revision } = await bought({ seats: 1 });
  const input = { ...terms, externalId: null, productId: product.id };
  await Promise.all(
    Array.from({ length: 8 }, () => addSubscription(licensing, tenant.admin, input)),
  );
  expect(await counts()).toMatchObject({ total: 41 });
  expect(await revision()).toBe(8);
});

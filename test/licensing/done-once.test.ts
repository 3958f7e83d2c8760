import { addProduct } from '../../src/licensing/add-product.ts';
import { addSubscription } from '../../src/licensing/add-subscription.ts';
import { doOnce } from '../../src/licensing/deed.ts';
import { renewSubscription } from '../../src/licensing/renew-subscription.ts';
import { resizeSubscription } from '../../src/licensing/resize-subscription.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { auditOf } from '../support/audit.ts';
import { aProduct, aSubscription, aTenant } from '../support/builders.ts';
import { refusal, TODAY, useLicensing } from '../support/licensing.ts';
import { times, useProcesses } from './processes.ts';

const licensing = useLicensing();
const processOf = useProcesses(licensing);

const terms = {
  seats: 5,
  startDate: TODAY,
  endDate: null,
  price: null,
  currency: null,
  noticeDate: null,
  externalId: null,
};

async function bought(endDate = '2026-12-31') {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { subscriptions: [] });
  const { id: subscriptionId } = await aSubscription(tenant, product, { endDate });
  const counts = async () =>
    (await showProduct(licensing, tenant.admin, { productId: product.id })).counts;
  return { tenant, product, subscriptionId, counts, once: { ...tenant.admin, deedKey: 'deed' } };
}

test('one deed by many at once, in two processes, is done once, and all hear the same of it', async () => {
  const { tenant, product, counts, once } = await bought();
  const input = { ...terms, productId: product.id };
  const results = await Promise.all(
    times(8, (lane) => addSubscription(processOf(lane), once, input)),
  );
  expect(new Set(results.map(({ subscriptionId }) => subscriptionId)).size).toBe(1);
  expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect(await counts()).toMatchObject({ total: 15 });
  expect(await auditOf(tenant)).toHaveLength(1);
});

test('a repetition changes nothing that came after the first', async () => {
  const { tenant, subscriptionId, counts, once } = await bought();
  const resize = (seats: number, context: Parameters<typeof resizeSubscription>[1]) =>
    resizeSubscription(licensing, context, { subscriptionId, seats });
  await resize(20, once);
  await resize(30, tenant.admin);
  expect(await resize(20, once)).toMatchObject({ repeated: true, subscription: { seats: 20 } });
  expect(await counts()).toMatchObject({ total: 30 });
});

test('what was refused can be tried again', async () => {
  const { subscriptionId, once } = await bought();
  const renew = (endDate: string) =>
    renewSubscription(licensing, once, { subscriptionId, endDate });
  expect((await refusal(renew('2026-12-30'))).code).toBe('renewal_not_later');
  expect(await renew('2027-12-31')).toMatchObject({ repeated: false });
});

test('trying out is no deed, but finds the one that was done', async () => {
  const { subscriptionId, once } = await bought();
  const input = { subscriptionId, endDate: '2027-12-31' };
  const tryOut = () => renewSubscription(licensing, once, input, { dryRun: true });
  expect(await tryOut()).toMatchObject({ repeated: false });
  expect(await renewSubscription(licensing, once, input)).toMatchObject({ repeated: false });
  expect(await tryOut()).toMatchObject({ repeated: true, subscription: { endDate: '2027-12-31' } });
});

test('another tenant’s deed of the same key is another, and so is one without a key', async () => {
  const product = { displayName: 'P', skuPartNumber: 'P', description: null, helpUrl: null };
  const add = (context: Parameters<typeof addProduct>[1], skuId: string) =>
    addProduct(licensing, context, { ...product, skuId, purchaseUrl: null });
  const [one, other] = [await aTenant(licensing), await aTenant(licensing)];
  expect(await add({ ...one.admin, deedKey: 'same' }, '1')).toMatchObject({ repeated: false });
  expect(await add({ ...other.admin, deedKey: 'same' }, '1')).toMatchObject({ repeated: false });
  expect(await add(one.admin, '2')).toMatchObject({ repeated: false });
  expect(await add(one.admin, '3')).toMatchObject({ repeated: false });
});

test('different deeds do not wait for each other', async () => {
  const tenant = await aTenant(licensing);
  const said: string[] = [];
  await doOnce(licensing, { ...tenant.admin, deedKey: 'outer' }, async () => {
    await doOnce(licensing, { ...tenant.admin, deedKey: 'inner' }, async () => {
      said.push('inner');
      return {};
    });
    said.push('outer');
    return {};
  });
  expect(said).toEqual(['inner', 'outer']);
});

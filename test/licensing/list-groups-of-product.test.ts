import { randomUUID } from 'node:crypto';
import { listGroupsOfProduct } from '../../src/licensing/list-groups-of-product.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { aGroup, aPerson, aProduct, asEverybody, aTenant } from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { workOff } from '../support/work-off.ts';

const licensing = useLicensing();
const FIRST = { page: 0, pageSize: 2 };

test('the groups that hold a product come in the order of being served, with their counts', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { seats: 1 });
  const [ann, ben] = [await aPerson(tenant), await aPerson(tenant)];
  const products = [product];
  const made = [
    await aGroup(tenant, { name: 'b', members: [ann, ben], products }),
    await aGroup(tenant, { name: 'A', products }),
    await aGroup(tenant, { name: 'z', priority: 1, members: [ben], products }),
  ];
  await aGroup(tenant, { name: 'Other', members: [ann], products: [await aProduct(tenant)] });
  await workOff(licensing, tenant, made[0] ?? { id: '' });

  const productId = product.id;
  const first = await listGroupsOfProduct(licensing, tenant.admin, { productId, ...FIRST });
  const none = { active: 0, errors: [], suspended: 0, undecided: 0, left: 0 };
  expect(first).toMatchObject({
    groups: [
      { id: made[2]?.id, name: 'z', priority: 1, counts: { ...none, active: 1 } },
      { name: 'A', priority: 100, counts: none },
    ],
    page: 0,
    pages: 2,
  });
  const last = await listGroupsOfProduct(licensing, tenant.admin, { productId, ...FIRST, page: 1 });
  const errors = [{ code: 'seats_exhausted', count: 1 }];
  expect(last.groups).toMatchObject([{ name: 'b', counts: { ...none, active: 1, errors } }]);
  expect((await showProduct(licensing, tenant.admin, { productId })).groups).toBe(3);
});

test('only administrators see them, and nobody those of another tenant', async () => {
  const [mine, theirs] = [await aTenant(licensing), await aTenant(licensing)];
  const product = await aProduct(theirs);
  await aGroup(theirs, { products: [product] });
  const me = asEverybody(mine, await aPerson(mine));
  const code = async (context: typeof mine.admin | typeof me, productId: string) =>
    (await refusal(listGroupsOfProduct(licensing, context, { productId, ...FIRST }))).code;
  expect(await code(me, product.id)).toBe('not_allowed');
  for (const id of [product.id, randomUUID(), 'nothing']) {
    expect(await code(mine.admin, id)).toBe('product_not_found');
  }
});

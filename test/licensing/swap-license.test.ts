import { assignLicense } from '../../src/licensing/assign-license.ts';
import { checkCounts } from '../../src/licensing/check-counts.ts';
import { listHoldings } from '../../src/licensing/list-holdings.ts';
import { swapLicense } from '../../src/licensing/swap-license.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  asEverybody,
  aTenant,
  type Workspace,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { workOff } from '../support/work-off.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

const swapping = { disabledPlanIds: [], reason: null, useDefaultLocation: false };

afterEach(async () => {
  const tenants = await licensing.em.execute<{ id: string }[]>('select id from tenant');
  for (const { id } of tenants) expect(await checkCounts(licensing, id)).toEqual([]);
});

async function holds({ admin }: Workspace, { id: personId }: { id: string }): Promise<string[]> {
  const { holdings } = await listHoldings(licensing, admin, { personId });
  return holdings.map(({ product, untilDate }) => [product, untilDate].filter(Boolean).join(' '));
}

test('what of the old product is still to start stays, and is told', async () => {
  const tenant = await aTenant(licensing);
  const ann = await aPerson(tenant);
  const [from, to] = [await aProduct(tenant), await aProduct(tenant)];
  await anAssignment(tenant, ann, from, { untilDate: '2026-06-30' });
  const whom = { personId: ann.id, productId: from.id };
  const startDate = '2026-07-01';
  await assignLicense(licensing, tenant.admin, { ...plainly, ...whom, startDate });
  const input = { personId: ann.id, fromProductId: from.id, toProductId: to.id, ...swapping };
  expect(await swapLicense(licensing, tenant.admin, input)).toMatchObject({
    startsAgain: startDate,
  });
});

test('the old product goes and the new one comes, with its last day, once a deed', async () => {
  const tenant = await aTenant(licensing);
  const ann = await aPerson(tenant, { displayName: 'Ann' });
  const from = await aProduct(tenant, { displayName: 'P1', seats: 1 });
  const to = await aProduct(tenant, { displayName: 'P2', seats: 1 });
  await anAssignment(tenant, ann, from, { untilDate: '2026-12-31' });
  const input = { personId: ann.id, fromProductId: from.id, toProductId: to.id, ...swapping };
  const context = { ...tenant.admin, deedKey: 'once' };
  const swapped = { person: 'Ann', from: 'P1', to: 'P2', defaultLocationUsed: null };
  const had = { revision: expect.any(String) };
  const why = { ...input, reason: 'needs more' };
  expect(await swapLicense(licensing, context, why)).toEqual({
    ...{ ...swapped, ...had, repeated: false },
  });
  expect(await holds(tenant, ann)).toEqual(['P2 2026-12-31']);
  expect(await swapLicense(licensing, context, why)).toEqual({
    ...{ ...swapped, ...had, repeated: true },
  });
  const audited = await licensing.em.execute<{ action: string; reason: string }[]>(
    'select action, reason from audit_entry where tenant_id = ? order by id',
    [tenant.tenantId],
  );
  expect(audited).toEqual([
    { action: 'license.remove', reason: 'needs more' },
    { action: 'license.assign', reason: 'needs more' },
  ]);
});

test('who cannot have the new product keeps the old one', async () => {
  const tenant = await aTenant(licensing);
  const [ann, ben] = [
    await aPerson(tenant, { displayName: 'Ann' }),
    await aPerson(tenant, { displayName: 'Ben' }),
  ];
  const from = await aProduct(tenant, { displayName: 'P1' });
  const to = await aProduct(tenant, { displayName: 'P2', seats: 1 });
  await anAssignment(tenant, ann, from);
  await anAssignment(tenant, ben, to);
  const input = { personId: ann.id, fromProductId: from.id, toProductId: to.id, ...swapping };
  expect(await refusal(swapLicense(licensing, tenant.admin, input))).toMatchObject({
    code: 'seats_exhausted',
  });
  expect(await holds(tenant, ann)).toEqual(['P1']);
  expect(licensing.queue.sent(tenant.tenantId, 'heal-product')).toEqual([]);
});

test('the end is what counts: plans that exclude each other, need the old one, or are needed', async () => {
  const tenant = await aTenant(licensing);
  const old = await aPlan(tenant, { name: 'OLD' });
  const rival = await aPlan(tenant, { name: 'RIVAL', excludes: [old] });
  const heir = await aPlan(tenant, { name: 'HEIR', needs: [old] });
  const extra = await aPlan(tenant, { name: 'EXTRA', needs: [old] });
  const from = await aProduct(tenant, { displayName: 'From', plans: [old] });
  const rivals = await aProduct(tenant, { displayName: 'Rival', plans: [rival] });
  const heirs = await aProduct(tenant, { displayName: 'Heir', plans: [heir] });
  const bigger = await aProduct(tenant, { displayName: 'Bigger', plans: [old, rival] });
  const needing = await aProduct(tenant, { displayName: 'Needing', plans: [extra] });
  const ann = await aPerson(tenant, { displayName: 'Ann' });
  await anAssignment(tenant, ann, from);
  const swap = (one: { id: string }, other: { id: string }, more: object = {}) =>
    swapLicense(licensing, tenant.admin, {
      ...{ personId: ann.id, fromProductId: one.id, toProductId: other.id, ...swapping, ...more },
    });
  expect(await refusal(swap(from, heirs))).toMatchObject({ code: 'dependency_missing' });
  await swap(from, rivals);
  expect(await holds(tenant, ann)).toEqual(['Rival']);
  await swap(rivals, from);

  await anAssignment(tenant, ann, needing);
  expect(await refusal(swap(from, rivals))).toMatchObject({ code: 'dependency_in_use' });
  expect(await holds(tenant, ann)).toEqual(['From', 'Needing']);
  await swap(from, bigger, { disabledPlanIds: [rival.id] });
  expect(await holds(tenant, ann)).toEqual(['Bigger', 'Needing']);
});

test('only what is held directly, and nothing else, is swapped', async () => {
  const tenant = await aTenant(licensing);
  const ann = await aPerson(tenant, { displayName: 'Ann' });
  const from = await aProduct(tenant, { displayName: 'P1' });
  const to = await aProduct(tenant, { displayName: 'P2' });
  const ids = { personId: ann.id, fromProductId: from.id, toProductId: to.id };
  const swap = (
    more: object = {},
    context: typeof tenant.admin | ReturnType<typeof asEverybody> = tenant.admin,
  ) => refusal(swapLicense(licensing, context, { ...ids, ...swapping, ...more }));
  expect(await swap()).toMatchObject({ code: 'not_assigned' });
  expect(await swap({ toProductId: from.id })).toMatchObject({ code: 'same_product' });
  expect(await swap({}, asEverybody(tenant, ann))).toMatchObject({ code: 'not_allowed' });
  expect(await swap({ personId: 'x' })).toMatchObject({ code: 'person_not_found' });

  await anAssignment(tenant, ann, from);
  await anAssignment(tenant, ann, to);
  expect(await swap()).toEqual({ code: 'held_already', details: { person: 'Ann', product: 'P2' } });
  expect(await holds(tenant, ann)).toEqual(['P1', 'P2']);

  const group = await aGroup(tenant, { name: 'Staff', members: [ann], products: [from] });
  await workOff(licensing, tenant, group);
  expect(await swap()).toEqual({
    code: 'inherited_license',
    details: { person: 'Ann', product: 'P1', groups: [{ id: group.id, name: 'Staff' }] },
  });
  const other = await aTenant(licensing);
  expect(await swap({}, other.admin)).toMatchObject({ code: 'person_not_found' });
});

test('the seat that comes free goes to who waits for it', async () => {
  const tenant = await aTenant(licensing);
  const from = await aProduct(tenant, { displayName: 'P1', seats: 1 });
  const to = await aProduct(tenant, { displayName: 'P2' });
  const [ann, ben] = [
    await aPerson(tenant, { displayName: 'Ann' }),
    await aPerson(tenant, { displayName: 'Ben' }),
  ];
  await assignLicense(licensing, tenant.admin, {
    ...plainly,
    personId: ann.id,
    productId: from.id,
  });
  const group = await aGroup(tenant, { members: [ben], products: [from] });
  await workOff(licensing, tenant, group);
  const input = { personId: ann.id, fromProductId: from.id, toProductId: to.id, ...swapping };
  await swapLicense(licensing, tenant.admin, input);
  await runJobs(licensing, tenant.tenantId);
  expect([await holds(tenant, ann), await holds(tenant, ben)]).toEqual([['P2'], ['P1']]);
});

test('swaps there and back of many at once end, and nobody loses a seat', async () => {
  const tenant = await aTenant(licensing);
  const products = [
    await aProduct(tenant, { displayName: 'P1' }),
    await aProduct(tenant, { displayName: 'P2' }),
  ] as const;
  const people = [];
  for (let i = 0; i < 6; i += 1) people.push(await aPerson(tenant, { displayName: `N${i}` }));
  for (const [i, person] of people.entries()) {
    await anAssignment(tenant, person, i % 2 === 0 ? products[0] : products[1]);
  }
  await Promise.all(
    people.map(({ id: personId }, i) => {
      const [from, to] = i % 2 === 0 ? products : products.toReversed();
      return swapLicense(licensing, tenant.admin, {
        ...{ personId, fromProductId: from?.id ?? '', toProductId: to?.id ?? '', ...swapping },
      });
    }),
  );
  for (const [i, person] of people.entries()) {
    expect(await holds(tenant, person)).toEqual([i % 2 === 0 ? 'P2' : 'P1']);
  }
});

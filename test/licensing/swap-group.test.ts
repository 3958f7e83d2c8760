import { assignToGroup } from '../../src/licensing/assign-to-group.ts';
import { changeMembers } from '../../src/licensing/change-members.ts';
import { checkCounts } from '../../src/licensing/check-counts.ts';
import { groupProgress } from '../../src/licensing/group-progress.ts';
import { previewGroupChange } from '../../src/licensing/preview-group-change.ts';
import { removeFromGroup } from '../../src/licensing/remove-from-group.ts';
import { showGroup } from '../../src/licensing/show-group.ts';
import { swapGroup } from '../../src/licensing/swap-group.ts';
import { auditOf } from '../support/audit.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  asEverybody,
  aTenant,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { sourcesOf } from '../support/sources.ts';
import { workOff } from '../support/work-off.ts';

const licensing = useLicensing();

afterEach(async () => {
  const tenants = await licensing.em.execute<{ id: string }[]>('select id from tenant');
  for (const { id } of tenants) expect(await checkCounts(licensing, id)).toEqual([]);
});

/** Ann, Ben and Cas have Old through Staff; New has so many seats. */
async function aCase({
  seats = 10,
  rule = null,
}: {
  seats?: number;
  /** What the new product's plan does with the old one's. */
  rule?: 'excludes' | 'needs' | null;
} = {}) {
  const tenant = await aTenant(licensing);
  const mail = await aPlan(tenant, { name: 'MAIL', prohibitedCountries: ['DE'] });
  const rules = rule === null ? {} : { [rule]: [mail] };
  const calls = await aPlan(tenant, { name: 'CALLS', ...rules });
  const old = await aProduct(tenant, { displayName: 'Old', plans: [mail] });
  const successor = await aProduct(tenant, { displayName: 'New', plans: [calls], seats });
  const people: { id: string }[] = [];
  for (const displayName of ['Ann', 'Ben', 'Cas']) {
    people.push(await aPerson(tenant, { displayName }));
  }
  const group = await aGroup(tenant, { name: 'Staff', members: people, products: [old] });
  await workOff(licensing, tenant, group);
  const which = { groupId: group.id, fromProductId: old.id, toProductId: successor.id };
  const swap = (more: object = {}, context = tenant.admin) =>
    swapGroup(licensing, context, { ...which, disabledPlanIds: [], reason: null, ...more });
  const seen = async () => {
    await runJobs(licensing, tenant.tenantId);
    return sourcesOf(tenant);
  };
  const held = async () => {
    const { products } = await showGroup(licensing, tenant.admin, { groupId: group.id });
    return products.map(({ product, givesWayTo, counts }) => [product, givesWayTo, counts.active]);
  };
  return { tenant, mail, old, successor, people, group, swap, seen, held };
}

test('all get the new product and lose the old one, which the group then holds no longer', async () => {
  const { tenant, old, successor, group, swap, seen, held } = await aCase({ rule: 'excludes' });
  const context = { ...tenant.admin, deedKey: 'once' };
  const swapped = { group: 'Staff', from: 'Old', to: 'New' };
  expect(await swap({ reason: 'More' }, context)).toEqual({ ...swapped, repeated: false });
  expect(await swap({ reason: 'More' }, context)).toEqual({ ...swapped, repeated: true });
  expect(await held()).toEqual([
    ['New', null, 0],
    ['Old', 'New', 3],
  ]);
  const [ann, ben, cas] = ['Ann', 'Ben', 'Cas'].map((name) => `${name} New via Staff active`);
  expect(await seen()).toEqual([ann, ben, cas]);
  expect(await held()).toEqual([['New', null, 3]]);
  const audited = (await auditOf(tenant)).filter(({ action }) => action.startsWith('group.'));
  expect(audited).toMatchObject([
    { action: 'group.assign', productId: successor.id, reason: 'More' },
    { action: 'group.swap', groupId: group.id, productId: old.id, reason: 'More' },
  ]);
});

test('who cannot have the new one keeps the old one, and loses it once they can', async () => {
  const { tenant, successor, old, group, swap, seen, held } = await aCase({ seats: 2 });
  await swap();
  const first = ['Ann New via Staff active', 'Ben New via Staff active'];
  const waits = 'Cas New via Staff error seats_exhausted';
  expect(await seen()).toEqual([...first, waits, 'Cas Old via Staff active']);
  expect(await held()).toEqual([
    ['New', null, 2],
    ['Old', 'New', 1],
  ]);
  const which = { groupId: group.id, productId: old.id };
  expect(await groupProgress(licensing, tenant.admin, which)).toMatchObject({
    ...{ active: 1, total: 1, done: 1, left: 0 },
  });
  // Who joins now is not given what goes.
  const dan = await aPerson(tenant, { displayName: 'Dan' });
  await changeMembers(licensing, tenant.admin, { groupId: group.id, add: [dan.id], remove: [] });
  const danWaits = 'Dan New via Staff error seats_exhausted';
  expect(await seen()).toEqual([...first, waits, 'Cas Old via Staff active', danWaits]);

  await licensing.em.execute('update subscription set seats = 3 where product_id = ?', [
    successor.id,
  ]);
  await licensing.queue.enqueue(licensing.em, tenant.tenantId, 'heal-product', {
    ...{ productId: successor.id, everybody: false },
  });
  expect(await seen()).toEqual([...first, 'Cas New via Staff active', danWaits]);
  expect(await held()).toEqual([['New', null, 3]]);
});

test('what somebody waits for goes; what they have in another way stays', async () => {
  const { tenant, old, people, group, swap, seen } = await aCase();
  const [ann, ben] = people;
  if (!ann || !ben) throw new Error('Three were made');
  await licensing.em.execute(
    `update source set state = 'error', error_code = 'seats_exhausted' where person_id = ?`,
    [ben.id],
  );
  await licensing.em.execute('update product set assigned = assigned - 1 where id = ?', [old.id]);
  await anAssignment(tenant, ann, old);
  await licensing.em.execute('update product set assigned = assigned - 1 where id = ?', [old.id]);
  await swap();
  expect(await seen()).toEqual([
    ...['Ann New via Staff active', 'Ann Old direct active'],
    ...['Ben New via Staff active', 'Cas New via Staff active'],
  ]);
  const { products } = await showGroup(licensing, tenant.admin, { groupId: group.id });
  expect(products).toHaveLength(1);
});

test('who comes back and may have the old one no longer does not wait for it', async () => {
  const { tenant, people, swap, seen } = await aCase({ seats: 0 });
  const [ann = { id: '' }] = people;
  const personIds = [ann.id];
  const annIs = async (status: string, usageLocation: string) => {
    const change = 'update person set status = ?, usage_location = ? where id = ?';
    await licensing.em.execute(change, [status, usageLocation, ann.id], 'run');
    const job = { personIds, lostPlanIds: [] };
    await licensing.queue.enqueue(licensing.em, tenant.tenantId, 'review-people', job);
    return (await seen()).filter((source) => source.startsWith('Ann'));
  };
  expect(await annIs('deleted', 'NL')).toEqual(['Ann Old via Staff suspended']);
  await swap();
  expect(await annIs('active', 'DE')).toEqual(['Ann New via Staff error seats_exhausted']);
});

test('what gives way is nothing to the new one, the same through another group is', async () => {
  const { tenant, people, old, swap, seen } = await aCase({ rule: 'needs' });
  await swap();
  const [ann = { id: '' }] = people;
  const anns = async () => (await seen()).filter((source) => source.startsWith('Ann'));
  expect(await anns()).toEqual([
    'Ann New via Staff error dependency_missing',
    'Ann Old via Staff active',
  ]);
  const others = await aGroup(tenant, { name: 'Others', products: [old] });
  const { id: groupId } = others;
  await changeMembers(licensing, tenant.admin, { groupId, add: [ann.id], remove: [] });
  expect(await anns()).toEqual(['Ann New via Staff active', 'Ann Old via Others active']);
});

test('the old one can be assigned again, to be held beside the new one', async () => {
  const { tenant, old, group, swap, seen, held } = await aCase({ seats: 1 });
  const which = { groupId: group.id, productId: old.id, reason: null };
  await swap();
  await seen();
  const back = { ...which, kind: 'assign', disabledPlanIds: [] } as const;
  const { products } = await previewGroupChange(licensing, tenant.admin, back);
  expect(products).toMatchObject([{ product: 'Old', gets: { names: ['Ann'] } }]);
  await assignToGroup(licensing, tenant.admin, { ...which, disabledPlanIds: [] });
  await runJobs(licensing, tenant.tenantId);
  expect(await held()).toEqual([
    ['New', null, 1],
    ['Old', null, 3],
  ]);
  expect((await refusal(swap())).code).toBe('group_holds_already');
  await removeFromGroup(licensing, tenant.admin, which);
  expect(await seen()).toEqual([
    'Ann New via Staff active',
    'Ben New via Staff error seats_exhausted',
    'Cas New via Staff error seats_exhausted',
  ]);
});

test('the old one counts again for what it gave way to, once it gives way to something else', async () => {
  const { tenant, swap, seen } = await aCase({ rule: 'needs' });
  const third = await aProduct(tenant, { displayName: 'Third', seats: 0 });
  await swap();
  expect(await seen()).toContain('Ann New via Staff error dependency_missing');
  await swap({ toProductId: third.id });
  expect(await seen()).toEqual(
    ['Ann', 'Ben', 'Cas'].flatMap((name) => [
      `${name} New via Staff active`,
      `${name} Old via Staff active`,
      `${name} Third via Staff error seats_exhausted`,
    ]),
  );
});

test('removing the old one takes it from those who kept it', async () => {
  const { tenant, old, group, swap, seen, held } = await aCase({ seats: 1 });
  await swap();
  await seen();
  const which = { groupId: group.id, productId: old.id, reason: null };
  await removeFromGroup(licensing, tenant.admin, which);
  expect(await seen()).not.toContain('Ben Old via Staff active');
  expect(await held()).toEqual([['New', null, 1]]);
});

test('while some have the old one still, the new one is not taken off again, nor swapped for a third', async () => {
  const { tenant, old, successor, group, swap, seen } = await aCase({ seats: 1 });
  const third = await aProduct(tenant, { displayName: 'Third' });
  const which = { groupId: group.id, productId: successor.id };
  const remove = () => removeFromGroup(licensing, tenant.admin, { ...which, reason: null });
  const onward = { fromProductId: successor.id, toProductId: third.id };
  await swap();
  const before = await seen();
  const details = { group: 'Staff', product: 'New', other: 'Old' };
  const foresee = () => previewGroupChange(licensing, tenant.admin, { kind: 'remove', ...which });
  for (const refused of [remove, () => swap(onward), foresee]) {
    expect(await refusal(refused())).toEqual({ code: 'group_swaps_still', details });
  }
  expect(await seen()).toEqual(before);
  const again = { groupId: group.id, productId: old.id, disabledPlanIds: [], reason: null };
  await assignToGroup(licensing, tenant.admin, again);
  await remove();
  expect(await seen()).toEqual(['Ann', 'Ben', 'Cas'].map((name) => `${name} Old via Staff active`));
});

test('while some have the old one still, no swap of a third brings it back untold', async () => {
  const { tenant, old, group, swap, seen, held } = await aCase({ seats: 1 });
  const third = await aProduct(tenant, { displayName: 'Third' });
  const which = { groupId: group.id, productId: old.id, disabledPlanIds: [], reason: null };
  await assignToGroup(licensing, tenant.admin, { ...which, productId: third.id });
  await swap();
  const before = await seen();
  const back = { fromProductId: third.id, toProductId: old.id };
  const foresee = () => {
    const change = { kind: 'swap', groupId: group.id, disabledPlanIds: [], ...back } as const;
    return previewGroupChange(licensing, tenant.admin, change);
  };
  for (const refused of [() => swap(back), foresee]) {
    expect(await refusal(refused())).toEqual({
      code: 'group_gives_way',
      details: { group: 'Staff', product: 'Old', other: 'New' },
    });
  }
  expect(await seen()).toEqual(before);
  await removeFromGroup(licensing, tenant.admin, which);
  await seen();
  await swap(back);
  await seen();
  expect(await held()).toEqual([
    ['New', null, 1],
    ['Old', null, 3],
  ]);
});

test('half way there and back again, and of nobody', async () => {
  const { tenant, old, successor, group, swap, seen, held } = await aCase({ seats: 1 });
  await swap();
  await runJobs(licensing, tenant.tenantId);
  await swap({ fromProductId: successor.id, toProductId: old.id });
  expect(await seen()).toEqual(['Ann', 'Ben', 'Cas'].map((name) => `${name} Old via Staff active`));
  expect(await held()).toEqual([['Old', null, 3]]);

  const empty = await aGroup(tenant, { name: 'Empty', products: [old] });
  await swap({ groupId: empty.id });
  const { products } = await showGroup(licensing, tenant.admin, { groupId: empty.id });
  expect(products.map(({ product }) => product)).toEqual(['New']);
  expect(group.name).toBe('Staff');
});

test('what cannot be swapped is refused', async () => {
  const { tenant, mail, old, successor, people, swap } = await aCase();
  const other = await aTenant(licensing);
  const code = async (work: Promise<unknown>) => (await refusal(work)).code;
  expect(await code(swap({ toProductId: old.id }))).toBe('same_product');
  expect(await code(swap({ fromProductId: successor.id, toProductId: old.id }))).toBe(
    'group_not_assigned',
  );
  expect(await code(swap({ disabledPlanIds: [mail.id] }))).toBe('plan_not_in_product');
  expect(await code(swap({ toProductId: 'nothing' }))).toBe('product_not_found');
  expect(await code(swap({}, other.admin))).toBe('group_not_found');
  const [ann] = people;
  if (!ann) throw new Error('Three were made');
  const asAnn = asEverybody(tenant, ann);
  expect(
    await code(
      swapGroup(licensing, asAnn, {
        ...{ groupId: 'x', fromProductId: old.id, toProductId: successor.id },
        ...{ disabledPlanIds: [], reason: null },
      }),
    ),
  ).toBe('not_allowed');
});

/** Groups as nobody thinks of them: hardly there, all at once, or over and over. */
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { assignToGroup } from '../../src/licensing/assign-to-group.ts';
import { changeMembers } from '../../src/licensing/change-members.ts';
import { checkCounts } from '../../src/licensing/check-counts.ts';
import { explainLicense } from '../../src/licensing/explain-license.ts';
import { previewGroupChange } from '../../src/licensing/preview-group-change.ts';
import { removeFromGroup } from '../../src/licensing/remove-from-group.ts';
import { showGroup } from '../../src/licensing/show-group.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { swapGroup } from '../../src/licensing/swap-group.ts';
import { auditOf } from '../support/audit.ts';
import { aGroup, aPerson, aPlan, aProduct, aTenant, type Workspace } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { sourcesOf } from '../support/sources.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

const runAll = ({ tenantId }: Workspace) => runJobs(licensing, tenantId);

const inAndOut = async (tenant: Workspace, groupId: string, personId: string) => {
  await changeMembers(licensing, tenant.admin, { groupId, add: [personId], remove: [] });
  await changeMembers(licensing, tenant.admin, { groupId, add: [], remove: [personId] });
};

test('in and out within a second, before any job ran: nothing is had, and both are audited', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { displayName: 'P1', seats: 1 });
  const group = await aGroup(tenant, { name: 'Staff', products: [product] });
  const ann = await aPerson(tenant, { displayName: 'Ann' });
  await inAndOut(tenant, group.id, ann.id);
  await runAll(tenant);
  expect(await sourcesOf(tenant)).toEqual([]);
  const actions = (await auditOf(tenant)).map(({ action }) => action);
  expect(actions).toEqual(['group.join', 'group.leave']);
  // And out and in again: the license never ends.
  await changeMembers(licensing, tenant.admin, { groupId: group.id, add: [ann.id], remove: [] });
  await runAll(tenant);
  await changeMembers(licensing, tenant.admin, { groupId: group.id, add: [], remove: [ann.id] });
  await changeMembers(licensing, tenant.admin, { groupId: group.id, add: [ann.id], remove: [] });
  await runAll(tenant);
  expect(await sourcesOf(tenant)).toEqual(['Ann P1 via Staff active']);
  expect((await auditOf(tenant)).map(({ action }) => action)).not.toContain('license.end');
  expect(await checkCounts(licensing, tenant.tenantId)).toEqual([]);
});

test('the same product through ten groups is one seat, until the last of them is left', async () => {
  const tenant = await aTenant(licensing);
  const [mail, chat] = [
    await aPlan(tenant, { name: 'MAIL' }),
    await aPlan(tenant, { name: 'CHAT' }),
  ];
  const product = await aProduct(tenant, { seats: 1, plans: [mail, chat] });
  const [ann, ben] = [
    await aPerson(tenant, { displayName: 'Ann' }),
    await aPerson(tenant, { displayName: 'Ben' }),
  ];
  const groups: { id: string }[] = [];
  for (let n = 0; n < 10; n += 1) groups.push(await aGroup(tenant, { members: [ann] }));
  for (const { id: groupId } of groups) {
    const disabledPlanIds = groupId === groups[9]?.id ? [] : [chat.id];
    const what = { groupId, productId: product.id, disabledPlanIds, reason: null };
    await assignToGroup(licensing, tenant.admin, what);
  }
  await runAll(tenant);
  await changeMembers(licensing, tenant.admin, {
    ...{ groupId: groups[0]?.id ?? '', add: [ben.id], remove: [] },
  });
  await runAll(tenant);
  const seats = async () =>
    (await showProduct(licensing, tenant.admin, { productId: product.id })).counts.assigned;
  const ways = async () => {
    const { products } = await explainLicense(licensing, tenant.admin, { personId: ann.id });
    return products.flatMap(({ plans }) =>
      plans.map(({ name, through }) => [name, through.length]),
    );
  };
  expect(await ways()).toEqual(
    expect.arrayContaining([
      ['MAIL', 10],
      ['CHAT', 1],
    ]),
  );
  for (const { id: groupId } of groups.slice(1)) {
    expect(await seats()).toBe(1);
    await changeMembers(licensing, tenant.admin, { groupId, add: [], remove: [ann.id] });
    await runAll(tenant);
  }
  expect(await ways()).toEqual(
    expect.arrayContaining([
      ['MAIL', 1],
      ['CHAT', 0],
    ]),
  );
  const first = {
    groupId: groups[0]?.id ?? '',
    kind: 'members',
    add: [],
    remove: [ann.id],
  } as const;
  const { products } = await previewGroupChange(licensing, tenant.admin, first);
  expect(products).toMatchObject([{ loses: { names: ['Ann'] }, next: { names: ['Ben'] } }]);
  await changeMembers(licensing, tenant.admin, first);
  await runAll(tenant);
  expect((await sourcesOf(tenant)).map((line) => line.split(' ')[0])).toEqual(['Ben']);
  expect(await checkCounts(licensing, tenant.tenantId)).toEqual([]);
});

test('an empty group, and a group of one, is given a product, loses it and swaps it', async () => {
  const tenant = await aTenant(licensing);
  const [p1, p2] = [
    await aProduct(tenant, { displayName: 'P1' }),
    await aProduct(tenant, { displayName: 'P2' }),
  ];
  const ann = await aPerson(tenant, { displayName: 'Ann' });
  for (const members of [[], [ann]]) {
    const { id: groupId } = await aGroup(tenant, { name: `Of ${members.length}`, members });
    const options = { disabledPlanIds: [], reason: null };
    const one = { groupId, productId: p1.id };
    const swap = { groupId, fromProductId: p1.id, toProductId: p2.id, disabledPlanIds: [] };
    const has = members.map(() => 'Ann');
    const told = async (change: Parameters<typeof previewGroupChange>[2]) =>
      (await previewGroupChange(licensing, tenant.admin, change)).products.flatMap(
        ({ gets, loses }) => [...gets.names, ...loses.names],
      );
    expect(await told({ kind: 'assign', ...one, disabledPlanIds: [] })).toEqual(has);
    await assignToGroup(licensing, tenant.admin, { ...one, ...options });
    await runAll(tenant);
    expect(await sourcesOf(tenant)).toEqual(members.map(() => 'Ann P1 via Of 1 active'));
    expect(await told({ kind: 'swap', ...swap })).toEqual([...has, ...has]);
    await swapGroup(licensing, tenant.admin, { ...swap, reason: null });
    await runAll(tenant);
    expect(await sourcesOf(tenant)).toEqual(members.map(() => 'Ann P2 via Of 1 active'));
    const { products } = await showGroup(licensing, tenant.admin, { groupId });
    expect(products.map(({ product }) => product)).toEqual(['P2']);
    const two = { groupId, productId: p2.id };
    expect(await told({ kind: 'remove', ...two })).toEqual(has);
    await removeFromGroup(licensing, tenant.admin, { ...two, reason: null });
    await runAll(tenant);
    expect(await sourcesOf(tenant)).toEqual([]);
  }
});

test('plans that need each other in a circle, once they are there, give a clear answer and no end of work', async () => {
  const tenant = await aTenant(licensing);
  const one = await aPlan(tenant, { name: 'ONE' });
  const two = await aPlan(tenant, { name: 'TWO', needs: [one] });
  const { em, tenantId } = tenant;
  const need = 'insert into plan_dependency (tenant_id, plan_id, needs_plan_id) values (?, ?, ?)';
  await em.execute(need, [tenantId, one.id, two.id], 'run');
  const apart = [
    await aProduct(tenant, { displayName: 'P1', plans: [one] }),
    await aProduct(tenant, { displayName: 'P2', plans: [two] }),
  ];
  const both = await aProduct(tenant, { displayName: 'Both', plans: [one, two] });
  const ann = await aPerson(tenant, { displayName: 'Ann' });
  const group = await aGroup(tenant, { name: 'Staff', members: [ann] });
  for (const { id: productId } of apart) {
    const what = { groupId: group.id, productId, disabledPlanIds: [], reason: null };
    await assignToGroup(licensing, tenant.admin, what);
  }
  await runAll(tenant);
  expect(await sourcesOf(tenant)).toEqual([
    'Ann P1 via Staff error dependency_missing',
    'Ann P2 via Staff error dependency_missing',
  ]);
  await assignLicense(licensing, tenant.admin, {
    ...{ ...plainly, personId: ann.id, productId: both.id },
  });
  await runAll(tenant);
  expect(await sourcesOf(tenant)).toEqual([
    'Ann Both direct active',
    'Ann P1 via Staff active',
    'Ann P2 via Staff active',
  ]);
});

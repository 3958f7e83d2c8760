import { archiveSubscription } from '../../src/licensing/archive-subscription.ts';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { assignToGroup } from '../../src/licensing/assign-to-group.ts';
import { changeMembers } from '../../src/licensing/change-members.ts';
import { checkCounts } from '../../src/licensing/check-counts.ts';
import { removeFromGroup } from '../../src/licensing/remove-from-group.ts';
import { removeLicense } from '../../src/licensing/remove-license.ts';
import { reprocessGroup } from '../../src/licensing/reprocess-group.ts';
import { setPlan } from '../../src/licensing/set-plan.ts';
import { turnDay } from '../../src/licensing/turn-day.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  aSubscription,
  aTenant,
  type Workspace,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { sourcesOf } from '../support/sources.ts';

const licensing = useLicensing();

afterEach(async () => {
  const tenants = await licensing.em.execute<{ id: string }[]>('select id from tenant');
  for (const { id } of tenants) expect(await checkCounts(licensing, id)).toEqual([]);
});

const sql = (statement: string, values: unknown[]) =>
  licensing.em.execute(statement, values, 'run');

/** Ann, Ben and Cas, in this order, in one group. */
async function threeOf(tenant: Workspace, products: { id: string }[]) {
  const people = [];
  for (const displayName of ['Ann', 'Ben', 'Cas'])
    people.push(await aPerson(tenant, { displayName }));
  const [ann, ben, cas] = people;
  if (!ann || !ben || !cas) throw new Error('Three were made');
  const group = await aGroup(tenant, { name: 'Staff', members: people, products });
  const workOff = async () => {
    await licensing.queue.enqueue(licensing.em, tenant.tenantId, 'work-off-group', {
      ...{ groupId: group.id, productId: null, work: 'due', lostPlanIds: [] },
    });
    await runJobs(licensing, tenant.tenantId);
  };
  return { ann, ben, cas, group, workOff };
}

const assigning = { disabledPlanIds: [], untilDate: null, reason: null, useDefaultLocation: false };

test('members get the product in the order of joining, the rest wait and are served when one leaves', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { displayName: 'P1', seats: 2 });
  const { ann, group, workOff } = await threeOf(tenant, [product]);
  await workOff();
  const [annHas, benHas] = ['Ann P1 via Staff active', 'Ben P1 via Staff active'];
  expect(await sourcesOf(tenant)).toEqual([
    annHas,
    benHas,
    'Cas P1 via Staff error seats_exhausted',
  ]);

  await sql('delete from group_member where group_id = ? and person_id = ?', [group.id, ann.id]);
  await workOff();
  expect(await sourcesOf(tenant)).toEqual([benHas, 'Cas P1 via Staff active']);
});

test('who joins does not get the seat of who leaves while others wait for it', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { displayName: 'P1', seats: 2 });
  const { ann, group, workOff } = await threeOf(tenant, [product]);
  await workOff();
  const dee = await aPerson(tenant, { displayName: 'Dee' });
  const change = { groupId: group.id, add: [dee.id], remove: [ann.id] };
  await changeMembers(licensing, tenant.admin, change);
  await runJobs(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toEqual([
    'Ben P1 via Staff active',
    'Cas P1 via Staff active',
    'Dee P1 via Staff error seats_exhausted',
  ]);
});

test('a plan that was off in a product taken off the group is lost to nobody', async () => {
  const tenant = await aTenant(licensing);
  const [mail, calls] = [await aPlan(tenant), await aPlan(tenant)];
  const suite = await aProduct(tenant, { displayName: 'Suite', plans: [mail] });
  const phone = await aProduct(tenant, { displayName: 'Phone', plans: [calls] });
  const { group } = await threeOf(tenant, [phone]);
  const which = { groupId: group.id, productId: suite.id, reason: null };
  await assignToGroup(licensing, tenant.admin, { ...which, disabledPlanIds: [mail.id] });
  await reprocessGroup(licensing, tenant.admin, { groupId: group.id, productId: null });
  await runJobs(licensing, tenant.tenantId);
  // What they have by now lacks it, and stays.
  await setPlan(licensing, tenant.admin, {
    ...{ productId: phone.id, planId: calls.id, needs: [mail.id] },
    ...{ prohibitedCountries: null, excludes: null },
  });
  await removeFromGroup(licensing, tenant.admin, which);
  await runJobs(licensing, tenant.tenantId);
  const have = ['Ann', 'Ben', 'Cas'].map((who) => `${who} Phone via Staff active`);
  expect(await sourcesOf(tenant)).toEqual(have);
});

test('nor is one that is switched on again where the rest of the product may be had no longer', async () => {
  const tenant = await aTenant(licensing);
  const [mail, chat, calls] = [await aPlan(tenant), await aPlan(tenant), await aPlan(tenant)];
  const suite = await aProduct(tenant, { displayName: 'Suite', plans: [mail, chat] });
  const phone = await aProduct(tenant, { displayName: 'Phone', plans: [calls] });
  const { group } = await threeOf(tenant, [phone]);
  const which = { groupId: group.id, productId: suite.id, reason: null };
  await assignToGroup(licensing, tenant.admin, { ...which, disabledPlanIds: [mail.id] });
  await reprocessGroup(licensing, tenant.admin, { groupId: group.id, productId: null });
  await runJobs(licensing, tenant.tenantId);
  const set = { excludes: null, needs: null, prohibitedCountries: null };
  const phoneCalls = { ...set, productId: phone.id, planId: calls.id, needs: [mail.id] };
  await setPlan(licensing, tenant.admin, phoneCalls);
  const suiteChat = { ...set, productId: suite.id, planId: chat.id, prohibitedCountries: ['NL'] };
  await setPlan(licensing, tenant.admin, suiteChat);
  await assignToGroup(licensing, tenant.admin, { ...which, disabledPlanIds: [] });
  await runJobs(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toEqual(
    ['Ann', 'Ben', 'Cas'].flatMap((who) => [
      `${who} Phone via Staff active`,
      `${who} Suite via Staff error prohibited_in_usage_location`,
    ]),
  );
});

test('a product that nobody has bought any more says so to all who wait', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { displayName: 'P1', subscriptions: [] });
  const { id: subscriptionId } = await aSubscription(tenant, product);
  const ann = await aPerson(tenant, { displayName: 'Ann', usageLocation: null });
  const group = await aGroup(tenant, { name: 'Staff', members: [ann], products: [product] });
  await reprocessGroup(licensing, tenant.admin, { groupId: group.id, productId: null });
  await runJobs(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toEqual(['Ann P1 via Staff error usage_location_missing']);
  await archiveSubscription(licensing, tenant.admin, { subscriptionId });
  await runJobs(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toEqual(['Ann P1 via Staff error product_expired']);
});

test('a direct license beside an inherited one takes no seat, and only the last frees it', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { displayName: 'P1', seats: 3 });
  const { ann, workOff } = await threeOf(tenant, [product]);
  await workOff();
  const whom = { personId: ann.id, productId: product.id };
  await assignLicense(licensing, tenant.admin, { ...whom, ...assigning });
  await removeLicense(licensing, tenant.admin, { ...whom, reason: null });
  expect(await refusal(removeLicense(licensing, tenant.admin, { ...whom, reason: null }))).toEqual({
    code: 'inherited_license',
    details: { person: 'Ann', product: 'P1', groups: [expect.anything()] },
  });
});

test('who loses a plan that an inherited license needs is in error, until it is there again', async () => {
  const tenant = await aTenant(licensing);
  const base = await aPlan(tenant, { name: 'BASE' });
  const addOn = await aPlan(tenant, { name: 'ADDON', needs: [base] });
  const suite = await aProduct(tenant, { displayName: 'Suite', plans: [base] });
  const extra = await aProduct(tenant, { displayName: 'Extra', plans: [addOn] });
  const { ann, workOff } = await threeOf(tenant, [extra]);
  await workOff();
  expect(await sourcesOf(tenant)).toContain('Ann Extra via Staff error dependency_missing');

  const whom = { personId: ann.id, productId: suite.id };
  await assignLicense(licensing, tenant.admin, {
    ...{ ...whom, ...assigning },
    untilDate: '2026-06-15',
  });
  await runJobs(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toContain('Ann Extra via Staff active');

  licensing.time.set('2026-06-16T12:00:00Z');
  await turnDay(licensing, tenant.tenantId);
  await runJobs(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toContain('Ann Extra via Staff error dependency_missing');
});

test('a plan that a group switches off or on again is missed, or found, in other products', async () => {
  const tenant = await aTenant(licensing);
  const base = await aPlan(tenant, { name: 'BASE' });
  const addOn = await aPlan(tenant, { name: 'ADDON', needs: [base] });
  const suite = await aProduct(tenant, { displayName: 'Suite', plans: [base] });
  const extra = await aProduct(tenant, { displayName: 'Extra', plans: [addOn] });
  const { group, workOff } = await threeOf(tenant, [suite, extra]);
  await workOff();
  const names = ['Ann', 'Ben', 'Cas'];
  const which = { groupId: group.id, productId: suite.id, reason: null };
  await assignToGroup(licensing, tenant.admin, { ...which, disabledPlanIds: [base.id] });
  await runJobs(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toEqual(
    names.flatMap((name) => [
      `${name} Extra via Staff error dependency_missing`,
      `${name} Suite via Staff active`,
    ]),
  );
  await assignToGroup(licensing, tenant.admin, { ...which, disabledPlanIds: [] });
  await runJobs(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toEqual(
    names.flatMap((name) => [`${name} Extra via Staff active`, `${name} Suite via Staff active`]),
  );
});

test('who left frees the seat at once; back within 30 days they have it again, else it is purged', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { displayName: 'P1', seats: 2 });
  const { ann, ben, workOff } = await threeOf(tenant, [product]);
  await workOff();
  const be = async (person: { id: string }, status: string) => {
    await sql('update person set status = ? where id = ?', [status, person.id]);
    await licensing.queue.enqueue(licensing.em, tenant.tenantId, 'review-people', {
      ...{ personIds: [person.id], lostPlanIds: [] },
    });
    await runJobs(licensing, tenant.tenantId);
  };
  await be(ann, 'deleted');
  const [benHas, casHas] = ['Ben P1 via Staff active', 'Cas P1 via Staff active'];
  expect(await sourcesOf(tenant)).toEqual(['Ann P1 via Staff suspended', benHas, casHas]);
  await be(ann, 'active');
  expect(await sourcesOf(tenant)).toEqual(['Ann P1 via Staff active', benHas, casHas]);

  await be(ben, 'deleted');
  licensing.time.set('2026-07-16T12:00:00Z');
  await turnDay(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toEqual(['Ann P1 via Staff active', casHas]);
});

test('who left while they waited for a seat waits for it once they are back', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { displayName: 'P1', seats: 2 });
  const { cas, workOff } = await threeOf(tenant, [product]);
  await workOff();
  for (const status of ['deleted', 'active']) {
    await sql('update person set status = ? where id = ?', [status, cas.id]);
    await licensing.queue.enqueue(licensing.em, tenant.tenantId, 'review-people', {
      ...{ personIds: [cas.id], lostPlanIds: [] },
    });
    await runJobs(licensing, tenant.tenantId);
  }
  expect(await sourcesOf(tenant)).toEqual([
    'Ann P1 via Staff active',
    'Ben P1 via Staff active',
    'Cas P1 via Staff error seats_exhausted',
  ]);
});

test('a license that is to start takes its seat on its day, or waits for one', async () => {
  const tenant = await aTenant(licensing, { timeZone: 'Europe/Amsterdam' });
  const product = await aProduct(tenant, { displayName: 'P1', seats: 1 });
  for (const displayName of ['Ann', 'Ben']) {
    const { id: personId } = await aPerson(tenant, { displayName });
    const whom = { personId, productId: product.id, startDate: '2026-07-01' };
    const { outcome } = await assignLicense(licensing, tenant.admin, { ...assigning, ...whom });
    expect(outcome).toBe('scheduled');
    licensing.time.set('2026-06-15T13:00:00Z');
  }
  licensing.time.set('2026-06-30T21:59:59Z');
  await turnDay(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toEqual(['Ann P1 direct scheduled', 'Ben P1 direct scheduled']);
  licensing.time.set('2026-06-30T22:00:00Z');
  await turnDay(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toEqual([
    'Ann P1 direct active',
    'Ben P1 direct error seats_exhausted',
  ]);
});

test('an end that fails stops no start', async () => {
  const tenant = await aTenant(licensing);
  const miscounted = await aProduct(tenant, { displayName: 'P1' });
  const product = await aProduct(tenant, { displayName: 'P2' });
  const [ann, ben] = [
    await aPerson(tenant, { displayName: 'Ann' }),
    await aPerson(tenant, { displayName: 'Ben' }),
  ];
  await anAssignment(tenant, ann, miscounted, { untilDate: '2026-06-30' });
  await licensing.em.execute('update product set assigned = 0 where id = ?', [miscounted.id]);
  const whom = { personId: ben.id, productId: product.id, startDate: '2026-07-01' };
  await assignLicense(licensing, tenant.admin, { ...assigning, ...whom });
  licensing.time.set('2026-07-01T00:00:00Z');
  await expect(turnDay(licensing, tenant.tenantId)).rejects.toThrow(AggregateError);
  expect(await sourcesOf(tenant)).toEqual(['Ann P1 direct active', 'Ben P2 direct active']);

  await licensing.em.execute('update product set assigned = 1 where id = ?', [miscounted.id]);
  expect(await turnDay(licensing, tenant.tenantId)).toBe(1);
});

test('who starts earlier is served earlier, whenever it was entered', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { displayName: 'P1', seats: 1 });
  const holder = await aPerson(tenant, { displayName: 'Zoe' });
  const zoes = { personId: holder.id, productId: product.id };
  await assignLicense(licensing, tenant.admin, { ...assigning, ...zoes });
  for (const [displayName, startDate] of [
    ['Ann', '2026-06-18'],
    ['Ben', '2026-06-17'],
  ] as const) {
    const { id: personId } = await aPerson(tenant, { displayName });
    const whom = { personId, productId: product.id, startDate };
    await assignLicense(licensing, tenant.admin, { ...assigning, ...whom });
    licensing.time.advance({ minutes: 1 });
  }
  licensing.time.set('2026-06-19T00:00:00Z');
  await turnDay(licensing, tenant.tenantId);
  await removeLicense(licensing, tenant.admin, { ...zoes, reason: null });
  await runJobs(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toEqual([
    'Ann P1 direct error seats_exhausted',
    'Ben P1 direct active',
  ]);
});

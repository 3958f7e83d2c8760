/** Between a change of a group and its own job, something else happens: what follows is the same. */
import { assignToGroup } from '../../src/licensing/assign-to-group.ts';
import { changeMembers } from '../../src/licensing/change-members.ts';
import { inItsRow, reconcileWithin } from '../../src/licensing/reconcile.ts';
import { removeFromGroup } from '../../src/licensing/remove-from-group.ts';
import { reprocessGroup } from '../../src/licensing/reprocess-group.ts';
import { reviewPeople } from '../../src/licensing/review-people.ts';
import { setPlan } from '../../src/licensing/set-plan.ts';
import { switchOffPlan } from '../../src/licensing/switch-off-plan.ts';
import { aGroup, aPerson, aPlan, aProduct, aTenant } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { sourcesOf } from '../support/sources.ts';
import { workOff } from '../support/work-off.ts';

const licensing = useLicensing();

/** Ann has Suite through Staff, and through Extras an add-on that needs its chat or its mail. */
async function aCase({ needs, off = [] }: { needs: 'CHAT' | 'MAIL'; off?: ('CHAT' | 'MAIL')[] }) {
  const tenant = await aTenant(licensing);
  const plans = {
    CHAT: await aPlan(tenant, { name: 'CHAT' }),
    MAIL: await aPlan(tenant, { name: 'MAIL', prohibitedCountries: ['DE'] }),
  };
  const suite = await aProduct(tenant, { displayName: 'Suite', plans: Object.values(plans) });
  const more = await aPlan(tenant, { name: 'MORE' });
  const addOn = await aProduct(tenant, { displayName: 'Add-on', plans: [more] });
  const ann = await aPerson(tenant, { displayName: 'Ann' });
  const extras = await aGroup(tenant, { name: 'Extras', members: [ann], products: [addOn] });
  const staff = await aGroup(tenant, { name: 'Staff', members: [ann] });
  const which = { groupId: staff.id, productId: suite.id };
  const ids = (names: ('CHAT' | 'MAIL')[]) => names.map((name) => plans[name].id);
  const assign = (names: ('CHAT' | 'MAIL')[]) =>
    assignToGroup(licensing, tenant.admin, { ...which, disabledPlanIds: ids(names), reason: null });
  await assign(off);
  await workOff(licensing, tenant, extras);
  // From now on; who has it already keeps it.
  await setPlan(licensing, tenant.admin, {
    ...{ productId: addOn.id, planId: more.id, needs: ids([needs]) },
    ...{ prohibitedCountries: null, excludes: null },
  });
  await runJobs(licensing, tenant.tenantId);
  const seen = async () => {
    await runJobs(licensing, tenant.tenantId);
    return sourcesOf(tenant);
  };
  const remove = () => removeFromGroup(licensing, tenant.admin, { ...which, reason: null });
  const switchOff = (name: keyof typeof plans) =>
    switchOffPlan(licensing, tenant.admin, { productId: suite.id, planId: plans[name].id });
  /** Before any job that waits. */
  const review = (why = {}) =>
    reviewPeople(licensing, tenant.tenantId, { personIds: [ann.id], lostPlanIds: [], ...why });
  const { CHAT: chat } = plans;
  return { tenant, ann, suite, chat, staff, assign, remove, switchOff, review, seen };
}

const HAS = 'Ann Add-on via Extras active';
const LACKS = 'Ann Add-on via Extras error dependency_missing';
const SUITE = 'Ann Suite via Staff active';

test('what was off in a product that is taken off a group is lost to nobody, whoever looks first', async () => {
  const { remove, review, seen } = await aCase({ needs: 'CHAT', off: ['CHAT'] });
  expect(await seen()).toEqual([HAS, SUITE]);
  await remove();
  await review();
  expect(await seen()).toEqual([HAS]);
});

test('nor by a job that was sent before', async () => {
  const { tenant, staff, suite, remove, seen } = await aCase({ needs: 'CHAT', off: ['CHAT'] });
  expect(await seen()).toEqual([HAS, SUITE]);
  const which = { groupId: staff.id, productId: suite.id };
  await reprocessGroup(licensing, tenant.admin, which);
  await remove();
  expect(await seen()).toEqual([HAS]);
});

test('what is assigned and at once taken off again, with nothing off, is had by nobody', async () => {
  const { remove, assign, review, seen } = await aCase({ needs: 'MAIL' });
  await remove();
  expect(await seen()).toEqual([LACKS]);
  await assign([]);
  await review();
  await remove();
  expect(await seen()).toEqual([LACKS]);
});

test('what was on in a product that is taken off a group is lost, whoever looks first', async () => {
  const { remove, review, seen } = await aCase({ needs: 'MAIL', off: ['CHAT'] });
  expect(await seen()).toEqual([HAS, SUITE]);
  await remove();
  await review();
  expect(await seen()).toEqual([LACKS]);
});

test('what is taken off a group while somebody decides is left to its job all the same', async () => {
  const { tenant, ann, suite, chat, remove, seen } = await aCase({ needs: 'CHAT', off: ['CHAT'] });
  expect(await seen()).toEqual([HAS, SUITE]);
  const more = await aGroup(tenant, { name: 'More', members: [ann] });
  const which = { groupId: more.id, productId: suite.id, disabledPlanIds: [chat.id] };
  await assignToGroup(licensing, tenant.admin, { ...which, reason: null });
  await licensing.em.fork().transactional(async (em) => {
    const row = inItsRow(em, tenant.tenantId);
    const whom = { productId: suite.id, personIds: [ann.id] };
    await reconcileWithin({ ...licensing, em }, tenant.admin, whom, {
      ...row,
      async count(product) {
        await remove();
        return row.count(product);
      },
    });
  });
  expect(await sourcesOf(tenant)).toContain(SUITE);
  expect(await seen()).toEqual([HAS, 'Ann Suite via More active']);
});

test('what came by a plan that was on for a moment, before any job, goes with it', async () => {
  const { tenant, assign, review, seen } = await aCase({ needs: 'CHAT' });
  await assign(['CHAT']);
  expect(await seen()).toEqual([LACKS, SUITE]);
  await assign([]);
  await review({ asked: true });
  expect(await sourcesOf(tenant)).toEqual([HAS, SUITE]);
  await assign(['CHAT']);
  expect(await seen()).toEqual([LACKS, SUITE]);
});

test.each(['own', 'review'])(
  'who leaves the group as a plan is switched off loses that, too: its %s job first',
  async (first) => {
    const { tenant, ann, staff, assign, review, seen } = await aCase({ needs: 'CHAT' });
    expect(await seen()).toEqual([HAS, SUITE]);
    await assign(['CHAT']);
    await changeMembers(licensing, tenant.admin, { groupId: staff.id, add: [], remove: [ann.id] });
    if (first === 'review') await review();
    expect(await seen()).toEqual([LACKS]);
  },
);

test('who leaves the group as a plan is switched off in all of the product loses that, too', async () => {
  const { tenant, ann, staff, switchOff, seen } = await aCase({ needs: 'CHAT' });
  expect(await seen()).toEqual([HAS, SUITE]);
  await switchOff('CHAT');
  await changeMembers(licensing, tenant.admin, { groupId: staff.id, add: [], remove: [ann.id] });
  expect(await seen()).toEqual([LACKS]);
});

test('what is assigned again, with a plan off, before it is taken from anybody, is without that plan', async () => {
  const { remove, assign, seen } = await aCase({ needs: 'CHAT' });
  expect(await seen()).toEqual([HAS, SUITE]);
  await remove();
  await assign(['CHAT']);
  expect(await seen()).toEqual([LACKS, SUITE]);
});

test('what is assigned again, with a plan on, before it is taken from anybody, is asked of the rules', async () => {
  const { tenant, ann, remove, assign, seen } = await aCase({ needs: 'CHAT', off: ['MAIL'] });
  expect(await seen()).toEqual([HAS, SUITE]);
  await tenant.em.execute("update person set usage_location = 'DE' where id = ?", [ann.id], 'run');
  await remove();
  await assign([]);
  expect(await seen()).toEqual([LACKS, 'Ann Suite via Staff error prohibited_in_usage_location']);
});

test('who moves as a plan is switched off, and so has the product no more, loses that plan, too', async () => {
  const { tenant, ann, assign, review, seen } = await aCase({ needs: 'CHAT' });
  expect(await seen()).toEqual([HAS, SUITE]);
  await assign(['CHAT']);
  await tenant.em.execute("update person set usage_location = 'DE' where id = ?", [ann.id], 'run');
  await review({ moved: true });
  expect(await seen()).toEqual([LACKS, 'Ann Suite via Staff error prohibited_in_usage_location']);
});

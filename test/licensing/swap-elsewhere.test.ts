/** What gives way in one group counts on for what comes through another, until it has gone. */
import { checkCounts } from '../../src/licensing/check-counts.ts';
import { swapGroup } from '../../src/licensing/swap-group.ts';
import { aGroup, aPerson, aPlan, aProduct, aTenant } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { sourcesOf } from '../support/sources.ts';
import { workOff } from '../support/work-off.ts';

const licensing = useLicensing();

/** Ann has Old through Ants, and New through Bees; Ants swaps Old for New. */
async function aCase(rule: 'needs' | 'excludes') {
  const tenant = await aTenant(licensing);
  const mail = await aPlan(tenant, { name: 'MAIL' });
  const calls = await aPlan(tenant, { name: 'CALLS', [rule]: [mail] });
  const old = await aProduct(tenant, { displayName: 'Old', plans: [mail] });
  const successor = await aProduct(tenant, { displayName: 'New', plans: [calls] });
  const members = [await aPerson(tenant, { displayName: 'Ann' })];
  const ants = await aGroup(tenant, { name: 'Ants', members, products: [old] });
  await workOff(licensing, tenant, ants);
  const bees = await aGroup(tenant, { name: 'Bees', members, products: [successor] });
  await workOff(licensing, tenant, bees);
  await swapGroup(licensing, tenant.admin, {
    ...{ groupId: ants.id, fromProductId: old.id, toProductId: successor.id },
    ...{ disabledPlanIds: [], reason: null },
  });
  const atRest = async () => {
    await runJobs(licensing, tenant.tenantId);
    expect(await checkCounts(licensing, tenant.tenantId)).toEqual([]);
    return sourcesOf(tenant);
  };
  const lookAgain = async () => {
    await licensing.queue.enqueue(licensing.em, tenant.tenantId, 'work-off-group', {
      ...{ groupId: bees.id, productId: null, work: 'everybody', lostPlanIds: [] },
    });
    return atRest();
  };
  return { atRest, lookAgain };
}

test('what needs the old product stays with who has it through another group', async () => {
  const { atRest, lookAgain } = await aCase('needs');
  const kept = [
    'Ann New via Ants error dependency_missing',
    'Ann New via Bees active',
    'Ann Old via Ants active',
  ];
  expect(await atRest()).toEqual(kept);
  expect(await lookAgain()).toEqual(kept);
});

test('what is excluded by the old product comes through each group once that has gone', async () => {
  const { atRest, lookAgain } = await aCase('excludes');
  const swapped = ['Ann New via Ants active', 'Ann New via Bees active'];
  expect(await atRest()).toEqual(swapped);
  expect(await lookAgain()).toEqual(swapped);
});

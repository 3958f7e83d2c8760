import type { Context } from '../../src/licensing/actor.ts';
import { assignToGroup } from '../../src/licensing/assign-to-group.ts';
import { lockProduct } from '../../src/licensing/lock-product.ts';
import { reconcileWithin } from '../../src/licensing/reconcile.ts';
import { removeFromGroup } from '../../src/licensing/remove-from-group.ts';
import { swapGroup } from '../../src/licensing/swap-group.ts';
import { aGroup, aPerson, aPlan, aProduct, aTenant, type Workspace } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { outcomes, times, useProcesses } from './processes.ts';

const licensing = useLicensing();
const processOf = useProcesses(licensing);
const GROUPS = 24;

function groupsWith(tenant: Workspace, products: { id: string }[]) {
  return Promise.all(times(GROUPS, () => aGroup(tenant, { products })));
}

test('groups that lose the same product at once, or get other options of it, never deadlock', async () => {
  const tenant = await aTenant(licensing);
  const plan = await aPlan(tenant);
  const product = await aProduct(tenant, { plans: [plan] });
  const groups = await groupsWith(tenant, [product]);
  const work = groups.map(({ id: groupId }, index) => {
    const what = { groupId, productId: product.id, reason: null };
    const options = { ...what, disabledPlanIds: [plan.id] };
    return index % 3 > 0
      ? removeFromGroup(processOf(index), tenant.admin, what)
      : assignToGroup(processOf(index), tenant.admin, options);
  });
  expect(await outcomes(work)).toEqual({ done: GROUPS });
});

test('groups that swap two products for each other at once never deadlock', async () => {
  const tenant = await aTenant(licensing);
  const [one, other] = [await aProduct(tenant), await aProduct(tenant)];
  const [some, others] = [await groupsWith(tenant, [one]), await groupsWith(tenant, [other])];
  const swap = (index: number, groupId: string, from: { id: string }, to: { id: string }) =>
    swapGroup(processOf(index), tenant.admin, {
      ...{ groupId, fromProductId: from.id, toProductId: to.id },
      ...{ disabledPlanIds: [], reason: null },
    });
  const work = some.flatMap(({ id }, index) => [
    swap(index, id, one, other),
    swap(index + 1, others[index]?.id ?? '', other, one),
  ]);
  expect(await outcomes(work)).toEqual({ done: 2 * GROUPS });
});

test('nobody is given what is being swapped for something else meanwhile', async () => {
  const tenant = await aTenant(licensing);
  const { tenantId } = tenant;
  const [old, successor] = [await aProduct(tenant), await aProduct(tenant)];
  const person = await aPerson(tenant);
  const group = await aGroup(tenant, { members: [person], products: [old] });
  const context: Context = {
    tenantId,
    actor: { kind: 'system', cause: 'group' },
    surface: 'system',
  };
  const given = await processOf(0)
    .em.fork()
    .transactional((em) =>
      reconcileWithin(
        { ...processOf(0), em },
        context,
        { productId: old.id, personIds: [person.id] },
        {
          async count() {
            await swapGroup(processOf(1), tenant.admin, {
              ...{ groupId: group.id, fromProductId: old.id, toProductId: successor.id },
              ...{ disabledPlanIds: [], reason: null },
            });
            const { assigned, held, subscriptionsRevision } = await lockProduct(
              em,
              tenantId,
              old.id,
            );
            return { assigned, held, revision: subscriptionsRevision };
          },
          add: (_productId, seats) => seats,
        },
      ),
    );
  expect(given.changes).toEqual([]);
});

import { assignLicense } from '../../src/licensing/assign-license.ts';
import { listHoldings } from '../../src/licensing/list-holdings.ts';
import { removeLicense } from '../../src/licensing/remove-license.ts';
import {
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  aTenant,
  type Workspace,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

function assigning({ admin }: Workspace, person: { id: string }) {
  return (product: { id: string }, off: { id: string }[] = []) =>
    assignLicense(licensing, admin, {
      ...plainly,
      personId: person.id,
      productId: product.id,
      disabledPlanIds: off.map(({ id }) => id),
    });
}

describe('plans that exclude each other', () => {
  async function aRivalry() {
    const tenant = await aTenant(licensing);
    const plan1 = await aPlan(tenant, { name: 'Plan 1' });
    const plan2 = await aPlan(tenant, { name: 'Plan 2', excludes: [plan1] });
    const one = await aProduct(tenant, { displayName: 'One', plans: [plan1] });
    const two = await aProduct(tenant, { displayName: 'Two', plans: [plan2] });
    const person = await aPerson(tenant);
    return { tenant, plan1, plan2, one, two, person, assign: assigning(tenant, person) };
  }

  test('are refused whichever comes first', async () => {
    const { one, two, assign } = await aRivalry();
    await assign(one);
    expect(await refusal(assign(two))).toEqual({
      code: 'mutually_exclusive',
      details: { plan: 'Plan 2', other: 'Plan 1', otherProduct: 'One' },
    });
  });

  test('are refused the other way around as well', async () => {
    const { one, two, assign } = await aRivalry();
    await assign(two);
    expect(await refusal(assign(one))).toEqual({
      code: 'mutually_exclusive',
      details: { plan: 'Plan 1', other: 'Plan 2', otherProduct: 'Two' },
    });
  });

  test('are refused within one product until one is switched off', async () => {
    const { tenant, plan1, plan2, assign } = await aRivalry();
    const both = await aProduct(tenant, { displayName: 'Both', plans: [plan1, plan2] });
    expect(await refusal(assign(both))).toMatchObject({ code: 'mutually_exclusive' });
    expect(await assign(both, [plan1])).toMatchObject({ outcome: 'assigned' });
  });

  test('do not meet where the one held is switched off, or the one to come', async () => {
    const { tenant, plan1, plan2, one, two, person, assign } = await aRivalry();
    await anAssignment(tenant, person, one, { disabledPlans: [plan1] });
    expect(await assign(two)).toMatchObject({ outcome: 'assigned' });
    expect(await refusal(assign(one))).toMatchObject({ code: 'mutually_exclusive' });
    expect(await assign(two, [plan2])).toMatchObject({ outcome: 'options_changed' });
    expect(await assign(one)).toMatchObject({ outcome: 'options_changed' });
  });

  test('do not meet across people', async () => {
    const { tenant, one, two, assign } = await aRivalry();
    await anAssignment(tenant, await aPerson(tenant), one);
    expect(await assign(two)).toMatchObject({ outcome: 'assigned' });
  });

  test('may follow each other', async () => {
    const { tenant, one, two, person, assign } = await aRivalry();
    await assign(one);
    await removeLicense(licensing, tenant.admin, {
      personId: person.id,
      productId: one.id,
      reason: null,
    });
    expect(await assign(two)).toMatchObject({ outcome: 'assigned' });
  });
});

describe('a plan that needs another', () => {
  async function aNeed() {
    const tenant = await aTenant(licensing);
    const base = await aPlan(tenant, { name: 'Base' });
    const extra = await aPlan(tenant, { name: 'Extra', needs: [base] });
    const basic = await aProduct(tenant, { displayName: 'Basic', plans: [base] });
    const addOn = await aProduct(tenant, { displayName: 'Add-on', plans: [extra] });
    const suite = await aProduct(tenant, { displayName: 'Suite', plans: [base, extra] });
    const person = await aPerson(tenant);
    const remove = (product: { id: string }) =>
      removeLicense(licensing, tenant.admin, {
        personId: person.id,
        productId: product.id,
        reason: null,
      });
    const held = async () => {
      const { holdings } = await listHoldings(licensing, tenant.admin, { personId: person.id });
      return holdings.map(({ product }) => product);
    };
    return { base, extra, basic, addOn, suite, remove, held, assign: assigning(tenant, person) };
  }

  test('is refused without it', async () => {
    const { addOn, assign } = await aNeed();
    expect(await refusal(assign(addOn))).toEqual({
      code: 'dependency_missing',
      details: { plan: 'Extra', needs: 'Base' },
    });
  });

  test('is satisfied by the same product, or by one held already', async () => {
    const { basic, addOn, suite, assign } = await aNeed();
    expect(await assign(suite)).toMatchObject({ outcome: 'assigned' });
    expect(await assign(addOn)).toMatchObject({ outcome: 'assigned' });
    expect(await assign(basic)).toMatchObject({ outcome: 'assigned' });
  });

  test('is not satisfied by a plan that is switched off, here or there', async () => {
    const { base, basic, addOn, suite, assign } = await aNeed();
    expect(await refusal(assign(suite, [base]))).toMatchObject({ code: 'dependency_missing' });
    await assign(basic, [base]);
    expect(await refusal(assign(addOn))).toMatchObject({ code: 'dependency_missing' });
  });

  test('asks for nothing while it is switched off', async () => {
    const { extra, addOn, assign } = await aNeed();
    expect(await assign(addOn, [extra])).toMatchObject({ outcome: 'assigned' });
    expect(await refusal(assign(addOn))).toMatchObject({ code: 'dependency_missing' });
  });

  test('keeps what it needs from being removed, and is named', async () => {
    const { basic, addOn, assign, remove, held } = await aNeed();
    await assign(basic);
    await assign(addOn);
    expect(await refusal(remove(basic))).toEqual({
      code: 'dependency_in_use',
      details: { plan: 'Base', neededBy: 'Extra', neededByProduct: 'Add-on' },
    });
    await remove(addOn);
    await remove(basic);
    expect(await held()).toEqual([]);
  });

  test('keeps what it needs from being switched off', async () => {
    const { base, basic, addOn, assign } = await aNeed();
    await assign(basic);
    await assign(addOn);
    expect(await refusal(assign(basic, [base]))).toEqual({
      code: 'dependency_in_use',
      details: { plan: 'Base', neededBy: 'Extra', neededByProduct: 'Add-on' },
    });
  });

  test('lets go of what another product gives as well', async () => {
    const { basic, addOn, suite, extra, assign, remove } = await aNeed();
    await assign(basic);
    await assign(addOn);
    await assign(suite, [extra]);
    await remove(basic);
    expect(await refusal(remove(suite))).toMatchObject({ code: 'dependency_in_use' });
  });

  test('lets go of a plan that was switched off anyway', async () => {
    const { base, extra, basic, addOn, assign, remove, held } = await aNeed();
    await assign(basic, [base]);
    await assign(addOn, [extra]);
    await remove(basic);
    expect(await held()).toEqual(['Add-on']);
  });
});

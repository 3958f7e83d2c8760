import { randomUUID } from 'node:crypto';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { findPlans } from '../../src/licensing/find-plans.ts';
import { type SetPlan, setPlan } from '../../src/licensing/set-plan.ts';
import { showPlan } from '../../src/licensing/show-plan.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { auditOf } from '../support/audit.ts';
import {
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  asEverybody,
  aTenant,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

async function twoPlans() {
  const tenant = await aTenant(licensing);
  const teams = await aPlan(tenant, { name: 'Teams' });
  const phone = await aPlan(tenant, { name: 'Phone' });
  const { id: productId } = await aProduct(tenant, { plans: [teams, phone] });
  const set = (change: Partial<SetPlan>, context: Parameters<typeof setPlan>[1] = tenant.admin) =>
    setPlan(licensing, context, {
      productId,
      planId: phone.id,
      prohibitedCountries: null,
      needs: null,
      excludes: null,
      ...change,
    });
  return { tenant, teams, phone, productId, set };
}

describe('setting what limits a plan', () => {
  test('by two at once lets only one of two rules stand that contradict each other', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { teams, phone, set } = await twoPlans();
      const both = await Promise.allSettled([
        set({ needs: [teams.id] }),
        set({ planId: teams.id, excludes: [phone.id] }),
      ]);
      const refused = both.filter(({ status }) => status === 'rejected');
      expect(refused).toEqual([
        expect.objectContaining({
          reason: expect.objectContaining({ code: 'plan_rules_contradict' }),
        }),
      ]);
    }
  });

  test('is asked of the next assignment, takes no seat away, and is audited by name', async () => {
    const { tenant, teams, phone, productId, set } = await twoPlans();
    const holder = await aPerson(tenant, { usageLocation: 'IN' });
    await anAssignment(tenant, holder, { id: productId });
    const after = await set({ prohibitedCountries: ['IN', 'AE', 'IN'], needs: [teams.id] });
    expect(after).toMatchObject({ prohibitedCountries: ['AE', 'IN'], needs: [{ name: 'Teams' }] });
    const { counts } = await showProduct(licensing, tenant.admin, { productId });
    expect(counts.assigned).toBe(1);
    const { id: personId } = await aPerson(tenant, { usageLocation: 'IN' });
    const assign = assignLicense(licensing, tenant.admin, { ...plainly, personId, productId });
    expect((await refusal(assign)).code).toBe('prohibited_in_usage_location');
    expect(await auditOf(tenant)).toEqual([
      expect.objectContaining({
        action: 'plan.set',
        productId,
        planId: phone.id,
        before: { plan: 'Phone', notOfferedIn: [], needs: [], excludes: [] },
        after: { plan: 'Phone', notOfferedIn: ['AE', 'IN'], needs: ['Teams'], excludes: [] },
      }),
    ]);
  });

  test('an exclusion is the other plan’s too, and can be lifted from there', async () => {
    const { tenant, teams, phone, productId, set } = await twoPlans();
    await set({ excludes: [teams.id] });
    const other = () => showPlan(licensing, tenant.admin, { productId, planId: teams.id });
    expect((await other()).excludes).toEqual([{ id: phone.id, name: 'Phone' }]);
    await set({ planId: teams.id, excludes: [] });
    expect((await other()).excludes).toEqual([]);
  });

  test('to what it is leaves no trace, and null leaves what is there', async () => {
    const { tenant, teams, set } = await twoPlans();
    await set({ needs: [teams.id], prohibitedCountries: ['IN'] });
    expect(await set({})).toMatchObject({
      prohibitedCountries: ['IN'],
      needs: [{ id: teams.id }],
    });
    expect(await auditOf(tenant)).toHaveLength(1);
  });
});

describe('setting a plan is refused', () => {
  test('where it could never be on', async () => {
    const { teams, set } = await twoPlans();
    await set({ needs: [teams.id] });
    expect(await refusal(set({ excludes: [teams.id] }))).toEqual({
      code: 'plan_rules_contradict',
      details: { plan: 'Phone', other: 'Teams' },
    });
    expect((await set({})).excludes).toEqual([]);
  });

  test('where plans would need each other in a circle, however long', async () => {
    const { tenant, teams, phone, set } = await twoPlans();
    const far = await aPlan(tenant, { name: 'Far', needs: [phone] });
    const other = await aPlan(tenant, { name: 'Other', needs: [far] });
    expect(await refusal(set({ needs: [teams.id, other.id] }))).toEqual({
      code: 'plans_in_circle',
      details: { plans: ['Phone', 'Other', 'Far'] },
    });
    await set({ needs: [teams.id] });
    expect(await refusal(set({ planId: teams.id, needs: [far.id] }))).toEqual({
      code: 'plans_in_circle',
      details: { plans: ['Teams', 'Far', 'Phone'] },
    });
    expect((await set({ planId: teams.id })).needs).toEqual([]);
    await set({ needs: [] });
    expect((await set({ planId: teams.id, needs: [far.id] })).needs).toHaveLength(1);
  });

  test('where two at once would close a circle, to one of them', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { tenant, teams, phone, productId, set } = await twoPlans();
      const third = await aPlan(tenant, { name: 'Third', needs: [phone] });
      const fourth = await aPlan(tenant, { name: 'Fourth', needs: [teams] });
      await aProduct(tenant, { plans: [third, fourth] });
      const both = await Promise.allSettled([
        set({ productId, planId: phone.id, needs: [fourth.id] }),
        set({ productId, planId: teams.id, needs: [third.id] }),
      ]);
      const codes = both.map((one) => (one.status === 'rejected' ? one.reason.code : 'done'));
      expect(codes.sort()).toEqual(['done', 'plans_in_circle']);
    }
  });

  test('for what is circular already only where that is new', async () => {
    const { tenant, teams, phone, set } = await twoPlans();
    await set({ needs: [teams.id] });
    const need = 'insert into plan_dependency (tenant_id, plan_id, needs_plan_id) values (?, ?, ?)';
    await tenant.em.execute(need, [tenant.tenantId, teams.id, phone.id], 'run');
    const kept = await set({ needs: [teams.id], prohibitedCountries: ['IN'] });
    expect(kept.prohibitedCountries).toEqual(['IN']);
    expect((await set({ needs: [] })).needs).toEqual([]);
  });

  test('for what is not there, itself, or a country that is none', async () => {
    const { tenant, phone, set } = await twoPlans();
    const code = async (change: Partial<SetPlan>) => (await refusal(set(change))).code;
    expect(await code({ planId: randomUUID() })).toBe('plan_not_found');
    expect(await code({ planId: 'x' })).toBe('plan_not_found');
    expect(await code({ needs: [phone.id] })).toBe('plan_not_found');
    expect(await code({ excludes: [randomUUID()] })).toBe('plan_not_found');
    expect(await code({ prohibitedCountries: ['XX'] })).toBe('usage_location_unknown');
    expect(await auditOf(tenant)).toEqual([]);
  });

  test("to everybody but administrators, and with another tenant's ids", async () => {
    const { tenant, set } = await twoPlans();
    const everybody = asEverybody(tenant, await aPerson(tenant));
    expect((await refusal(set({}, everybody))).code).toBe('not_allowed');
    const elsewhere = await aTenant(licensing);
    expect((await refusal(set({}, elsewhere.admin))).code).toBe('plan_not_found');
    const foreign = await aPlan(elsewhere);
    expect((await refusal(set({ needs: [foreign.id] }))).code).toBe('plan_not_found');
  });
});

test('plans are found by words of their names, of one product or of all', async () => {
  const { tenant, teams, productId } = await twoPlans();
  await aPlan(tenant, { name: 'Teams elsewhere' });
  const find = (query: string, of?: string) =>
    findPlans(licensing, tenant.admin, {
      query,
      limit: 10,
      ...(of !== undefined && { productId: of }),
    });
  expect((await find('TEAMS')).map(({ label }) => label)).toEqual(['Teams', 'Teams elsewhere']);
  expect(await find('teams', productId)).toEqual([{ id: teams.id, label: 'Teams', name: 'Teams' }]);
});

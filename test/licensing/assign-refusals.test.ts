import { randomUUID } from 'node:crypto';
import { assignLicense } from '../../src/licensing/assign-license.ts';
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
import { refusal, TODAY, useLicensing } from '../support/licensing.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

/** Everything is wrong with it; each step of `repairs` rights one thing. */
async function aHopelessAssignment() {
  const tenant = await aTenant(licensing);
  const owned = await aPlan(tenant, { name: 'Owned' });
  const base = await aPlan(tenant, { name: 'Base' });
  const plan = await aPlan(tenant, {
    name: 'Plan',
    prohibitedCountries: ['NL', 'DE'],
    excludes: [owned],
    needs: [base],
  });
  const product = await aProduct(tenant, {
    displayName: 'Full',
    plans: [plan],
    subscriptions: [{ seats: 1, endDate: '2026-05-15' }],
  });
  const elsewhere = await aProduct(tenant, { displayName: 'Other', plans: [owned] });
  const person = await aPerson(tenant, {
    displayName: 'Noor',
    status: 'deleted',
    usageLocation: null,
  });
  await anAssignment(tenant, person, elsewhere);
  await anAssignment(tenant, await aPerson(tenant), product);

  let context: Parameters<typeof assignLicense>[1] = asEverybody(tenant, person);
  const input = {
    ...plainly,
    personId: 'nobody',
    productId: 'nothing',
    disabledPlanIds: [owned.id],
    untilDate: '2026-06-14' as string | null,
    setUsageLocation: 'XX' as string | undefined,
  };
  const run = (sql: string, ids: string[]) => tenant.em.execute(sql, ids);
  const repairs: [code: string, details: object, repair: () => unknown][] = [
    ['not_allowed', {}, () => (context = tenant.admin)],
    ['usage_location_unknown', { usageLocation: 'XX' }, () => (input.setUsageLocation = undefined)],
    ['person_not_found', {}, () => (input.personId = person.id)],
    [
      'person_deleted',
      { person: 'Noor' },
      () => run(`update person set status = 'active' where id = ?`, [person.id]),
    ],
    ['product_not_found', {}, () => (input.productId = product.id)],
    ['plan_not_in_product', { product: 'Full' }, () => (input.disabledPlanIds = [])],
    ['until_in_past', { today: TODAY }, () => (input.untilDate = TODAY)],
    [
      'product_expired',
      { product: 'Full' },
      () => run(`update subscription set end_date = null where product_id = ?`, [product.id]),
    ],
    ['usage_location_missing', { person: 'Noor' }, () => (input.setUsageLocation = 'NL')],
    [
      'prohibited_in_usage_location',
      { plans: ['Plan'], usageLocation: 'NL' },
      () => run(`update service_plan set prohibited_countries = '{DE}' where id = ?`, [plan.id]),
    ],
    [
      'mutually_exclusive',
      { plan: 'Plan', other: 'Owned', otherProduct: 'Other' },
      () => run('delete from plan_exclusion where excludes_plan_id in (?, ?)', [plan.id, owned.id]),
    ],
    [
      'dependency_missing',
      { plan: 'Plan', needs: 'Base' },
      () => run('delete from plan_dependency where plan_id = ?', [plan.id]),
    ],
    [
      'seats_exhausted',
      { product: 'Full', total: 1, assigned: 1, held: 0 },
      () => run('update subscription set seats = 2 where product_id = ?', [product.id]),
    ],
  ];
  return { tenant, product, repairs, assign: () => assignLicense(licensing, context, input) };
}

describe('an assignment that breaks every rule', () => {
  test('is refused for one after the other, in the stated order, and succeeds when all are met', async () => {
    const { repairs, assign } = await aHopelessAssignment();
    for (const [code, details, repair] of repairs) {
      expect(await refusal(assign())).toEqual({ code, details });
      await repair();
    }
    expect(await assign()).toMatchObject({ outcome: 'assigned' });
  });

  test('changes nothing by any of its refusals', async () => {
    const { tenant, product, repairs, assign } = await aHopelessAssignment();
    for (const [, , repair] of repairs) {
      await refusal(assign());
      await repair();
    }
    expect(await auditOf(tenant)).toEqual([]);
    const { counts } = await showProduct(licensing, tenant.admin, { productId: product.id });
    expect(counts.assigned).toBe(1);
  });
});

describe('ids that lead nowhere', () => {
  const strangeIds = ['', 'nobody', randomUUID(), `${randomUUID()}'`, "'; drop table person; --"];

  test.each(strangeIds)('are no person: %j', async (personId) => {
    const tenant = await aTenant(licensing);
    const { id: productId } = await aProduct(tenant);
    const work = assignLicense(licensing, tenant.admin, { ...plainly, personId, productId });
    expect((await refusal(work)).code).toBe('person_not_found');
  });

  test.each(strangeIds)('are no product: %j', async (productId) => {
    const tenant = await aTenant(licensing);
    const { id: personId } = await aPerson(tenant);
    const work = assignLicense(licensing, tenant.admin, { ...plainly, personId, productId });
    expect((await refusal(work)).code).toBe('product_not_found');
  });

  test.each(strangeIds)('are no plan of the product: %j', async (planId) => {
    const tenant = await aTenant(licensing);
    const { id: productId } = await aProduct(tenant, { plans: [await aPlan(tenant)] });
    const { id: personId } = await aPerson(tenant);
    const work = assignLicense(licensing, tenant.admin, {
      ...plainly,
      personId,
      productId,
      disabledPlanIds: [planId],
    });
    expect((await refusal(work)).code).toBe('plan_not_in_product');
  });

  test("another tenant's person, product and plan are as unknown as made-up ones", async () => {
    const [mine, theirs] = [await aTenant(licensing), await aTenant(licensing)];
    const plan = await aPlan(theirs);
    const [myProduct, theirProduct] = [
      await aProduct(mine),
      await aProduct(theirs, { plans: [plan] }),
    ];
    const [me, them] = [await aPerson(mine), await aPerson(theirs)];
    const code = async (personId: string, productId: string, disabledPlanIds: string[] = []) => {
      const input = { ...plainly, personId, productId, disabledPlanIds };
      return (await refusal(assignLicense(licensing, mine.admin, input))).code;
    };
    expect(await code(them.id, myProduct.id)).toBe('person_not_found');
    expect(await code(me.id, theirProduct.id)).toBe('product_not_found');
    expect(await code(me.id, myProduct.id, [plan.id])).toBe('plan_not_in_product');
  });
});

describe('a last day', () => {
  test('may be today in the zone of the tenant, where yesterday has passed', async () => {
    // 12:00 UTC on the 15th is 02:00 on the 16th on Kiritimati.
    const tenant = await aTenant(licensing, { timeZone: 'Pacific/Kiritimati' });
    const { id: productId } = await aProduct(tenant);
    const { id: personId } = await aPerson(tenant);
    const until = (untilDate: string) =>
      assignLicense(licensing, tenant.admin, { ...plainly, personId, productId, untilDate });
    expect(await refusal(until('2026-06-15'))).toEqual({
      code: 'until_in_past',
      details: { today: '2026-06-16' },
    });
    expect(await until('2026-06-16')).toMatchObject({ outcome: 'assigned' });
  });
});

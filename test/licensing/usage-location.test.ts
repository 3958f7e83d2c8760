import { assignLicense } from '../../src/licensing/assign-license.ts';
import { listHoldings } from '../../src/licensing/list-holdings.ts';
import { auditOf } from '../support/audit.ts';
import { aPerson, aPlan, aProduct, aTenant } from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

async function aScene({
  defaultUsageLocation = null,
  usageLocation = null,
  prohibitedCountries = [],
}: {
  defaultUsageLocation?: string | null;
  usageLocation?: string | null;
  prohibitedCountries?: string[];
}) {
  const tenant = await aTenant(licensing, { defaultUsageLocation });
  const plan = await aPlan(tenant, { name: 'Calls', prohibitedCountries });
  const product = await aProduct(tenant, { plans: [plan] });
  const person = await aPerson(tenant, { usageLocation });
  const assign = (options: Partial<Parameters<typeof assignLicense>[2]> = {}) =>
    assignLicense(licensing, tenant.admin, {
      ...plainly,
      personId: person.id,
      productId: product.id,
      ...options,
    });
  const location = async () =>
    (await listHoldings(licensing, tenant.admin, { personId: person.id })).person.usageLocation;
  return { tenant, plan, person, assign, location };
}

describe('somebody without a usage location', () => {
  test('alone is refused even where the tenant has a default', async () => {
    const { assign } = await aScene({ defaultUsageLocation: 'DE' });
    expect((await refusal(assign())).code).toBe('usage_location_missing');
  });

  test('among several is served under the default, which is never written', async () => {
    const { tenant, assign, location } = await aScene({ defaultUsageLocation: 'DE' });
    expect(await assign({ useDefaultLocation: true })).toMatchObject({
      outcome: 'assigned',
      defaultLocationUsed: 'DE',
    });
    expect(await location()).toBeNull();
    expect((await auditOf(tenant)).map(({ action }) => action)).toEqual(['license.assign']);
  });

  test('among several is refused where there is no default', async () => {
    const { assign } = await aScene({});
    expect((await refusal(assign({ useDefaultLocation: true }))).code).toBe(
      'usage_location_missing',
    );
  });

  test('is held to what the default prohibits', async () => {
    const { assign } = await aScene({ defaultUsageLocation: 'DE', prohibitedCountries: ['DE'] });
    expect(await refusal(assign({ useDefaultLocation: true }))).toMatchObject({
      code: 'prohibited_in_usage_location',
      details: { usageLocation: 'DE' },
    });
  });

  test('can be given one in the same step, audited', async () => {
    const { tenant, person, assign, location } = await aScene({});
    expect(await assign({ setUsageLocation: 'FR' })).toMatchObject({ outcome: 'assigned' });
    expect(await location()).toBe('FR');
    const [first] = await auditOf(tenant);
    expect(first).toMatchObject({
      action: 'person.set_usage_location',
      personId: person.id,
      before: { usageLocation: null },
      after: { usageLocation: 'FR' },
    });
  });

  test('stays without when the assignment is refused after all', async () => {
    const { tenant, assign, location } = await aScene({ prohibitedCountries: ['FR'] });
    expect((await refusal(assign({ setUsageLocation: 'FR' }))).code).toBe(
      'prohibited_in_usage_location',
    );
    expect(await location()).toBeNull();
    expect(await auditOf(tenant)).toEqual([]);
  });
});

describe('somebody with a usage location', () => {
  test('is judged by it, not by the default', async () => {
    const { assign } = await aScene({
      usageLocation: 'NL',
      defaultUsageLocation: 'DE',
      prohibitedCountries: ['DE'],
    });
    expect(await assign({ useDefaultLocation: true })).toMatchObject({
      outcome: 'assigned',
      defaultLocationUsed: null,
    });
  });

  test('keeps it: what is there is never overwritten', async () => {
    const { tenant, assign, location } = await aScene({ usageLocation: 'NL' });
    await assign({ setUsageLocation: 'FR' });
    expect(await location()).toBe('NL');
    expect((await auditOf(tenant)).map(({ action }) => action)).toEqual(['license.assign']);
  });

  test('where a plan is not offered gets the product with that plan switched off', async () => {
    const { plan, assign } = await aScene({ usageLocation: 'CN', prohibitedCountries: ['CN'] });
    expect(await refusal(assign())).toEqual({
      code: 'prohibited_in_usage_location',
      details: { plans: ['Calls'], usageLocation: 'CN' },
    });
    expect(await assign({ disabledPlanIds: [plan.id] })).toMatchObject({ outcome: 'assigned' });
  });
});

test.each(['nl', 'XX', '', 'NLD', "N'"])('%j is no usage location', async (setUsageLocation) => {
  const { assign } = await aScene({});
  expect(await refusal(assign({ setUsageLocation }))).toEqual({
    code: 'usage_location_unknown',
    details: { usageLocation: setUsageLocation },
  });
});

describe('the database keeps', () => {
  const setPlan = 'update service_plan set prohibited_countries = cast(? as text[]) where id = ?';
  const setTenant = 'update tenant set default_usage_location = ? where id = ?';

  test.each(['{nl}', '{NLD}', '{NL,""}', '{"NL AE"}', '{NL,NULL}'])(
    'no %s as countries where a plan is not offered',
    async (countries) => {
      const plan = await aPlan(await aTenant(licensing));
      await expect(licensing.em.execute(setPlan, [countries, plan.id])).rejects.toThrow(
        'service_plan_prohibited_countries_check',
      );
    },
  );

  test.each(['nl', 'N1', 'N'])('no %s as default location', async (location) => {
    const { tenantId } = await aTenant(licensing);
    await expect(licensing.em.execute(setTenant, [location, tenantId])).rejects.toThrow(
      'tenant_default_usage_location_check',
    );
  });

  test('codes of two letters, and none', async () => {
    const tenant = await aTenant(licensing);
    const plan = await aPlan(tenant);
    for (const countries of [[], ['NL'], ['NL', 'AE']]) {
      await licensing.em.execute(setPlan, [`{${countries}}`, plan.id]);
      const read = 'select prohibited_countries as countries from service_plan where id = ?';
      expect(await licensing.em.execute(read, [plan.id])).toEqual([{ countries }]);
    }
    for (const location of ['NL', null]) {
      await licensing.em.execute(setTenant, [location, tenant.tenantId]);
      const read = 'select default_usage_location as location from tenant where id = ?';
      expect(await licensing.em.execute(read, [tenant.tenantId])).toEqual([{ location }]);
    }
  });
});

/** Small random worlds in which much can happen: few people, seats and groups, and plans with rules. */
import fc from 'fast-check';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { LicensingError } from '../../src/licensing/errors.ts';
import { aGroup, aPerson, aPlan, aProduct, aTenant, type Workspace } from './builders.ts';
import type { TestLicensing } from './licensing.ts';
import { workOff } from './work-off.ts';

export const PEOPLE = 6;
export const PRODUCTS = 3;
const GROUPS = 2;

/** Different numbers below `count`. */
export const someOf = (count: number) => fc.uniqueArray(fc.nat(count - 1), { maxLength: count });

const exactly = <T>(count: number, arbitrary: fc.Arbitrary<T>) =>
  fc.array(arbitrary, { minLength: count, maxLength: count });

export const smallWorld = fc.record({
  defaultUsageLocation: fc.constantFrom(null, 'NL'),
  automaticHealing: fc.boolean(),
  locations: exactly(PEOPLE, fc.constantFrom('NL', 'NL', 'FR', null)),
  baseNotOfferedIn: fc.subarray(['FR']),
  rivalExcludesBase: fc.boolean(),
  seats: exactly(PRODUCTS, fc.constantFrom(2, 6, null, null)),
  /** By product: who is assigned it directly, as far as the rules let them. */
  direct: exactly(PRODUCTS, someOf(PEOPLE)),
  groups: exactly(
    GROUPS,
    fc.record({
      members: someOf(PEOPLE),
      products: someOf(PRODUCTS),
      priority: fc.constantFrom(1, 100),
    }),
  ),
});
export type SmallWorld = typeof smallWorld extends fc.Arbitrary<infer World> ? World : never;

interface Row {
  id: string;
}

export interface BuiltWorld {
  tenant: Workspace;
  people: Row[];
  /** The second needs a plan of the first, the third one of the second, or excludes the first's. */
  products: Row[];
  groups: Row[];
  /** The plan of the first product that others need, and another one that nobody minds. */
  base: Row;
  other: Row;
}

/** In a tenant of its own, with all its jobs worked off. */
export async function build(licensing: TestLicensing, world: SmallWorld): Promise<BuiltWorld> {
  const { defaultUsageLocation, automaticHealing, seats } = world;
  const tenant = await aTenant(licensing, { defaultUsageLocation });
  const { tenantId } = tenant;
  await licensing.em.execute('update tenant set automatic_healing = ? where id = ?', [
    automaticHealing,
    tenantId,
  ]);
  const base = await aPlan(tenant, { name: 'BASE', prohibitedCountries: world.baseNotOfferedIn });
  const other = await aPlan(tenant, { name: 'OTHER' });
  const extra = await aPlan(tenant, { name: 'EXTRA', needs: [base] });
  const rules = world.rivalExcludesBase ? { excludes: [base] } : { needs: [extra] };
  const rival = await aPlan(tenant, { name: 'RIVAL', ...rules });
  const products: Row[] = [];
  for (const [i, plans] of [[base, other], [extra], [rival]].entries()) {
    products.push(await aProduct(tenant, { displayName: `P${i}`, plans, seats: seats[i] ?? null }));
  }
  const people: Row[] = [];
  for (const [i, usageLocation] of world.locations.entries()) {
    people.push(await aPerson(tenant, { displayName: `N${i}`, usageLocation }));
  }
  const of = (rows: Row[], picked: number[]) => picked.flatMap((i) => rows[i] ?? []);
  for (const [i, picked] of world.direct.entries()) {
    for (const { id: personId } of of(people, picked)) {
      const productId = products[i]?.id ?? '';
      await orRefused(
        assignLicense(licensing, tenant.admin, {
          ...{ personId, productId, disabledPlanIds: [], untilDate: null, reason: null },
          useDefaultLocation: true,
        }),
      );
    }
  }
  const groups: Row[] = [];
  for (const [i, group] of world.groups.entries()) {
    const members = of(people, group.members);
    const held = of(products, group.products);
    const { priority } = group;
    const made = await aGroup(tenant, { name: `G${i}`, members, products: held, priority });
    groups.push(made);
    await workOff(licensing, tenant, made);
  }
  return { tenant, people, products, groups, base, other };
}

/** The rules may refuse it. */
async function orRefused(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof LicensingError)) throw error;
  });
}

import fc from 'fast-check';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { checkCounts } from '../../src/licensing/check-counts.ts';
import { listProducts } from '../../src/licensing/list-products.ts';
import type { Licensing } from '../../src/licensing/ports.ts';
import { removeLicense } from '../../src/licensing/remove-license.ts';
import { undoRemoval } from '../../src/licensing/undo-removal.ts';
import { aPerson, aPlan, aProduct, aTenant } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { plainly } from './assigning.ts';
import { outcomes, times, useProcesses } from './processes.ts';

const licensing = useLicensing();
const processOf = useProcesses(licensing);

test('whatever is assigned, removed and undone at once, the counts stay right', async () => {
  const step = fc.record({
    kind: fc.constantFrom('assign', 'assign', 'remove', 'undo'),
    person: fc.nat(5),
    product: fc.nat(2),
    source: fc.nat(20),
    off: fc.boolean(),
  });
  type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 160, maxLength: 240 }), async (steps) => {
      const tenant = await aTenant(licensing);
      const base = await aPlan(tenant, { name: 'Base' });
      const extra = await aPlan(tenant, { name: 'Extra', needs: [base] });
      const rival = await aPlan(tenant, { name: 'Rival', excludes: [extra] });
      const products = [
        await aProduct(tenant, { seats: 5, plans: [base] }),
        await aProduct(tenant, { seats: 2, plans: [extra] }),
        await aProduct(tenant, { seats: 2, plans: [rival] }),
      ];
      const people = await Promise.all(times(6, () => aPerson(tenant)));
      const removed: string[] = [];
      const take = async ({ kind, person, product, source, off }: Step, lane: number) => {
        const process = processOf(lane);
        const input = {
          personId: people[person]?.id ?? '',
          productId: products[product]?.id ?? '',
          reason: null,
        };
        const plan = [base, extra, rival][product];
        if (kind === 'assign') {
          const disabledPlanIds = off && plan ? [plan.id] : [];
          await assignLicense(process, tenant.admin, { ...plainly, ...input, disabledPlanIds });
        } else if (kind === 'remove') {
          removed.push((await removeLicense(process, tenant.admin, input)).sourceId);
        } else {
          const sourceId = removed[source % Math.max(1, removed.length)] ?? '';
          await undoRemoval(process, tenant.admin, { sourceId });
        }
      };
      const lanes = times(16, async (lane) => {
        for (const step of steps.filter((_, index) => index % 16 === lane)) {
          const [outcome = ''] = Object.keys(await outcomes([take(step, lane)]));
          seen.add(`${step.kind}: ${outcome}`);
        }
      });
      await Promise.all(lanes);

      expect(await checkCounts(licensing, tenant.tenantId)).toEqual([]);
      const { products: found } = await listProducts(licensing, tenant.admin, {
        page: 0,
        pageSize: 10,
      });
      for (const { counts } of found) expect(counts.over).toBe(0);
      expect(await breaches(tenant.em, tenant.tenantId)).toEqual([]);
    }),
    { numRuns: 3, endOnFailure: true },
  );
  // The runs are only worth something where each of these came up.
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'assign: done',
      'assign: seats_exhausted',
      'remove: done',
      'undo: done',
    ]),
  );
});

/** People with the add-on's plan but not what it needs, or with its rival as well. */
function breaches(em: Licensing['em'], tenantId: string) {
  return em.execute<unknown[]>(
    `with has as (
       select s.person_id, sp.name
         from source s
         join product_plan pp on pp.tenant_id = s.tenant_id and pp.product_id = s.product_id
         join service_plan sp on sp.tenant_id = pp.tenant_id and sp.id = pp.plan_id
        where s.tenant_id = ? and s.state = 'active'
          and not exists (select from source_disabled_plan x where x.tenant_id = s.tenant_id
            and x.source_id = s.id and x.plan_id = pp.plan_id))
     select person_id from has group by person_id
     having bool_or(name = 'Extra') and (bool_or(name = 'Rival') or not bool_or(name = 'Base'))`,
    [tenantId],
  );
}

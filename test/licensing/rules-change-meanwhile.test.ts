/** Rules and settings that change while somebody is being decided upon, whom nobody sees waiting yet. */
import type { Context } from '../../src/licensing/actor.ts';
import { changeSettings } from '../../src/licensing/change-settings.ts';
import { lockProduct } from '../../src/licensing/lock-product.ts';
import { readSettings } from '../../src/licensing/read-settings.ts';
import { reconcileWithin } from '../../src/licensing/reconcile.ts';
import { setPlan } from '../../src/licensing/set-plan.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  aTenant,
  type Workspace,
} from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { sourcesOf } from '../support/sources.ts';
import { useProcesses } from './processes.ts';

const licensing = useLicensing();
const processOf = useProcesses(licensing);

/** Ann is given the product of her group; before it is locked, `change` is done. */
async function givenWhile(
  tenant: Workspace,
  { product, ann }: { product: { id: string }; ann: { id: string } },
  change: () => Promise<unknown>,
): Promise<void> {
  const { tenantId } = tenant;
  const context: Context = {
    tenantId,
    actor: { kind: 'system', cause: 'group' },
    surface: 'system',
  };
  await processOf(0)
    .em.fork()
    .transactional((em) =>
      reconcileWithin(
        { ...processOf(0), em },
        context,
        { productId: product.id, personIds: [ann.id] },
        {
          async count() {
            await change();
            const { assigned, held, subscriptionsRevision } = await lockProduct(
              em,
              tenantId,
              product.id,
            );
            return { assigned, held, revision: subscriptionsRevision };
          },
          add: (_productId, seats) => seats,
        },
      ),
    );
}

async function aWorld({ usageLocation = 'NL' }: { usageLocation?: string | null } = {}) {
  const tenant = await aTenant(licensing);
  const [base, other] = [await aPlan(tenant), await aPlan(tenant)];
  const plan = await aPlan(tenant, { prohibitedCountries: ['DE'], needs: [base] });
  const product = await aProduct(tenant, { displayName: 'Mail', plans: [plan] });
  const ann = await aPerson(tenant, { displayName: 'Ann', usageLocation });
  await anAssignment(tenant, ann, await aProduct(tenant, { displayName: 'Chat', plans: [other] }));
  await aGroup(tenant, { name: 'Sales', members: [ann], products: [product] });
  /** What she has needs the other plan from now on. */
  const allow = () =>
    setPlan(processOf(1), tenant.admin, {
      ...{ productId: product.id, planId: plan.id, needs: [other.id] },
      ...{ prohibitedCountries: null, excludes: null },
    });
  return { tenant, product, ann, plan, allow };
}

const HAS_IT = ['Ann Chat direct active', 'Ann Mail via Sales active'];

test('whoever was about to be refused by a rule that is another by then is looked at again', async () => {
  const { tenant, allow, ...given } = await aWorld();
  await givenWhile(tenant, given, allow);
  await runJobs(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toEqual(HAS_IT);
});

test('so is whoever is decided upon only after those who wait were looked at', async () => {
  const { tenant, allow, ...given } = await aWorld();
  await givenWhile(tenant, given, async () => {
    await allow();
    await runJobs(licensing, tenant.tenantId);
  });
  expect(await sourcesOf(tenant)).toEqual(HAS_IT);
});

test('a default location that is set meanwhile counts for whoever has none', async () => {
  const { tenant, allow, ...given } = await aWorld({ usageLocation: null });
  await allow();
  await runJobs(licensing, tenant.tenantId);
  await givenWhile(tenant, given, async () => {
    const { settings, revision } = await readSettings(licensing, tenant.admin);
    await changeSettings(processOf(1), tenant.admin, {
      settings: { ...settings, defaultUsageLocation: 'NL' },
      ...{ administratorIds: [], revision },
    });
  });
  await runJobs(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toEqual(HAS_IT);
});

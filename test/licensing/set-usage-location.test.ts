import fc from 'fast-check';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { previewUsageLocation, setUsageLocation } from '../../src/licensing/set-usage-location.ts';
import { auditOf } from '../support/audit.ts';
import {
  aGroup,
  aPerson,
  aPlan,
  aProduct,
  asEverybody,
  aTenant,
  type Workspace,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { build, PEOPLE, smallWorld } from '../support/small-worlds.ts';
import { sourcesOf } from '../support/sources.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

/**
 * Ann, in the Netherlands, has Calls (not offered in China) directly, and through Staff an add-on
 * that needs it; News is hers without any rule, and she waits for Local, which only China has.
 */
async function aScene() {
  const tenant = await aTenant(licensing);
  const calls = await aPlan(tenant, { name: 'CALLS', prohibitedCountries: ['CN'] });
  const addOn = await aPlan(tenant, { name: 'ADDON', needs: [calls] });
  const local = await aPlan(tenant, { name: 'LOCAL', prohibitedCountries: ['NL', 'DE'] });
  const products = {
    calls: await aProduct(tenant, { displayName: 'Calls', plans: [calls] }),
    addOn: await aProduct(tenant, { displayName: 'Add-on', plans: [addOn] }),
    news: await aProduct(tenant, { displayName: 'News' }),
    local: await aProduct(tenant, { displayName: 'Local', plans: [local] }),
  };
  const ann = await aPerson(tenant, { displayName: 'Ann', usageLocation: 'NL' });
  for (const { id: productId } of [products.calls, products.news]) {
    await assignLicense(licensing, tenant.admin, { ...plainly, personId: ann.id, productId });
  }
  const { id: groupId } = await aGroup(tenant, {
    name: 'Staff',
    members: [ann],
    products: [products.addOn, products.local],
  });
  await licensing.queue.enqueue(licensing.em, tenant.tenantId, 'work-off-group', {
    ...{ groupId, productId: null, work: 'due', lostPlanIds: [] },
  });
  await runJobs(licensing, tenant.tenantId);
  return { tenant, ann };
}

const inTheNetherlands = [
  'Ann Add-on via Staff active',
  'Ann Calls direct active',
  'Ann Local via Staff error prohibited_in_usage_location',
  'Ann News direct active',
];

const move = (tenant: Workspace, personId: string, usageLocation: string) => ({
  preview: () => previewUsageLocation(licensing, tenant.admin, { personId, usageLocation }),
  go: () => setUsageLocation(licensing, tenant.admin, { personId, usageLocation }),
});

test('a move is previewed with all that follows from it, and changes nothing', async () => {
  const { tenant, ann } = await aScene();
  expect(await sourcesOf(tenant)).toEqual(inTheNetherlands);
  expect(await move(tenant, ann.id, 'CN').preview()).toMatchObject({
    person: 'Ann',
    before: 'NL',
    failing: {
      total: 2,
      byCode: [
        { code: 'dependency_missing', count: 1 },
        { code: 'prohibited_in_usage_location', count: 1 },
      ],
      first: [
        { person: 'Ann', product: 'Add-on', group: 'Staff', errorCode: 'dependency_missing' },
        { product: 'Calls', group: null, errorCode: 'prohibited_in_usage_location' },
      ],
    },
    suspended: { total: 0, first: [] },
    regained: { total: 1, first: [{ product: 'Local', group: 'Staff' }] },
  });
  expect(await sourcesOf(tenant)).toEqual(inTheNetherlands);
  expect(licensing.queue.sent(tenant.tenantId, 'review-people')).toEqual([]);
  expect((await auditOf(tenant)).map(({ action }) => action)).not.toContain(
    'person.set_usage_location',
  );
});

test('a move brings what its preview says, and moving back heals it', async () => {
  const { tenant, ann } = await aScene();
  expect(await move(tenant, ann.id, 'CN').go()).toEqual({
    ...{ person: 'Ann', before: 'NL', usageLocation: 'CN', repeated: false },
  });
  await runJobs(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toEqual([
    'Ann Add-on via Staff error dependency_missing',
    'Ann Calls direct error prohibited_in_usage_location',
    'Ann Local via Staff active',
    'Ann News direct active',
  ]);
  const [moved] = (await auditOf(tenant)).filter(({ action }) => action.startsWith('person.'));
  expect(moved).toMatchObject({
    action: 'person.set_usage_location',
    actorId: tenant.admin.actor.personId,
    before: { usageLocation: 'NL' },
    after: { usageLocation: 'CN' },
  });
  await move(tenant, ann.id, 'NL').go();
  await runJobs(licensing, tenant.tenantId);
  expect(await sourcesOf(tenant)).toEqual(inTheNetherlands);
});

test('whatever world it is made in, a move brings what its preview says', async () => {
  const moving = fc.record({ person: fc.nat(PEOPLE - 1), to: fc.constantFrom('NL', 'FR', 'DE') });
  await fc.assert(
    fc.asyncProperty(smallWorld, moving, async (world, { person, to }) => {
      const { tenant, people } = await build(licensing, world);
      const { preview, go } = move(tenant, people[person]?.id ?? '', to);
      const states = async () => {
        const lines = (await sourcesOf(tenant)).map((line) =>
          /^(N\d \w+ .+) (active|error)/.exec(line),
        );
        return new Map(lines.map((found) => [found?.[1] ?? '', found?.[2] ?? '']));
      };
      const before = await states();
      const { failing, regained } = await preview();
      expect(await states()).toEqual(before);
      await go();
      await runJobs(licensing, tenant.tenantId);
      const after = await states();
      const turned = (from: string, into: string) =>
        [...before.keys()].filter(
          (key) =>
            key.startsWith(`N${person} `) && before.get(key) === from && after.get(key) === into,
        );
      const named = ({ first }: typeof failing) =>
        first
          .map(
            ({ person, product, group }) =>
              `${person} ${product} ${group ? `via ${group}` : 'direct'}`,
          )
          .sort();
      expect(named(failing)).toEqual(turned('active', 'error').sort());
      expect(named(regained)).toEqual(turned('error', 'active').sort());
    }),
    { numRuns: 25, includeErrorInReport: true },
  );
});

test('a move to where one is already does nothing', async () => {
  const { tenant, ann } = await aScene();
  expect(await move(tenant, ann.id, 'NL').preview()).toMatchObject({ failing: { total: 0 } });
  await move(tenant, ann.id, 'NL').go();
  expect(licensing.queue.sent(tenant.tenantId, 'review-people')).toEqual([]);
});

test('only administrators move people, to countries that exist, and only their own people', async () => {
  const { tenant, ann } = await aScene();
  const other = await aTenant(licensing);
  const stranger = await aPerson(other);
  for (const use of [setUsageLocation, previewUsageLocation]) {
    const code = async (context: Parameters<typeof use>[1], personId: string, country: string) =>
      (await refusal(use(licensing, context, { personId, usageLocation: country }))).code;
    expect(await code(asEverybody(tenant, ann), ann.id, 'DE')).toBe('not_allowed');
    expect(await code(tenant.admin, ann.id, 'XX')).toBe('usage_location_unknown');
    expect(await code(tenant.admin, ann.id, 'nl')).toBe('usage_location_unknown');
    expect(await code(tenant.admin, stranger.id, 'DE')).toBe('person_not_found');
    expect(await code(tenant.admin, 'nobody', 'DE')).toBe('person_not_found');
  }
  expect(await sourcesOf(tenant)).toEqual(inTheNetherlands);
});

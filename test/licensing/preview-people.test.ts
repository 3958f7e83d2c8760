import fc from 'fast-check';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { LicensingError } from '../../src/licensing/errors.ts';
import type { Licensing } from '../../src/licensing/ports.ts';
import { previewPeople } from '../../src/licensing/preview-people.ts';
import { removeLicense } from '../../src/licensing/remove-license.ts';
import { swapLicense } from '../../src/licensing/swap-license.ts';
import { aGroup, aPerson, aPlan, aProduct, asEverybody, aTenant } from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { build, PEOPLE, PRODUCTS, smallWorld, someOf } from '../support/small-worlds.ts';
import { workOff } from '../support/work-off.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

/** Every row that a deed could leave behind. */
async function kept(tenantId: string) {
  const [row] = await licensing.em.execute<{ rows: unknown }[]>(
    `select json_build_object(
        'sources', (select json_agg(s order by id) from source s where tenant_id = :tenantId),
        'products', (select json_agg(p order by id) from product p where tenant_id = :tenantId),
        'people', (select json_agg(p order by id) from person p where tenant_id = :tenantId),
        'audit', (select count(*) from audit_entry where tenant_id = :tenantId),
        'deeds', (select count(*) from deed where tenant_id = :tenantId)) as rows`,
    { tenantId },
  );
  return row?.rows;
}

test('three for two seats: who gets one, who does not and why, and nothing is kept', async () => {
  const tenant = await aTenant(licensing);
  const mail = await aPlan(tenant, { name: 'MAIL' });
  const { id: productId } = await aProduct(tenant, { displayName: 'P1', seats: 2, plans: [mail] });
  const people: { id: string }[] = [];
  for (const displayName of ['Ann', 'Ben', 'Cas']) {
    people.push(await aPerson(tenant, { displayName, usageLocation: null }));
  }
  const before = await kept(tenant.tenantId);
  const whom = { personIds: people.map(({ id }) => id), productIds: [productId] };
  const preview = await previewPeople(licensing, tenant.admin, whom, async (rehearsal) => {
    const codes: string[] = [];
    for (const { id: personId } of people) {
      const input = { ...plainly, personId, productId, setUsageLocation: 'NL' };
      const context = { ...tenant.admin, deedKey: personId };
      codes.push(
        await assignLicense(rehearsal, context, input).then(
          ({ outcome }) => outcome,
          (error: unknown) => (error instanceof LicensingError ? error.code : 'unforeseen'),
        ),
      );
    }
    return codes;
  });
  expect(preview).toEqual({
    at: licensing.clock(),
    outcome: ['assigned', 'assigned', 'seats_exhausted'],
    products: [
      {
        ...{ productId, product: 'P1', seats: { total: 2, before: 0, after: 2 } },
        gets: { count: 2, names: expect.arrayContaining(['Ann', 'Ben']) },
        loses: { count: 0, names: [] },
        plans: ['MAIL'],
        gainedPlans: [{ plan: 'MAIL', count: 2, names: expect.arrayContaining(['Ann', 'Ben']) }],
        lostPlans: [],
        keptPlans: [],
        errors: [],
        next: { count: 0, names: [] },
      },
    ],
  });
  expect(await kept(tenant.tenantId)).toEqual(before);
  expect(licensing.queue.take(tenant.tenantId)).toBeUndefined();
});

test('a removal names those who wait and would get the seat, in their turn', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { displayName: 'P1', seats: 1 });
  const holder = await aPerson(tenant, { displayName: 'Hal' });
  const whom = { personId: holder.id, productId: product.id };
  await assignLicense(licensing, tenant.admin, { ...plainly, ...whom });
  const first = await aPerson(tenant, { displayName: 'Fay' });
  const abroad = await aPerson(tenant, { displayName: 'Nowhere', usageLocation: null });
  const last = await aPerson(tenant, { displayName: 'Lou' });
  const later = await aGroup(tenant, { members: [last], products: [product], priority: 100 });
  const sooner = await aGroup(tenant, {
    ...{ members: [abroad, first], products: [product], priority: 1 },
  });
  for (const group of [later, sooner]) await workOff(licensing, tenant, group);
  const remove = (rehearsal: Licensing) =>
    removeLicense(rehearsal, tenant.admin, { ...whom, reason: null });
  const ids = { personIds: [holder.id], productIds: [product.id] };
  const { products } = await previewPeople(licensing, tenant.admin, ids, remove);
  expect(products).toMatchObject([
    {
      seats: { before: 1, after: 0 },
      loses: { count: 1, names: ['Hal'] },
      next: { names: ['Fay'] },
    },
  ]);
  await licensing.em.execute('update tenant set automatic_healing = false where id = ?', [
    tenant.tenantId,
  ]);
  const unhealed = await previewPeople(licensing, tenant.admin, ids, remove);
  expect(unhealed.products).toMatchObject([{ next: { count: 0 } }]);
});

test('what comes through a group beside is not lost, and frees no seat', async () => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { seats: 1, plans: [await aPlan(tenant)] });
  const person = await aPerson(tenant);
  const group = await aGroup(tenant, { members: [person], products: [product] });
  await workOff(licensing, tenant, group);
  const whom = { personId: person.id, productId: product.id };
  await assignLicense(licensing, tenant.admin, { ...plainly, ...whom });
  const ids = { personIds: [person.id], productIds: [product.id] };
  const { products } = await previewPeople(licensing, tenant.admin, ids, (rehearsal) =>
    removeLicense(rehearsal, tenant.admin, { ...whom, reason: null }),
  );
  expect(products).toMatchObject([
    { seats: { before: 1, after: 1 }, loses: { count: 0 }, lostPlans: [] },
  ]);
});

test('only administrators preview, and what fails as a whole fails so in a preview', async () => {
  const tenant = await aTenant(licensing);
  const person = await aPerson(tenant);
  const whom = { personIds: [person.id, 'nobody'], productIds: ['nothing'] };
  const everybody = asEverybody(tenant, person);
  expect(await refusal(previewPeople(licensing, everybody, whom, async () => 0))).toMatchObject({
    code: 'not_allowed',
  });
  const assigning = previewPeople(licensing, tenant.admin, whom, (rehearsal) =>
    assignLicense(rehearsal, tenant.admin, {
      ...plainly,
      personId: person.id,
      productId: 'nothing',
    }),
  );
  expect(await refusal(assigning)).toMatchObject({ code: 'product_not_found' });
});

test('what is foreseen is what comes', async () => {
  const change = fc.record({
    people: someOf(PEOPLE),
    product: fc.nat(PRODUCTS - 1),
    verb: fc.constantFrom('assign' as const, 'remove' as const, 'swap' as const),
    baseOff: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(smallWorld, change, async (world, { people, product, verb, baseOff }) => {
      const built = await build(licensing, world);
      const { tenantId, admin } = built.tenant;
      const productId = built.products[product]?.id ?? '';
      const toProductId = built.products[(product + 1) % PRODUCTS]?.id ?? '';
      const productIds = verb === 'swap' ? [productId, toProductId] : [productId];
      const personIds = people.map((i) => built.people[i]?.id ?? '');
      const disabledPlanIds = baseOff && product === 0 ? [built.base.id] : [];
      const run = async (using: Licensing) => {
        const outcomes: string[] = [];
        for (const personId of personIds) {
          const whom = { personId, productId, reason: null };
          const options = { ...plainly, disabledPlanIds, useDefaultLocation: true };
          const doing = {
            assign: () => assignLicense(using, admin, { ...options, ...whom }),
            remove: () => removeLicense(using, admin, whom).then(() => ({ outcome: 'removed' })),
            swap: () =>
              swapLicense(using, admin, {
                ...{ personId, fromProductId: productId, toProductId, disabledPlanIds: [] },
                ...{ reason: null, useDefaultLocation: true },
              }).then(() => ({ outcome: 'swapped' })),
          };
          outcomes.push(
            await doing[verb]().then(
              ({ outcome }) => outcome,
              (error: unknown) => (error instanceof LicensingError ? error.code : String(error)),
            ),
          );
        }
        return outcomes;
      };
      const held = () =>
        licensing.em.execute<{ id: string; assigned: number; people: string[] }[]>(
          `select id, assigned, (select coalesce(json_agg(distinct p.display_name), '[]')
              from source s join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
             where s.tenant_id = pr.tenant_id and s.product_id = pr.id and s.state = 'active')
              as people
            from product pr where tenant_id = ? and id = any (cast(? as uuid[])) order by id`,
          [tenantId, `{${productIds.join()}}`],
        );
      const before = await held();
      const preview = await previewPeople(licensing, admin, { personIds, productIds }, run);
      expect(await held()).toEqual(before);
      expect(await run(licensing)).toEqual(preview.outcome);
      const after = await held();
      await runJobs(licensing, tenantId);
      const healed = await held();
      for (const [index, { id, assigned, people: names }] of before.entries()) {
        const foreseen = preview.products.find((one) => one.productId === id);
        const [had, has] = [new Set(names), new Set(after[index]?.people)];
        // What nobody is touched by is left out.
        const seats = foreseen?.seats ?? { before: assigned, after: assigned };
        expect(seats).toMatchObject({ before: assigned, after: after[index]?.assigned });
        expect((foreseen?.gets.names ?? []).sort()).toEqual([...has.difference(had)].sort());
        expect((foreseen?.loses.names ?? []).sort()).toEqual([...had.difference(has)].sort());
        const served = new Set(healed[index]?.people).difference(has);
        expect(new Set(foreseen?.next.names).isSubsetOf(served)).toBe(true);
      }
    }),
    { numRuns: 25, includeErrorInReport: true },
  );
});

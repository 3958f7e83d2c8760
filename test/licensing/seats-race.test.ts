import { assignLicense } from '../../src/licensing/assign-license.ts';
import { checkCounts } from '../../src/licensing/check-counts.ts';
import { linkSlackUser } from '../../src/licensing/link-slack-user.ts';
import { removeLicense } from '../../src/licensing/remove-license.ts';
import { undoRemoval } from '../../src/licensing/undo-removal.ts';
import { auditOf } from '../support/audit.ts';
import {
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  asAdministrator,
  aTenant,
} from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { plainly } from './assigning.ts';
import { outcomes, times, useProcesses } from './processes.ts';

const licensing = useLicensing();
const processOf = useProcesses(licensing);

describe('64 at once', () => {
  test('for the last seat give one seat and 63 refusals', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant, { seats: 3 });
    for (const person of [await aPerson(tenant), await aPerson(tenant)]) {
      await anAssignment(tenant, person, product);
    }
    const people = await Promise.all(times(64, () => aPerson(tenant)));
    const work = people.map((person, index) =>
      assignLicense(processOf(index), tenant.admin, {
        ...plainly,
        personId: person.id,
        productId: product.id,
      }),
    );
    expect(await outcomes(work)).toEqual({ done: 1, seats_exhausted: 63 });
    expect(await checkCounts(licensing, tenant.tenantId)).toEqual([]);
    expect((await auditOf(tenant)).map(({ action }) => action)).toEqual(['license.assign']);
  });

  test('for the same person give one license', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant);
    const person = await aPerson(tenant);
    const results = await Promise.all(
      times(64, (index) =>
        assignLicense(processOf(index), tenant.admin, {
          ...plainly,
          personId: person.id,
          productId: product.id,
        }),
      ),
    );
    expect(results.filter(({ outcome }) => outcome === 'assigned')).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === 'unchanged')).toHaveLength(63);
    expect(new Set(results.map(({ sourceId }) => sourceId)).size).toBe(1);
    expect(await checkCounts(licensing, tenant.tenantId)).toEqual([]);
  });

  test('undoing the same removal take one seat', async () => {
    const tenant = await aTenant(licensing);
    const product = await aProduct(tenant);
    const person = await aPerson(tenant);
    const { id: sourceId } = await anAssignment(tenant, person, product);
    const input = { personId: person.id, productId: product.id, reason: null };
    const removals = times(64, (index) => removeLicense(processOf(index), tenant.admin, input));
    expect(await outcomes(removals)).toEqual({ done: 1, not_assigned: 63 });
    const undoing = times(64, (index) => undoRemoval(processOf(index), tenant.admin, { sourceId }));
    expect(await outcomes(undoing)).toEqual({ done: 1, already_assigned: 63 });
    expect(await checkCounts(licensing, tenant.tenantId)).toEqual([]);
  });
});

test.each([
  { verb: 'bought', before: 2, after: 5 },
  { verb: 'given up', before: 5, after: 2 },
])('seats that are $verb while others wait to take one count at once', async (seats) => {
  const tenant = await aTenant(licensing);
  const product = await aProduct(tenant, { seats: seats.before });
  const people = await Promise.all(times(16, () => aPerson(tenant)));
  const { tally } = await licensing.em.fork().transactional(async (em) => {
    await em.execute(
      'update product set subscriptions_revision = subscriptions_revision + 1 where id = ?',
      [product.id],
    );
    const work = people.map((person, index) =>
      assignLicense(processOf(index), tenant.admin, {
        ...plainly,
        personId: person.id,
        productId: product.id,
      }),
    );
    const tally = outcomes(work);
    // They read the old seats meanwhile, and wait for the product's row to take one.
    await em.execute('select pg_sleep(0.2)');
    await em.execute('update subscription set seats = ? where product_id = ?', [
      seats.after,
      product.id,
    ]);
    return { tally };
  });
  expect(await tally).toEqual({ done: seats.after, seats_exhausted: 16 - seats.after });
});

test('two who take each of two plans that exclude each other do not both get them', async () => {
  const tenant = await aTenant(licensing);
  const one = await aPlan(tenant);
  const two = await aPlan(tenant, { excludes: [one] });
  const products = [
    await aProduct(tenant, { plans: [one] }),
    await aProduct(tenant, { plans: [two] }),
  ];
  const people = await Promise.all(times(8, () => aPerson(tenant)));
  const work = people.flatMap((person) =>
    products.map((product, index) =>
      assignLicense(processOf(index), tenant.admin, {
        ...plainly,
        personId: person.id,
        productId: product.id,
      }),
    ),
  );
  expect(await outcomes(work)).toEqual({ done: 8, mutually_exclusive: 8 });
});

test('administrators who assign to each other, and whom Slack changes meanwhile, never deadlock', async () => {
  const tenant = await aTenant(licensing);
  const products = await Promise.all(times(8, () => aProduct(tenant)));
  const people = await Promise.all(
    times(3, (index) => aPerson(tenant, { slackUserId: `U${index}`, email: `${index}@x.test` })),
  );
  const work = products.flatMap((product, round) =>
    people.flatMap((giver, from) =>
      people.map(async (taker, to) => {
        const process = processOf(from + to);
        const input = { personId: taker.id, productId: product.id };
        await assignLicense(process, asAdministrator(tenant, giver), { ...plainly, ...input });
        await linkSlackUser(process, tenant.tenantId, {
          slackUserId: `U${from}`,
          email: `${from}.${round}@x.test`,
          displayName: 'Renamed',
          isGuest: false,
          isWorkspaceAdmin: true,
          locale: null,
          deleted: false,
        });
      }),
    ),
  );
  expect(await outcomes(work)).toEqual({ done: 72 });
  expect(await checkCounts(licensing, tenant.tenantId)).toEqual([]);
});

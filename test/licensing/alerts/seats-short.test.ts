import { addSubscription } from '../../../src/licensing/add-subscription.ts';
import { reviewAlerts } from '../../../src/licensing/alerts/review-alerts.ts';
import { archiveProduct } from '../../../src/licensing/archive-product.ts';
import { assignLicense } from '../../../src/licensing/assign-license.ts';
import { assignToGroup } from '../../../src/licensing/assign-to-group.ts';
import { removeLicense } from '../../../src/licensing/remove-license.ts';
import { resizeSubscription } from '../../../src/licensing/resize-subscription.ts';
import type { SeatFacts } from '../../../src/licensing/rules/alert-facts.ts';
import {
  aGroup,
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  aTenant,
  type Workspace,
} from '../../support/builders.ts';
import { useLicensing } from '../../support/licensing.ts';
import { runJobs } from '../../support/run-jobs.ts';
import { workOff } from '../../support/work-off.ts';

const licensing = useLicensing();
let at: Workspace;
beforeEach(async () => {
  at = await aTenant(licensing);
});

interface Row {
  level: number;
  revision: number;
  why: string | null;
  facts: SeatFacts;
}

const alerts = (tenantId = at.tenantId) =>
  licensing.em.fork().execute<Row[]>(
    `select level, revision, resolved_why as why, facts from alert
      where tenant_id = ? and kind = 'seats_short' order by opened_at, resolved_at nulls last`,
    [tenantId],
  );
const brief = async () => (await alerts()).map(({ level, why }) => [level, why]);
const review = () => reviewAlerts(licensing, at.tenantId, { productId: null });
const waiting = () => licensing.queue.sent(at.tenantId, 'review-alerts');
const jobs = () => runJobs(licensing, at.tenantId);
const options = { disabledPlanIds: [], untilDate: null, reason: null, useDefaultLocation: false };
const assign = async (product: { id: string }) => {
  const { id: personId } = await aPerson(at);
  await assignLicense(licensing, at.admin, { personId, productId: product.id, ...options });
  return personId;
};
const remove = (product: { id: string }, personId: string) =>
  removeLicense(licensing, at.admin, { personId, productId: product.id, reason: null });
const subscriptionOf = async (product: { id: string }) => {
  const [row] = await licensing.em
    .fork()
    .execute<{ id: string }[]>('select id from subscription where product_id = ?', [product.id]);
  return row?.id ?? '';
};
const resize = async (product: { id: string }, seats: number | null) => {
  const subscriptionId = await subscriptionOf(product);
  await resizeSubscription(licensing, at.admin, { subscriptionId, seats });
  await jobs();
};
/** Of so many seats so many are taken; it has been looked at. */
const taken = async (seats: number, assigned: number) => {
  const product = await aProduct(at, { displayName: 'Chat', seats });
  for (let count = 0; count < assigned; count += 1) {
    await anAssignment(at, await aPerson(at), product);
  }
  await review();
  return product;
};

test('whoever takes the last but few seats has it looked at, once; those before do not', async () => {
  const product = await taken(20, 16);
  await assign(product);
  expect(waiting()).toEqual([]);
  await assign(product);
  await assign(product);
  expect(waiting()).toEqual([{ productId: product.id }]);
  await jobs();
  expect(await alerts()).toMatchObject([
    { level: 1, revision: 1, facts: { product: 'Chat', assigned: 19, total: 20, available: 1 } },
  ]);
});

test('it gets worse from few to none to too few, and its numbers follow', async () => {
  const product = await taken(20, 18);
  await assign(product);
  await assign(product);
  await jobs();
  expect(await alerts()).toMatchObject([{ level: 2, revision: 2, facts: { available: 0 } }]);
  await resize(product, 15);
  expect(await alerts()).toMatchObject([{ level: 3, revision: 3, facts: { over: 5, total: 15 } }]);
});

test('a seat that comes and goes is no news: over only when clearly more are free', async () => {
  const product = await taken(20, 20);
  const [one, two, three] = await heldBy(product);
  await remove(product, one);
  await jobs();
  // One is free: it is still as bad as it was, and says so.
  expect(await alerts()).toMatchObject([{ level: 2, why: null, facts: { available: 1 } }]);
  await assign(product);
  await jobs();
  await remove(product, two);
  await remove(product, three);
  await jobs();
  expect(await brief()).toEqual([[1, null]]);
  await resize(product, 21);
  expect(await brief()).toEqual([[1, null]]);
  await resize(product, 23);
  expect(await brief()).toEqual([[1, 'enough']]);
  // Afterwards fewer are needed before it is told anew.
  await assign(product);
  await jobs();
  expect(await brief()).toEqual([[1, 'enough']]);
  await assign(product);
  await assign(product);
  await jobs();
  expect(await brief()).toEqual([
    [1, 'enough'],
    [1, null],
  ]);
});

async function heldBy(product: { id: string }): Promise<[string, string, string]> {
  const rows = await licensing.em
    .fork()
    .execute<[{ id: string }, { id: string }, { id: string }]>(
      'select person_id as id from source where product_id = ? order by id limit 3',
      [product.id],
    );
  return [rows[0].id, rows[1].id, rows[2].id];
}

test('unlimited seats, seats of nobody, and no seats at all are never short', async () => {
  const product = await aProduct(at, { seats: null });
  await anAssignment(at, await aPerson(at), product);
  await aProduct(at, { seats: 5 });
  await aProduct(at, { subscriptions: [] });
  await aProduct(at, { seats: 0 });
  await review();
  await assign(product);
  expect(waiting()).toEqual([]);
  expect(await brief()).toEqual([]);
});

test('unlimited from now on, it is over', async () => {
  const product = await taken(3, 3);
  await resize(product, null);
  expect(await alerts()).toMatchObject([{ level: 2, why: 'enough', facts: { total: null } }]);
});

test('it is over with the product', async () => {
  const product = await taken(1, 1);
  const [holder] = await licensing.em
    .fork()
    .execute<[{ id: string }]>('select person_id as id from source where product_id = ?', [
      product.id,
    ]);
  await remove(product, holder.id);
  await archiveProduct(licensing, at.admin, { productId: product.id });
  await jobs();
  expect(await brief()).toEqual([[2, 'gone']]);
});

test('a subscription still to start gives no seats, and one that lapses takes its own', async () => {
  const product = await aProduct(at, {
    subscriptions: [{ seats: 5, endDate: '2026-05-16' }, { startDate: '2026-06-17' }],
  });
  await anAssignment(at, await aPerson(at), product);
  await review();
  expect(await brief()).toEqual([]);
  licensing.time.set('2026-06-16T12:00:00Z');
  await review();
  expect(await alerts()).toMatchObject([{ level: 3, facts: { over: 1, total: 0 } }]);
  licensing.time.set('2026-06-17T12:00:00Z');
  await review();
  expect(await brief()).toEqual([[3, 'enough']]);
});

test('of another tenant nothing is looked at', async () => {
  const product = await taken(1, 1);
  const other = await aTenant(licensing);
  await reviewAlerts(licensing, other.tenantId, { productId: product.id });
  await reviewAlerts(licensing, other.tenantId, { productId: null });
  expect(await alerts(other.tenantId)).toEqual([]);
});

describe('from whom seats could be taken back', () => {
  const since = (day: string) => ({ since: new Date(`${day}T09:00:00Z`) });
  const named = (displayName: string) => aPerson(at, { displayName });
  const candidates = async () =>
    (await alerts()).at(-1)?.facts.candidates.map(({ displayName, why }) => [displayName, why]);

  test('nobody has it all elsewhere through a group that switches a plan of it off', async () => {
    const plan = await aPlan(at);
    const product = await aProduct(at, { seats: 0, plans: [plan] });
    const suite = await aProduct(at, { plans: [plan, await aPlan(at)] });
    const person = await named('Half');
    await anAssignment(at, person, product);
    const group = await aGroup(at, { members: [person] });
    await assignToGroup(licensing, at.admin, {
      ...{ groupId: group.id, productId: suite.id, disabledPlanIds: [plan.id], reason: null },
    });
    await workOff(licensing, at, group);
    await review();
    expect(await candidates()).toEqual([['Half', 'latest']]);
  });

  test('in order: who left, who has it all elsewhere, whose ends first, who got it last', async () => {
    const [one, two] = [await aPlan(at), await aPlan(at)];
    const product = await aProduct(at, { seats: 0, plans: [one] });
    const suite = await aProduct(at, { displayName: 'Suite', plans: [one, two] });
    const left = await aPerson(at, { displayName: 'Left', status: 'deleted' });
    const [covered, half] = [await named('Covered'), await named('Half')];
    const [soon, later] = [await named('Soon'), await named('Later')];
    const latest = await named('Latest');
    for (const person of [left, covered, half, soon, later, latest]) {
      const until = person === soon ? '2026-07-01' : person === later ? '2026-08-01' : null;
      const day = person === latest ? '2026-06-01' : '2026-02-01';
      await anAssignment(at, person, product, { untilDate: until, ...since(day) });
    }
    await anAssignment(at, covered, suite);
    await anAssignment(at, half, suite, { disabledPlans: [one] });
    await review();
    expect(await candidates()).toEqual([
      ['Left', 'left'],
      ['Covered', 'covered'],
      ['Soon', 'ends'],
      ['Later', 'ends'],
      ['Latest', 'latest'],
    ]);
    expect((await alerts()).at(-1)?.facts.candidates).toMatchObject([
      {},
      { coveredBy: 'Suite' },
      { until: '2026-07-01' },
      {},
      { since: '2026-06-01', group: null },
    ]);
  });

  test('no more than are missing; and they change with who holds it', async () => {
    const product = await aProduct(at, { seats: 1 });
    const [first, last] = [await named('First'), await named('Last')];
    await anAssignment(at, first, product, since('2026-03-01'));
    await anAssignment(at, last, product, since('2026-05-01'));
    await review();
    expect(await candidates()).toEqual([['Last', 'latest']]);
    await remove(product, last.id);
    await anAssignment(at, await named('Next'), product, since('2026-06-01'));
    await jobs();
    expect(await candidates()).toEqual([['Next', 'latest']]);
    await remove(product, first.id);
    await jobs();
    expect(await candidates()).toEqual([]);
  });

  test('who has it through a group, by its name', async () => {
    const product = await aProduct(at, { seats: 1 });
    const members = [await aPerson(at), await aPerson(at)];
    const group = await aGroup(at, { name: 'Sales', members, products: [product] });
    await licensing.em.fork().execute(
      `insert into source (tenant_id, id, person_id, product_id, group_id, state, since)
         select tenant_id, gen_random_uuid(), person_id, ?, group_id, 'active', now()
           from group_member where group_id = ?`,
      [product.id, group.id],
    );
    await licensing.em.fork().execute('update product set assigned = 2 where id = ?', [product.id]);
    await review();
    expect((await alerts()).at(-1)?.facts.candidates).toMatchObject([{ group: 'Sales' }]);
  });
});

test('a bought subscription ends the shortage', async () => {
  const product = await taken(2, 2);
  const bought = { seats: 10, startDate: '2026-06-15', endDate: null, externalId: null };
  const none = { price: null, currency: null, noticeDate: null };
  await addSubscription(licensing, at.admin, { productId: product.id, ...bought, ...none });
  await jobs();
  expect(await brief()).toEqual([[2, 'enough']]);
});

/** Who leaves, what becomes of what they had, and what they have when they come back. */
import { archiveProduct } from '../../src/licensing/archive-product.ts';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { checkCounts } from '../../src/licensing/check-counts.ts';
import { importProducts } from '../../src/licensing/imports/import-products.ts';
import { linkSlackUser } from '../../src/licensing/link-slack-user.ts';
import { listProducts } from '../../src/licensing/list-products.ts';
import { previewReview } from '../../src/licensing/preview-review.ts';
import { setUsageLocation } from '../../src/licensing/set-usage-location.ts';
import { turnDay } from '../../src/licensing/turn-day.ts';
import { reviewLater } from '../../src/licensing/wake.ts';
import { auditOf } from '../support/audit.ts';
import { aGroup, aPerson, aPlan, aProduct, aTenant, type Workspace } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { sourcesOf } from '../support/sources.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

/** Ann, of Slack, and Ben; Ann is the one who leaves. */
async function aScene() {
  const tenant = await aTenant(licensing);
  const { tenantId } = tenant;
  const ann = await aPerson(tenant, { displayName: 'Ann', slackUserId: 'U1' });
  const ben = await aPerson(tenant, { displayName: 'Ben' });
  const work = async () => {
    await runJobs(licensing, tenantId);
    expect(await checkCounts(licensing, tenantId)).toEqual([]);
  };
  const inSlack = async (deleted: boolean) => {
    await linkSlackUser(licensing, tenantId, {
      ...{ slackUserId: 'U1', email: null, displayName: 'Ann', isGuest: false, deleted },
      ...{ isWorkspaceAdmin: false, locale: null },
    });
    await work();
  };
  const assign = async (
    person: { id: string },
    product: { id: string },
    more: Partial<Parameters<typeof assignLicense>[2]> = {},
  ) => {
    const whom = { personId: person.id, productId: product.id };
    await assignLicense(licensing, tenant.admin, { ...plainly, ...whom, ...more });
    await work();
  };
  const daysLater = async (days: number) => {
    licensing.time.advance({ days });
    await turnDay(licensing, tenantId);
    await work();
  };
  return {
    ...{ tenant, ann, ben, work, assign, daysLater },
    leaves: () => inSlack(true),
    returns: () => inSlack(false),
  };
}

const membership = (tenant: Workspace, group: { id: string }, person: { id: string }) => {
  const work = async () => {
    await licensing.queue.enqueue(licensing.em, tenant.tenantId, 'work-off-group', {
      ...{ groupId: group.id, productId: null, work: 'due', lostPlanIds: [] },
    });
    await runJobs(licensing, tenant.tenantId);
  };
  const ids = [tenant.tenantId, group.id, person.id];
  return {
    async join() {
      const sql = 'insert into group_member select ?, ?, ?, now()';
      await licensing.em.execute(sql, ids, 'run');
      await work();
    },
    async leave() {
      const which = 'tenant_id = ? and group_id = ? and person_id = ?';
      await licensing.em.execute(`delete from group_member where ${which}`, ids, 'run');
      await work();
    },
  };
};

test('the seat is free at once, goes to who waits, and coming back may go over', async () => {
  const { tenant, ann, ben, assign, leaves, returns } = await aScene();
  const product = await aProduct(tenant, { displayName: 'P1', seats: 1 });
  await assign(ann, product);
  const staff = await aGroup(tenant, { name: 'Staff', products: [product] });
  await membership(tenant, staff, ben).join();
  expect(await sourcesOf(tenant)).toEqual([
    'Ann P1 direct active',
    'Ben P1 via Staff error seats_exhausted',
  ]);
  await leaves();
  expect(await sourcesOf(tenant)).toEqual(['Ann P1 direct suspended', 'Ben P1 via Staff active']);
  await returns();
  expect(await sourcesOf(tenant)).toEqual(['Ann P1 direct active', 'Ben P1 via Staff active']);
  const { products } = await listProducts(licensing, tenant.admin, { page: 0, pageSize: 10 });
  expect(products).toMatchObject([{ counts: { assigned: 2, over: 1 } }]);
  expect((await auditOf(tenant)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['person.change_status', 'license.suspend', 'license.restore']),
  );
});

test('a seat that is not taken from who left, as its job failed for good, is free the next day', async () => {
  const { tenant, ann, ben, assign, daysLater } = await aScene();
  const product = await aProduct(tenant, { displayName: 'Visio', seats: 1 });
  await assign(ann, product);
  await assign(ben, await aProduct(tenant, { displayName: 'Office' }));
  await linkSlackUser(licensing, tenant.tenantId, {
    ...{ slackUserId: 'U1', email: null, displayName: 'Ann', isGuest: false, deleted: true },
    ...{ isWorkspaceAdmin: false, locale: null },
  });
  while (licensing.queue.take(tenant.tenantId)) {
    // None of them is done.
  }
  await daysLater(1);
  expect(await sourcesOf(tenant)).toEqual([
    'Ann Visio direct suspended',
    'Ben Office direct active',
  ]);
});

test('an end runs on meanwhile, and whom it was told of is not bothered', async () => {
  const { tenant, ann, assign, leaves, returns, daysLater } = await aScene();
  const product = await aProduct(tenant, { displayName: 'P1' });
  const other = await aProduct(tenant, { displayName: 'P2' });
  await assign(ann, product, { untilDate: '2026-06-20' });
  await assign(ann, other, { untilDate: '2026-07-20' });
  await leaves();
  await daysLater(6);
  expect(await sourcesOf(tenant)).toEqual(['Ann P2 direct suspended']);
  expect(licensing.queue.sent(tenant.tenantId, 'tell-person')).toEqual([]);
  await returns();
  expect(await sourcesOf(tenant)).toEqual(['Ann P2 direct active']);
});

test('memberships go on changing: left groups are gone, joined ones are there', async () => {
  const { tenant, ann, leaves, returns } = await aScene();
  const [p1, p2] = [
    await aProduct(tenant, { displayName: 'P1' }),
    await aProduct(tenant, { displayName: 'P2' }),
  ];
  const old = await aGroup(tenant, { name: 'Old', products: [p1] });
  const fresh = await aGroup(tenant, { name: 'New', products: [p2] });
  await membership(tenant, old, ann).join();
  expect(await sourcesOf(tenant)).toEqual(['Ann P1 via Old active']);
  await leaves();
  expect(await sourcesOf(tenant)).toEqual(['Ann P1 via Old suspended']);
  await membership(tenant, fresh, ann).join();
  expect(await sourcesOf(tenant)).toEqual(['Ann P1 via Old suspended']);
  await membership(tenant, old, ann).leave();
  expect(await sourcesOf(tenant)).toEqual([]);
  await returns();
  expect(await sourcesOf(tenant)).toEqual(['Ann P2 via New active']);
});

test('all rules but the seats are asked again, for the location of then', async () => {
  const { tenant, ann, assign, leaves, returns, work } = await aScene();
  const calls = await aPlan(tenant, { prohibitedCountries: ['CN'] });
  const product = await aProduct(tenant, { displayName: 'Calls', plans: [calls] });
  await assign(ann, product);
  await leaves();
  await setUsageLocation(licensing, tenant.admin, { personId: ann.id, usageLocation: 'CN' });
  await work();
  expect(await sourcesOf(tenant)).toEqual(['Ann Calls direct suspended']);
  await returns();
  expect(await sourcesOf(tenant)).toEqual(['Ann Calls direct error prohibited_in_usage_location']);
});

test('what was suspended 30 days ago is purged, to the day; back later, groups alone give anew', async () => {
  const { tenant, ann, assign, leaves, returns, daysLater } = await aScene();
  const [p1, p2] = [
    await aProduct(tenant, { displayName: 'P1' }),
    await aProduct(tenant, { displayName: 'P2' }),
  ];
  await assign(ann, p1);
  const staff = await aGroup(tenant, { name: 'Staff', products: [p2] });
  await membership(tenant, staff, ann).join();
  await leaves();
  await daysLater(30);
  expect(await sourcesOf(tenant)).toEqual([
    'Ann P1 direct suspended',
    'Ann P2 via Staff suspended',
  ]);
  licensing.time.advance({ minutes: 1 });
  await daysLater(0);
  expect(await sourcesOf(tenant)).toEqual([]);
  expect((await auditOf(tenant)).filter(({ action }) => action === 'license.end')).toHaveLength(2);
  await returns();
  expect(await sourcesOf(tenant)).toEqual(['Ann P2 via Staff active']);
});

test('back too late, before anybody looked, nothing comes back by itself', async () => {
  const { tenant, ann, assign, leaves, returns } = await aScene();
  await assign(ann, await aProduct(tenant, { displayName: 'P1' }));
  await leaves();
  licensing.time.advance({ days: 31 });
  await returns();
  expect(await sourcesOf(tenant)).toEqual([]);
});

test('what was archived when they came back comes back once it is there again', async () => {
  const { tenant, ann, leaves, returns, assign, daysLater } = await aScene();
  const product = await aProduct(tenant, { displayName: 'Visio', skuId: 'sku-1' });
  await assign(ann, product);
  await leaves();
  await archiveProduct(licensing, tenant.admin, { productId: product.id });
  await returns();
  await daysLater(1);
  expect(await sourcesOf(tenant)).toEqual(['Ann Visio direct suspended']);
  await importProducts(
    licensing,
    tenant.admin,
    { format: 'seatkeeper', rows: oneProduct() },
    { fileName: 'products.csv' },
  );
  await daysLater(1);
  expect(await sourcesOf(tenant)).toEqual(['Ann Visio direct active']);
});

async function* oneProduct() {
  const none = { description: '', help_url: '', purchase_url: '', plan_id: '', plan_name: '' };
  const rules = { plan_countries_not_offered: '', plan_depends_on: '', plan_excludes: '' };
  const product = { sku_id: 'sku-1', sku_part_number: 'VISIO', product_name: 'Visio' };
  yield { line: 2, cells: { ...product, ...none, ...rules, plan_friendly_name: '' } };
}

describe('what is still to start', () => {
  test('waits for who left, and starts when they come back', async () => {
    const { tenant, ann, assign, leaves, returns, daysLater } = await aScene();
    const product = await aProduct(tenant, { displayName: 'P1' });
    await assign(ann, product, { startDate: '2026-06-17' });
    await leaves();
    await daysLater(5);
    expect(await sourcesOf(tenant)).toEqual(['Ann P1 direct scheduled']);
    await returns();
    expect(await sourcesOf(tenant)).toEqual(['Ann P1 direct active']);
  });

  test('is purged with all else 30 days after they left, whether it was due or not', async () => {
    const { tenant, ann, assign, leaves, returns, daysLater } = await aScene();
    await assign(ann, await aProduct(tenant, { displayName: 'P1' }), { startDate: '2026-06-17' });
    await assign(ann, await aProduct(tenant, { displayName: 'P2' }), { startDate: '2027-01-01' });
    await leaves();
    await daysLater(30);
    expect(await sourcesOf(tenant)).toEqual(['Ann P1 direct scheduled', 'Ann P2 direct scheduled']);
    await daysLater(1);
    expect(await sourcesOf(tenant)).toEqual([]);
    await returns();
    expect(await sourcesOf(tenant)).toEqual([]);
  });

  test('is counted from the last time they left', async () => {
    const { tenant, ann, assign, leaves, returns, daysLater } = await aScene();
    await assign(ann, await aProduct(tenant, { displayName: 'P1' }), { startDate: '2027-01-01' });
    await leaves();
    await daysLater(20);
    await returns();
    await leaves();
    await daysLater(20);
    expect(await sourcesOf(tenant)).toEqual(['Ann P1 direct scheduled']);
  });
});

test('a preview tells of what is suspended beside what is to start, of the same product', async () => {
  const { tenant, ann, assign } = await aScene();
  const { tenantId } = tenant;
  const product = await aProduct(tenant, { displayName: 'P1' });
  await assign(ann, product, { untilDate: '2026-06-30' });
  await assign(ann, product, { startDate: '2026-07-01' });
  // Nobody looked when she left.
  const left = "update person set status = 'deleted', deleted_at = '2026-05-01' where id = ?";
  await licensing.em.fork().execute(left, [ann.id]);
  const { preview } = await previewReview(licensing, tenantId, (within) =>
    reviewLater(within.em, within, tenantId, [ann.id]),
  );
  expect(preview.suspended).toMatchObject({ total: 1, first: [{ person: 'Ann', product: 'P1' }] });
});

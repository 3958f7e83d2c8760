/** Two tenants with the same names, e-mails and files: what one does with the other's ids is nothing. */
import {
  importGroupsCsv,
  importPeopleCsv,
  importProductsCsv,
  importSubscriptionsCsv,
} from '../../src/imports/import-csv.ts';
import { noteSeats } from '../../src/licensing/alerts/note-seats.ts';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { assignToGroup } from '../../src/licensing/assign-to-group.ts';
import { changeMembers } from '../../src/licensing/change-members.ts';
import { decideFrozenGroup } from '../../src/licensing/decide-frozen-group.ts';
import { deleteGroup } from '../../src/licensing/delete-group.ts';
import { editGroup } from '../../src/licensing/edit-group.ts';
import { healProduct } from '../../src/licensing/heal-product.ts';
import { removeFromGroup } from '../../src/licensing/remove-from-group.ts';
import { removeLicense } from '../../src/licensing/remove-license.ts';
import { reprocessGroup } from '../../src/licensing/reprocess-group.ts';
import { reprocessPerson } from '../../src/licensing/reprocess-person.ts';
import { reviewPeople } from '../../src/licensing/review-people.ts';
import { previewUsageLocation, setUsageLocation } from '../../src/licensing/set-usage-location.ts';
import { swapGroup } from '../../src/licensing/swap-group.ts';
import { swapLicense } from '../../src/licensing/swap-license.ts';
import { switchOffPlan } from '../../src/licensing/switch-off-plan.ts';
import { turnDay } from '../../src/licensing/turn-day.ts';
import { workOffGroup } from '../../src/licensing/work-off-group.ts';
import { csv, importer } from '../imports/importing.ts';
import { aGroup, aPerson, aPlan, aProduct, aTenant, type Workspace } from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { sourcesOf } from '../support/sources.ts';
import { workOff } from '../support/work-off.ts';
import { changedTables, rowsOf } from '../withstand/hostile/others.ts';
import { plainly } from './assigning.ts';

const licensing = useLicensing();

/** Ann has P1 through Staff, Ben waits for it, and Cas, who is in no group, has P2. */
async function aTwin() {
  const tenant = await aTenant(licensing);
  const plan = await aPlan(tenant, { name: 'MAIL' });
  const other = await aPlan(tenant, { name: 'CHAT' });
  const p1 = await aProduct(tenant, { skuId: 'S1', displayName: 'P1', seats: 1, plans: [plan] });
  const p2 = await aProduct(tenant, { skuId: 'S2', displayName: 'P2', plans: [other] });
  const person = (displayName: string) =>
    aPerson(tenant, { displayName, email: `${displayName.toLowerCase()}@example.com` });
  const [ann, ben, cas] = [await person('Ann'), await person('Ben'), await person('Cas')];
  const group = await aGroup(tenant, { name: 'Staff', members: [ann, ben], products: [p1] });
  await workOff(licensing, tenant, group);
  await assignLicense(licensing, tenant.admin, {
    ...{ ...plainly, personId: cas.id, productId: p2.id },
  });
  await runJobs(licensing, tenant.tenantId);
  return { tenant, plan, other, p1, p2, ann, ben, cas, group };
}

const HAVE = [
  'Ann P1 via Staff active',
  'Ben P1 via Staff error seats_exhausted',
  'Cas P2 direct active',
];

/** Which of these tenants' tables are others after that. */
async function changes(tenants: Workspace[], work: () => Promise<unknown>): Promise<string[][]> {
  const rows = () =>
    Promise.all(tenants.map(({ tenantId }) => rowsOf(licensing.em.fork(), tenantId)));
  const before = await rows();
  await work();
  const after = await rows();
  return before.map((each, index) => changedTables(each, after[index] ?? new Map()));
}

test('every use case refuses each of the other’s ids, and changes nothing', async () => {
  const [mine, theirs] = [await aTwin(), await aTwin()];
  const { admin } = mine.tenant;
  const reason = null;
  const options = { disabledPlanIds: [], reason };
  const each = <T extends object>(own: T, others: T): T[] =>
    Object.keys(own).map((key) => ({ ...own, [key]: others[key as keyof T] }));
  const ids = ({ group, p1, p2, ann, cas, plan }: typeof mine) => ({
    group: { groupId: group.id },
    held: { groupId: group.id, productId: p1.id },
    swap: { groupId: group.id, fromProductId: p1.id, toProductId: p2.id },
    person: { personId: ann.id },
    license: { personId: cas.id, productId: p2.id },
    change: { personId: cas.id, fromProductId: p2.id, toProductId: p1.id },
    plan: { productId: p1.id, planId: plan.id },
  });
  const [own, others] = [ids(mine), ids(theirs)];
  const both = <Kind extends keyof typeof own>(kind: Kind) =>
    each(own[kind], others[kind]) as (typeof own)[Kind][];
  const deeds: (() => Promise<unknown>)[] = [
    ...both('group').flatMap((group) => [
      () => editGroup(licensing, admin, { ...group, name: 'Taken', priority: 1 }),
      () => deleteGroup(licensing, admin, group),
      () => decideFrozenGroup(licensing, admin, { ...group, decision: 'keep' }),
      () => reprocessGroup(licensing, admin, { ...group, productId: null }),
      () => changeMembers(licensing, admin, { ...group, add: [mine.cas.id], remove: [] }),
    ]),
    () => changeMembers(licensing, admin, { ...own.group, add: [theirs.cas.id], remove: [] }),
    () => changeMembers(licensing, admin, { ...own.group, add: [], remove: [theirs.ann.id] }),
    ...both('held').flatMap((held) => [
      () => assignToGroup(licensing, admin, { ...held, ...options }),
      () => removeFromGroup(licensing, admin, { ...held, reason }),
      () => reprocessGroup(licensing, admin, held),
    ]),
    () =>
      assignToGroup(licensing, admin, { ...own.held, reason, disabledPlanIds: [theirs.plan.id] }),
    ...both('swap').map((swap) => () => swapGroup(licensing, admin, { ...swap, ...options })),
    ...both('person').flatMap((person) => [
      () => reprocessPerson(licensing, admin, person),
      () => setUsageLocation(licensing, admin, { ...person, usageLocation: 'FR' }),
      () => previewUsageLocation(licensing, admin, { ...person, usageLocation: 'FR' }),
    ]),
    ...both('license').flatMap((license) => [
      () => assignLicense(licensing, admin, { ...plainly, ...license }),
      () => removeLicense(licensing, admin, { ...license, reason }),
    ]),
    ...both('change').map(
      (change) => () => swapLicense(licensing, admin, { ...plainly, ...change }),
    ),
    ...both('plan').map((plan) => () => switchOffPlan(licensing, admin, plan)),
  ];
  const codes = new Set<string>();
  const changed = await changes([mine.tenant, theirs.tenant], async () => {
    for (const deed of deeds) codes.add((await refusal(deed())).code);
  });
  expect(changed).toEqual([[], []]);
  expect([...codes].sort()).toEqual([
    'group_not_found',
    'members_unknown',
    'person_not_found',
    'plan_not_in_product',
    'product_not_found',
  ]);
});

test('jobs with the other’s ids do nothing to either', async () => {
  const [mine, theirs] = [await aTwin(), await aTwin()];
  // There is work that a job of their own would do.
  await licensing.em.execute(
    'update subscription set seats = 5 where tenant_id = ?',
    [theirs.tenant.tenantId],
    'run',
  );
  const { tenantId } = mine.tenant;
  const [groupId, productId] = [theirs.group.id, theirs.p1.id];
  // Each hour notes the seats that it finds first.
  await noteSeats(licensing, tenantId);
  const none = { lostPlanIds: [] };
  expect(
    await changes([mine.tenant, theirs.tenant], async () => {
      for (const work of ['due', 'waiting', 'everybody'] as const) {
        await workOffGroup(licensing, tenantId, { groupId, productId, work, ...none });
        await workOffGroup(licensing, tenantId, { groupId, productId: null, work, ...none });
        const own = { groupId: mine.group.id, productId, work, ...none };
        await workOffGroup(licensing, tenantId, own);
      }
      await healProduct(licensing, tenantId, { productId, everybody: true });
      const personIds = [theirs.ann.id, theirs.ben.id, theirs.cas.id];
      const lostPlanIds = [theirs.plan.id];
      await reviewPeople(licensing, tenantId, { personIds, lostPlanIds, moved: true, asked: true });
      await turnDay(licensing, tenantId);
      await runJobs(licensing, tenantId);
    }),
  ).toEqual([[], []]);
  await healProduct(licensing, theirs.tenant.tenantId, { productId, everybody: false });
  expect(await sourcesOf(theirs.tenant)).toContain('Ben P1 via Staff active');
  expect(await sourcesOf(mine.tenant)).toEqual(HAVE);
});

test('a file with the names and e-mails of both changes the one that it is for', async () => {
  const [mine, theirs] = [await aTwin(), await aTwin()];
  const by = importer(mine.tenant);
  const options = { fileName: 'both.csv' };
  const files = [
    () =>
      importPeopleCsv(
        licensing,
        by,
        csv(['email,display_name,usage_location,manager_email,status', 'ann@example.com,Ann,FR,,']),
        options,
      ),
    () => importGroupsCsv(licensing, by, csv(['group,email', 'STAFF,cas@example.com']), options),
    () =>
      importProductsCsv(
        licensing,
        by,
        csv([
          'sku_id,sku_part_number,product_name,description,help_url,purchase_url,plan_id,plan_name,plan_friendly_name,plan_countries_not_offered,plan_depends_on,plan_excludes',
          'S1,PRODUCT,P1 renamed,,,,mail,MAIL,,,,',
        ]),
        options,
      ),
    () =>
      importSubscriptionsCsv(
        licensing,
        by,
        csv([
          'sku_id,seats,start,end,price,currency,notice_date,external_id',
          'S1,7,2026-01-01,,,,,X1',
        ]),
        options,
      ),
  ];
  for (const file of files) {
    const [ours, others] = await changes([mine.tenant, theirs.tenant], async () => {
      await file();
      await runJobs(licensing, mine.tenant.tenantId);
    });
    expect(ours).toContain('audit_entry');
    expect(others).toEqual([]);
  }
  expect(await sourcesOf(mine.tenant)).not.toEqual(HAVE);
  expect(await sourcesOf(theirs.tenant)).toEqual(HAVE);
});

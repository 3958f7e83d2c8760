import {
  importGroupsCsv,
  importPeopleCsv,
  importProductsCsv,
  importSubscriptionsCsv,
} from '../../src/imports/import-csv.ts';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { assignToGroup } from '../../src/licensing/assign-to-group.ts';
import { dayIn } from '../../src/licensing/days.ts';
import type { Licensing } from '../../src/licensing/ports.ts';
import { assignments, type CompanyAssignment } from './assignments.ts';
import { bySandbox } from './context.ts';
import { companyFiles } from './csv.ts';
import { groups } from './groups.ts';
import type { Stage } from './people.ts';
import { team } from './slack.ts';

/** The licenses were assigned one after the other over this time. */
const DAYS = 38;

/** The groups were made so long ago. */
const GROUPED_DAYS = 3;

/** Puts the company into an empty database by the same imports and rules that everybody meets. */
export async function fillCompany(licensing: Licensing): Promise<void> {
  const now = licensing.clock();
  const today = dayIn('UTC', now);
  await importAs('before');
  const all = assignments(today);
  const ids = await readIds(licensing);
  for (const [index, assignment] of all.entries()) {
    const daysAgo = DAYS * (1 - index / all.length);
    const clock = () => new Date(now.getTime() - daysAgo * 86_400_000);
    await assignLicense({ ...licensing, clock }, bySandbox, ids(assignment));
  }
  await importAs('now');
  const clock = () => new Date(now.getTime() - GROUPED_DAYS * 86_400_000);
  await fillGroups({ ...licensing, clock }, companyFiles(today, 'now').groups);

  async function importAs(stage: Stage): Promise<void> {
    const { products, subscriptions, people } = companyFiles(today, stage);
    const options = (fileName: string) => ({ fileName, newTenantName: team.name });
    await importProductsCsv(licensing, bySandbox, [products], options('products.csv'));
    await importSubscriptionsCsv(
      licensing,
      bySandbox,
      [subscriptions],
      options('subscriptions.csv'),
    );
    await importPeopleCsv(licensing, bySandbox, [people], options('people.csv'));
  }
}

/** What their members get by it, the bot works off. */
async function fillGroups(licensing: Licensing, file: string): Promise<void> {
  await importGroupsCsv(licensing, bySandbox, [file], { fileName: 'groups.csv' });
  const byName = await reader(licensing, 'select name as key, id from license_group');
  const bySku = await reader(licensing, 'select sku_id as key, id from product');
  for (const { name, skuIds } of groups) {
    for (const skuId of skuIds) {
      const which = { groupId: byName(name), productId: bySku(skuId) };
      await assignToGroup(licensing, bySandbox, { ...which, disabledPlanIds: [], reason: null });
    }
  }
}

/** Finds our ids for what the company calls by its e-mail, SKU and plan ids. */
async function readIds(licensing: Licensing) {
  const person = await reader(licensing, 'select email as key, id from person');
  const product = await reader(licensing, 'select sku_id as key, id from product');
  const plan = await reader(licensing, 'select plan_id as key, id from service_plan');
  return ({ email, skuId, disabledPlanIds, untilDate }: CompanyAssignment) => ({
    personId: person(email),
    productId: product(skuId),
    disabledPlanIds: disabledPlanIds.map(plan),
    untilDate: untilDate ?? null,
    reason: null,
    useDefaultLocation: false,
  });
}

/** Ids by a key; the company is the only tenant, and so each key is there once. */
async function reader({ em }: Licensing, select: string) {
  const rows = await em.execute<{ key: string; id: string }[]>(`${select} where tenant_id = ?`, [
    team.id,
  ]);
  const ids = new Map(rows.map(({ key, id }) => [key, id]));
  return (key: string) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`${key} was not imported`);
    return id;
  };
}

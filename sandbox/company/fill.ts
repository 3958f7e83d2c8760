import {
  importPeopleCsv,
  importProductsCsv,
  importSubscriptionsCsv,
} from '../../src/imports/import-csv.ts';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { dayIn } from '../../src/licensing/days.ts';
import type { Licensing } from '../../src/licensing/ports.ts';
import { assignments, type CompanyAssignment } from './assignments.ts';
import { bySandbox } from './context.ts';
import { companyFiles } from './csv.ts';
import type { Stage } from './people.ts';
import { team } from './slack.ts';

/** The licenses were assigned one after the other over this time. */
const DAYS = 38;

/** Puts the company into an empty database by the same imports and rules that everybody meets. */
export async function fillCompany(licensing: Licensing): Promise<void> {
  const now = licensing.clock();
  const today = dayIn('UTC', now);
  await importAs('before');
  const all = assignments(today);
  const ids = await readIds(licensing, team.id);
  for (const [index, assignment] of all.entries()) {
    const daysAgo = DAYS * (1 - index / all.length);
    const clock = () => new Date(now.getTime() - daysAgo * 86_400_000);
    await assignLicense({ ...licensing, clock }, bySandbox, ids(assignment));
  }
  await importAs('now');

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

/** Finds our ids for what the company calls by its e-mail, SKU and plan ids. */
async function readIds({ em }: Licensing, tenantId: string) {
  const read = async (sql: string) => {
    const rows = await em.execute<{ key: string; id: string }[]>(sql, [tenantId]);
    const ids = new Map(rows.map(({ key, id }) => [key, id]));
    return (key: string) => {
      const id = ids.get(key);
      if (id === undefined) throw new Error(`${key} was not imported`);
      return id;
    };
  };
  const person = await read('select email as key, id from person where tenant_id = ?');
  const product = await read('select sku_id as key, id from product where tenant_id = ?');
  const plan = await read('select plan_id as key, id from service_plan where tenant_id = ?');
  return ({ email, skuId, disabledPlanIds, untilDate }: CompanyAssignment) => ({
    personId: person(email),
    productId: product(skuId),
    disabledPlanIds: disabledPlanIds.map(plan),
    untilDate: untilDate ?? null,
    reason: null,
    useDefaultLocation: false,
  });
}

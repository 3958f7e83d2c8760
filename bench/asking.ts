/** A company of two administrators, in which others ask for licenses. */
import { randomUUID } from 'node:crypto';
import { administrator, fillTenant, type Stage } from './stage.ts';

const PRODUCTS = 50;
/** Both administer, and have a copy of each request. */
const ADA = 'UADA';
const BO = 'UBO';
export const ADMINISTRATORS = {
  slackUserIds: new Set([ADA, BO]),
  emails: new Set<string>(),
  includeWorkspaceAdmins: false,
};

export type Company = Awaited<ReturnType<typeof company>>;

/** With so many requests that wait, each of another person. */
export async function company(stage: Stage, requests: number, people = requests) {
  const tenantId = randomUUID();
  const size = { products: PRODUCTS, people: people + 2, seats: people };
  const filled = await fillTenant(stage, tenantId, size);
  const [ada = '', bo = '', ...askers] = filled.people;
  const run = (sql: string, values: Record<string, unknown> = {}) =>
    stage.orm.em.fork().execute(sql, { tenantId, ada, bo, ...values }, 'run');
  await run(`update person set slack_user_id = case id when :ada then '${ADA}' when :bo then '${BO}'
      else 'U' || upper(substr(id::text, 1, 8)) end where tenant_id = :tenantId`);
  const ids = askers.slice(0, requests).map(() => randomUUID());
  await run(
    `insert into license_request (tenant_id, id, requester_id, person_id, product_id, reason, made_at)
     select :tenantId, asked.id, asked.person_id, asked.person_id, asked.product_id, 'For the audit',
         now() - n * interval '1 second'
       from jsonb_to_recordset(cast(:asked as jsonb)) asked (n int, id uuid, person_id uuid, product_id uuid)`,
    {
      asked: JSON.stringify(
        ids.map((id, n) => {
          return { n, id, person_id: askers[n], product_id: productOf(filled, n) };
        }),
      ),
    },
  );
  for (const [table, columns, values] of [
    ['license_request_approver', '', ''],
    ['license_request_message', ', channel_id, ts, shown_revision', `, 'D', '1.0', 1`],
  ]) {
    await run(`insert into ${table} (tenant_id, request_id, slack_user_id${columns})
      select tenant_id, id, slack_user_id${values} from license_request,
          unnest(array['${ADA}', '${BO}']) slack_user_id
       where tenant_id = :tenantId`);
  }
  await run('vacuum analyze');
  // Opens the queues.
  await stage.licensing.queue.isPending(stage.orm.em.fork(), tenantId, 'tell-approvers', {});
  const by = administrator(tenantId, ada);
  return { tenantId, ada, askers, products: filled.products, requests: ids, by };
}

export function productOf({ products }: { products: string[] }, index: number): string {
  return products[index % products.length] ?? '';
}

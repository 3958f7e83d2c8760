/** Another tenant in the same database: what is theirs is called Zebra. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { assignLicense } from '../../../src/licensing/assign-license.ts';
import { changeMembers } from '../../../src/licensing/change-members.ts';
import { statement } from '../../../src/licensing/statement.ts';
import type { TestApp } from '../../support/app.ts';
import { aGroup, aPerson, aPlan, aProduct, aTenant } from '../../support/builders.ts';

export const THEIRS = /zebra/i;
const THEIR_SLACK_ID = 'U0STRIPES1';

export interface Others {
  tenantId: string;
  /** Of all that is theirs. */
  ids: string[];
  /** For each id of ours, that of a thing of theirs of the same kind. */
  insteadOf(tenantId: string): Promise<ReadonlyMap<string, string>>;
}

export async function others({ licensing }: TestApp): Promise<Others> {
  const at = await aTenant(licensing, { name: 'Zebra Corp' });
  const plan = await aPlan(at, { name: 'ZEBRA_PLAN' });
  const product = await aProduct(at, {
    displayName: 'Zebra Suite',
    skuPartNumber: 'ZEBRA_SUITE',
    plans: [plan],
  });
  const person = await aPerson(at, {
    displayName: 'Zoe Zebra',
    slackUserId: THEIR_SLACK_ID,
    email: 'zoe@zebra.example',
  });
  const outside = await aPerson(at, { displayName: 'Zack Zebra', email: 'zack@zebra.example' });
  for (const { id } of [person, outside]) {
    await assignLicense(licensing, at.admin, {
      personId: id,
      productId: product.id,
      disabledPlanIds: [],
      untilDate: null,
      reason: 'Zebra business',
      useDefaultLocation: false,
    });
  }
  const group = await aGroup(at, {
    name: 'Zebra Herd',
    members: [person, outside],
    products: [product],
  });
  await changeMembers(licensing, at.admin, { groupId: group.id, add: [], remove: [outside.id] });
  await at.em.fork().execute(
    `insert into alert (tenant_id, id, kind, product_id, subscription_id, level, facts, opened_at)
     select tenant_id, gen_random_uuid(), 'subscription_expires', product_id, id, 0, '{}', now()
       from subscription where tenant_id = ?`,
    [at.tenantId],
    'run',
  );
  await at.em.fork().execute(
    `with opened as (
       insert into reclaim (tenant_id, id, product_id, started_at)
       values (:tenantId, gen_random_uuid(), :product, now()) returning tenant_id, id)
     insert into reclaim_ask (tenant_id, reclaim_id, person_id, asked_at, why, answer_by)
     select tenant_id, id, :person, now(), '{"why":"latest","since":"2026-01-01"}', date '2026-06-20'
       from opened`,
    { tenantId: at.tenantId, product: product.id, person: person.id },
    'run',
  );
  const rows = await idsOf(at.em, at.tenantId);
  return {
    tenantId: at.tenantId,
    ids: [at.tenantId, THEIR_SLACK_ID, ...rows.map(({ id }) => id)],
    async insteadOf(ours) {
      const first = new Map(rows.map(({ kind, id }) => [kind, id]));
      const own = await idsOf(at.em, ours);
      return new Map(own.map(({ kind, id }) => [id, first.get(kind) ?? id]));
    },
  };
}

async function idsOf(em: EntityManager, tenantId: string) {
  const kinds = [
    'product',
    'person',
    'service_plan',
    'subscription',
    'source',
    'license_group',
    'alert',
    'reclaim',
  ];
  const each = kinds.map(
    (kind) => `select '${kind}' as kind, cast(id as text) as id from ${kind}
      where tenant_id = :tenantId`,
  );
  return em.fork().execute<{ kind: string; id: string }[]>(each.join(' union all '), { tenantId });
}

/** What a tenant’s tables hold, as a digest of each. */
export type Rows = Map<string, string | null>;

/** Of a product: when its alerts are looked at, which a job finds out a minute after a change. */
const OF_JOBS = 'watched_from';

/** A notice that a job told the administrators of is a deed, too. */
const OF_NOTICES = "jsonb_exists(result, 'notice')";

/** To find out which tables there are takes longer than to read them, and so does planning. */
let reading: ReturnType<typeof digests> | undefined;

export async function rowsOf(em: EntityManager, tenantId: string): Promise<Rows> {
  reading ??= digests(em);
  const rows = await (await reading)(em, { tenantId });
  return new Map(rows.map(({ table, digest }) => [table, digest]));
}

/** Reads all tables that have rows of tenants. */
async function digests(em: EntityManager) {
  const tables = await em.execute<{ name: string; row: string }[]>(
    `select table_name as name, 'row(' || string_agg('t.' || column_name, ', ')
        filter (where column_name <> '${OF_JOBS}') || ')' as row
       from information_schema.columns where table_schema = 'public'
      group by 1 having bool_or(column_name = 'tenant_id') order by 1`,
  );
  const selections = [
    ['tenant', 't', 'id = :tenantId'],
    ['pgboss.job', 't', `name like :tenantId || '/%'`],
    ...tables.map(({ name, row }) => [
      name,
      row,
      `tenant_id = :tenantId ${name === 'deed' ? `and not ${OF_NOTICES}` : ''}`,
    ]),
  ];
  const each = selections.map(
    ([table, row, where]) => `select '${table}' as "table",
      cast(sum(hash_record_extended(${row}, 0)) as text) as digest from ${table} t where ${where}`,
  );
  return statement<{ table: string; digest: string | null }>(each.join(' union all '));
}

/** The tables that are different afterwards. */
export function changedTables(before: Rows, after: Rows): string[] {
  return [...before].filter(([table, rows]) => after.get(table) !== rows).map(([table]) => table);
}

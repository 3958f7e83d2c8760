/** What spans lines in our own table of products; Microsoft's contradicts itself, and its first line wins. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { findCircles } from '../rules/find-circles.ts';
import { type Problems, shown } from './problems.ts';
import { findProblems, findRepeated } from './stage.ts';

const PRODUCT_COLUMNS = [
  'sku_part_number',
  'product_name',
  'description',
  'help_url',
  'purchase_url',
];
const PLAN_COLUMNS = [
  'plan_name',
  'plan_countries_not_offered',
  'plan_depends_on',
  'plan_excludes',
];

/** Plans of a circle that are named. */
const SHOWN = 5;

export async function checkProductLines(
  em: SqlEntityManager,
  tenantId: string,
  complete: boolean,
  problems: Problems,
): Promise<void> {
  const where = ', for the same product';
  await findRepeated(em, problems, 'import_product', ['sku_id', 'plan_id'], where);
  await findContradictions(em, problems, 'sku_id', PRODUCT_COLUMNS);
  await findContradictions(em, problems, 'plan_id', PLAN_COLUMNS);
  if (!complete) return;
  await findProblems<{ line: number; plan: string; other: string; isItsOwn: boolean }>(
    em,
    problems,
    NEVER_ON,
    { tenantId },
    ({ plan, other, isItsOwn }) => ({
      column: isItsOwn ? 'plan_depends_on' : 'plan_excludes',
      cause: `the plan ${shown(plan)} could never be on: it needs ${shown(other)}, and one of the two excludes the other`,
    }),
  );
  await findPlansInCircles(em, tenantId, problems);
  for (const column of ['plan_depends_on', 'plan_excludes']) {
    await findProblems<{ line: number; plan: string }>(
      em,
      problems,
      `select s.line, named.plan from import_product s, unnest(s.${column}) named (plan)
        where not exists (select from import_product o where o.plan_id = named.plan)
          and not exists (select from service_plan sp
                where sp.tenant_id = :tenantId and sp.plan_id = named.plan)`,
      { tenantId },
      ({ plan }) => ({
        column,
        cause: `there is no plan ${shown(plan)}, neither in the file nor known already`,
      }),
    );
  }
}

/** What each needs after the import: here or as known already. */
const NEEDS = `
  with said as materialized (
    select distinct on (plan_id) line, plan_id, plan_depends_on, plan_excludes
      from import_product where plan_id is not null order by plan_id, line
  ), needs as (
    select plan_id, unnest(plan_depends_on) as other from said
    union
    select p.plan_id, o.plan_id from plan_dependency d
      join service_plan p on p.tenant_id = d.tenant_id and p.id = d.plan_id
      join service_plan o on o.tenant_id = d.tenant_id and o.id = d.needs_plan_id
     where d.tenant_id = :tenantId and p.plan_id not in (select plan_id from said)
  )`;

/** And with which it must not be on. */
const NEVER_ON = `
  ${NEEDS}, named as (
    select plan_id, unnest(plan_excludes) as other from said
    union
    select p.plan_id, o.plan_id from plan_exclusion e
      join service_plan p on p.tenant_id = e.tenant_id and p.id = e.plan_id
      join service_plan o on o.tenant_id = e.tenant_id and o.id = e.excludes_plan_id
     where e.tenant_id = :tenantId and not (p.plan_id in (select plan_id from said)
       and o.plan_id in (select plan_id from said))
  ), excludes as (
    select plan_id, other from named union select other, plan_id from named
  )
  select distinct on (needs.plan_id, needs.other) said.line, needs.plan_id as plan, needs.other,
      said.plan_id = needs.plan_id as "isItsOwn"
    from needs join excludes using (plan_id, other)
    join said on said.plan_id in (needs.plan_id, needs.other)
   order by needs.plan_id, needs.other, said.line desc`;

/** Told at the last line that closes one, as are rules that contradict each other. */
async function findPlansInCircles(
  em: SqlEntityManager,
  tenantId: string,
  problems: Problems,
): Promise<void> {
  const rows = await em.execute<{ plan: string; others: string[]; line: number | null }[]>(
    `${NEEDS}
     select plan_id as plan, array_agg(other order by other) as others,
         (select line from said where said.plan_id = needs.plan_id) as line
       from needs where plan_id <> other group by plan_id order by plan_id`,
    { tenantId },
  );
  const lines = new Map(rows.map(({ plan, line }) => [plan, line ?? 0]));
  for (const circle of findCircles(new Map(rows.map(({ plan, others }) => [plan, others])))) {
    const line = Math.max(...circle.map((plan) => lines.get(plan) ?? 0));
    // What was known before is not the fault of this file.
    if (line === 0) continue;
    const plans = circle.slice(0, SHOWN).map(shown).join(', ');
    const more = circle.length > SHOWN ? ` and ${circle.length - SHOWN} more` : '';
    problems.add({
      line,
      column: 'plan_depends_on',
      cause: `closes a circle of plans that need each other: ${plans}${more}`,
    });
  }
}

/** Every line of a product, and of a plan, says the same about it as the first. */
async function findContradictions(
  em: SqlEntityManager,
  problems: Problems,
  key: 'sku_id' | 'plan_id',
  columns: readonly string[],
): Promise<void> {
  for (const column of columns) {
    await findProblems<{ line: number; id: string; first: number }>(
      em,
      problems,
      `select s.line, s.${key} as id, first.line as first from import_product s
         join (select distinct on (${key}) * from import_product
                where sku_id is not null order by ${key}, line) first on first.${key} = s.${key}
        where s.sku_id is not null and s.${column} is distinct from first.${column}`,
      {},
      ({ id, first }) => ({
        column,
        cause: `says something else about ${shown(id)} than line ${first}`,
      }),
    );
  }
}

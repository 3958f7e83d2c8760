/** What spans lines in our own table of products; Microsoft's contradicts itself, and its first line wins. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
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

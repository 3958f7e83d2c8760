import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../actor.ts';
import { auditValues } from '../audit.ts';
import { notifyAdministrators } from '../notify-administrators.ts';
import type { AddedPlan, Licensing } from '../ports.ts';
import { UNDO_MINUTES } from '../remove-license.ts';
import { checkProductLines } from './check-product-lines.ts';
import { AUDIT_PLANS, AUDIT_PRODUCTS, KEEP } from './product-changes.ts';
import {
  microsoftProductLine,
  ownProductLine,
  type ProductFormat,
  type ProductLine,
  planOf,
} from './product-lines.ts';
import {
  ADD_DEPENDENCIES,
  ADD_EXCLUSIONS,
  DROP_DEPENDENCIES,
  DROP_EXCLUSIONS,
  DROP_PRODUCT_PLANS,
  WRITE_PLANS,
  WRITE_PRODUCT_PLANS,
  WRITE_PRODUCTS,
} from './product-statements.ts';
import { type ImportCounts, type Imported, type ImportOptions, runImport } from './run-import.ts';
import type { ImportSource, Staging } from './stage.ts';

export interface ProductCounts extends ImportCounts {
  /** Service plans that were not known, and those that got a new name or new countries. */
  plansCreated: number;
  plansUpdated: number;
  /** Plans that products no longer have. */
  plansDropped: number;
  /** Plans no longer in the file that stay, because licenses have them switched off. */
  plansKept: number;
}

const columns: Staging<ProductLine>['columns'] = {
  sku_id: 'text',
  sku_part_number: 'text',
  product_name: 'text',
  description: 'text',
  help_url: 'text',
  purchase_url: 'text',
  plan_id: 'text',
  plan_name: 'text',
  plan_friendly_name: 'text',
  plan_countries_not_offered: 'text[]',
  plan_depends_on: 'text[]',
  plan_excludes: 'text[]',
};

const stagings: Record<ProductFormat, Staging<ProductLine>> = {
  seatkeeper: { table: 'import_product', columns, schema: ownProductLine, keyOf: planOf },
  microsoft: { table: 'import_product', columns, schema: microsoftProductLine, keyOf: () => null },
};

/**
 * Makes and updates products by SKU id and service plans by plan id, all or nothing. A product in
 * the file has the file's plans afterwards, but for those that licenses have switched off.
 * Microsoft's table says nothing of descriptions, links, countries, dependencies and exclusions,
 * and leaves them as they are. A file of one's own brings archived products back, Microsoft's does
 * not. Products that aren't in the file stay as they are.
 * @throws {NotAllowed | ImportRefused}
 */
export async function importProducts(
  licensing: Licensing,
  context: Context,
  source: ImportSource<ProductFormat>,
  options: ImportOptions,
): Promise<Imported<ProductCounts>> {
  const { tenantId } = context;
  const own = source.format === 'seatkeeper';
  return runImport(licensing, context, source.rows, options, {
    action: 'import.products',
    staging: stagings[source.format],
    async check(em, { complete }, problems) {
      if (own) await checkProductLines(em, tenantId, complete, problems);
    },
    async write(em, { lines }, { queue }) {
      const now = licensing.clock();
      for (const sql of KEEP) await em.execute(sql, { tenantId }, 'run');
      const { added, ...counts } = await write(em, now, tenantId, own);
      for (let first = 0; first < added.length; first += PLANS_A_NOTICE) {
        const some = added.slice(first, first + PLANS_A_NOTICE);
        await notifyAdministrators(em, { queue }, tenantId, { kind: 'plans_added', added: some });
      }
      const tell = (sql: string, action: string) =>
        em.execute(sql, { tenantId, ...auditValues(context, now, { action }) }, 'run');
      await tell(AUDIT_PRODUCTS, 'product.import');
      await tell(AUDIT_PLANS, 'plan.import');
      return { lines, ...counts };
    },
  });
}

/** As a message holds them. */
const PLANS_A_NOTICE = 20;

interface WrittenPlan extends AddedPlan {
  isNew: boolean;
  isHeld: boolean;
}

interface Written {
  created: number;
  updated: number;
  unchanged: number;
}

async function write(em: SqlEntityManager, now: Date, tenantId: string, own: boolean) {
  const run = async (sql: string) => {
    const [written] = await em.execute<[Written]>(sql, { tenantId, own });
    return written;
  };
  const products = await run(WRITE_PRODUCTS);
  const plans = await run(WRITE_PLANS);
  // Foreign keys into fresh tables without statistics are checked by slow plans.
  await em.execute('analyze product, service_plan', [], 'run');
  const written = await em.execute<WrittenPlan[]>(WRITE_PRODUCT_PLANS, { tenantId });
  const undoable = new Date(now.getTime() - UNDO_MINUTES * 60_000).toISOString();
  const [{ dropped, kept }] = await em.execute<[{ dropped: number; kept: number }]>(
    DROP_PRODUCT_PLANS,
    { tenantId, undoable },
  );
  if (own) {
    for (const sql of [DROP_DEPENDENCIES, ADD_DEPENDENCIES, DROP_EXCLUSIONS, ADD_EXCLUSIONS]) {
      await em.execute(sql, { tenantId }, 'run');
    }
    // They are read as a whole for the audit, here and by the next import.
    await em.execute('analyze plan_dependency, plan_exclusion', [], 'run');
  }
  return {
    ...products,
    plansCreated: plans.created,
    plansUpdated: plans.updated,
    plansDropped: dropped,
    plansKept: kept,
    added: written
      .filter(({ isNew, isHeld }) => isNew && isHeld)
      .map(({ productId, planId }) => ({ productId, planId })),
  };
}

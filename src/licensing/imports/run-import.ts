import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from '../actor.ts';
import { audit } from '../audit.ts';
import { ensureTenant } from '../ensure-tenant.ts';
import type { Licensing } from '../ports.ts';
import { previewReview, type ReviewPreview } from '../preview-review.ts';
import { wakeEverybody } from '../wake.ts';
import { Problems, type Report } from './problems.ts';
import { type ImportRow, type Staged, type Staging, stage } from './stage.ts';

export interface ImportOptions {
  /** For the audit. */
  fileName: string;
  /** The tenant is not there yet: make it, under this name, if the file is imported. */
  newTenantName?: string | undefined;
  /** Is told every bad line: first as they are read, then what spans lines. */
  report?: Report | undefined;
  /** Everything is tried, and taken back. */
  preview?: boolean | undefined;
}

/** Lines of the file, and what became of the things they are about. */
export interface ImportCounts {
  lines: number;
  created: number;
  updated: number;
  unchanged: number;
}

/** What one kind of import does with the rows of a file. */
export interface Import<Row extends object, Counts extends ImportCounts> {
  /** For the audit. */
  action: string;
  staging: Staging<Row>;
  /** Finds what is wrong across lines, or with what they refer to. */
  check(em: SqlEntityManager, staged: Staged, problems: Problems): Promise<void>;
  /** Writes what is staged, with the queue of `within`; called only where there are no problems. */
  write(em: SqlEntityManager, staged: Staged, within: Licensing): Promise<Counts>;
}

/** What came of an import, or with `preview` what would. */
export type Imported<Counts extends ImportCounts> = Counts & { preview?: ReviewPreview };

/**
 * One import: one transaction, one audit entry, and one for each thing that it changes. Reading the file may take long and locks nothing;
 * from then on no other import of the tenant checks or writes anything.
 * @throws {NotAllowed | ImportRefused}
 */
export async function runImport<Row extends object, Counts extends ImportCounts>(
  licensing: Licensing,
  context: Context,
  rows: AsyncIterable<ImportRow>,
  { fileName, newTenantName, report, preview = false }: ImportOptions,
  { action, staging, check, write }: Import<Row, Counts>,
): Promise<Imported<Counts>> {
  requireAdministrator(context);
  const { tenantId } = context;
  if (preview) {
    const tried = await previewReview(licensing, tenantId, run);
    return { ...tried.result, preview: tried.preview };
  }
  return licensing.em.fork().transactional(async (em) => {
    const counts = await run({ ...licensing, em });
    const after = { file: fileName, ...counts };
    await audit(em, context, licensing.clock(), { action, after });
    await wakeEverybody(em, licensing, tenantId);
    return counts;
  });

  async function run(within: Licensing): Promise<Counts> {
    const { em } = within;
    if (newTenantName !== undefined) {
      await ensureTenant(within, { id: tenantId, name: newTenantName });
    }
    const problems = new Problems(report);
    const staged = await stage(em, rows, staging, problems);
    await em.execute('select from tenant where id = ? for no key update', [tenantId], 'run');
    await check(em, staged, problems);
    problems.refuse();
    return write(em, staged, within);
  }
}

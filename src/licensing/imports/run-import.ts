import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from '../actor.ts';
import { audit } from '../audit.ts';
import { ensureTenant } from '../ensure-tenant.ts';
import type { Licensing } from '../ports.ts';

export interface ImportOptions {
  /** For the audit. */
  fileName: string;
  /** The tenant is not there yet: make it, under this name, if the file is imported. */
  newTenantName?: string | undefined;
}

/** Lines of the file, and what became of the things they are about. */
export interface ImportCounts {
  lines: number;
  created: number;
  updated: number;
  unchanged: number;
}

/**
 * One import: one transaction, one audit entry. From here to the end of `apply` no other import
 * of the tenant applies anything; `read` may take long and locks nothing.
 */
export async function runImport<Read, Counts extends ImportCounts>(
  licensing: Licensing,
  context: Context,
  { fileName, newTenantName }: ImportOptions,
  action: string,
  read: (em: SqlEntityManager) => Promise<Read>,
  apply: (em: SqlEntityManager, read: Read) => Promise<Counts>,
): Promise<Counts> {
  requireAdministrator(context);
  return licensing.em.fork().transactional(async (em) => {
    const { tenantId } = context;
    if (newTenantName !== undefined) {
      await ensureTenant({ ...licensing, em }, { id: tenantId, name: newTenantName });
    }
    const rows = await read(em);
    await em.execute('select from tenant where id = ? for no key update', [tenantId], 'run');
    const counts = await apply(em, rows);
    const after = { file: fileName, ...counts };
    await audit(em, context, licensing.clock(), { action, after });
    return counts;
  });
}

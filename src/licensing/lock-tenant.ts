import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { statement } from './statement.ts';

/** Of what is set for the whole tenant: whoever changes it locks the tenant's row first. */
export async function lockTenant(em: SqlEntityManager, tenantId: string): Promise<void> {
  await LOCK(em, { tenantId });
}

const LOCK = statement('select from tenant where id = :tenantId for no key update');

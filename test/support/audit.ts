import { AuditEntry } from '../../src/licensing/entities/audit-entry.ts';
import type { Workspace } from './builders.ts';

/** The tenant's audit, oldest first. */
export function auditOf({ em, tenantId }: Pick<Workspace, 'em' | 'tenantId'>) {
  return em.fork().find(AuditEntry, { tenantId }, { orderBy: { id: 'asc' } });
}

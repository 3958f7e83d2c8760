import { AuditEntry } from '../../src/licensing/entities/audit-entry.ts';
import { UNTOLD } from '../../src/slack/audit-lines.ts';
import { catalog } from '../../src/slack/texts/index.ts';
import type { Workspace } from './builders.ts';

/** The tenant's audit, oldest first. The history has to have words for each field of it. */
export async function auditOf({ em, tenantId }: Pick<Workspace, 'em' | 'tenantId'>) {
  const entries = await em.fork().find(AuditEntry, { tenantId }, { orderBy: { id: 'asc' } });
  const fields = new Set(
    entries.flatMap(({ before, after }) => Object.keys({ ...Object(before), ...Object(after) })),
  );
  const isTold = (field: string) =>
    UNTOLD.has(field) || Object.hasOwn(catalog.en.audit, `field_${field}`);
  expect([...fields].filter((field) => !isTold(field))).toEqual([]);
  return entries;
}

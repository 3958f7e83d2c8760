import { type SqlEntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { GroupNameMissing, GroupNameTaken, PriorityInvalid } from './errors.ts';
import { storedText } from './stored-text.ts';

/** What an administrator says of a group. */
export interface GroupFields {
  name: string;
  /** Who is served first where seats are short: the lower number. */
  priority: number;
}

export const PRIORITY = { min: 0, max: 9999, usual: 100 };

/** @throws {GroupNameMissing | PriorityInvalid} */
export function storedGroup({ name, priority }: GroupFields): GroupFields {
  const { min, max } = PRIORITY;
  const stored = storedText(name.replace(/\s+/gu, ' ').trim(), 255);
  if (stored === '') throw new GroupNameMissing();
  if (!(Number.isInteger(priority) && priority >= min && priority <= max)) {
    throw new PriorityInvalid({ min, max });
  }
  return { name: stored, priority };
}

/** Runs the statement that writes a group. @throws {GroupNameTaken} */
export async function writeGroup(
  em: SqlEntityManager,
  sql: string,
  fields: GroupFields & { tenantId: string; groupId: string; [column: string]: unknown },
): Promise<void> {
  try {
    await em.execute(sql, { ...fields }, 'run');
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new GroupNameTaken({ group: fields.name });
  }
}

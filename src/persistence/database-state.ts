import { readdir } from 'node:fs/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { MIGRATIONS_FOLDER, MIGRATIONS_TABLE } from './orm.ts';

/** Whether the database answers now; connects if nobody has yet. */
export async function databaseAnswers(orm: MikroORM): Promise<boolean> {
  try {
    await orm.em.execute('select 1');
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether the database can be reached and has every migration of this version. Compares names
 * only, so that the bot need not load the migrator.
 */
export async function databaseState(
  orm: MikroORM,
): Promise<'up_to_date' | 'not_migrated' | 'unreachable'> {
  if (!(await databaseAnswers(orm))) return 'unreachable';
  const [table] = await orm.em.execute<{ name: string | null }[]>(
    'select cast(to_regclass(?) as text) as name',
    [MIGRATIONS_TABLE],
  );
  if (!table?.name) return 'not_migrated';
  const rows = await orm.em.execute<{ name: string }[]>(`select name from ${MIGRATIONS_TABLE}`);
  const done = new Set(rows.map(({ name }) => name));
  const files = await readdir(MIGRATIONS_FOLDER);
  const missing = files
    .filter((file) => file.startsWith('Migration') && file.endsWith('.ts'))
    .some((file) => !done.has(file.slice(0, -'.ts'.length)));
  return missing ? 'not_migrated' : 'up_to_date';
}

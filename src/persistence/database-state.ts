import { readdir } from 'node:fs/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { gist } from './gist.ts';
import { MIGRATIONS_FOLDER, MIGRATIONS_TABLE } from './orm.ts';

/** Why PostgreSQL does not let us in now, and what to do; null where it does. */
export async function connectionProblem(orm: MikroORM): Promise<string | null> {
  try {
    await orm.em.execute('select 1');
    return null;
  } catch (error) {
    const why = error instanceof Error ? gist(error) : String(error);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('28')) {
      return `PostgreSQL does not take the user and password of DATABASE_URL: ${why}.`;
    }
    if (code === '3D000')
      return `PostgreSQL lacks the database of DATABASE_URL: ${why}. Make it first.`;
    return `PostgreSQL does not answer at DATABASE_URL: ${why}. Is it running, and is the address right?`;
  }
}

/**
 * Whether the database has every migration of this version. Compares names only, so that the bot
 * need not load the migrator.
 */
export async function isMigrated(orm: MikroORM): Promise<boolean> {
  const [table] = await orm.em.execute<{ name: string | null }[]>(
    'select cast(to_regclass(?) as text) as name',
    [MIGRATIONS_TABLE],
  );
  if (!table?.name) return false;
  const rows = await orm.em.execute<{ name: string }[]>(`select name from ${MIGRATIONS_TABLE}`);
  const done = new Set(rows.map(({ name }) => name));
  const files = await readdir(MIGRATIONS_FOLDER);
  return files
    .filter((file) => file.startsWith('Migration') && file.endsWith('.ts'))
    .every((file) => done.has(file.slice(0, -'.ts'.length)));
}

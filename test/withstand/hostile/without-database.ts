import pg from 'pg';
import type { TestDatabase } from '../../support/database.ts';

/** PostgreSQL lets nobody into this database, and has put out whoever was. */
export async function withoutDatabase(
  { url }: TestDatabase,
  during: () => Promise<void>,
): Promise<void> {
  const superuser = new pg.Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
  await superuser.connect();
  const name = new URL(url).pathname.slice(1);
  try {
    await superuser.query(`alter database ${name} allow_connections false`);
    await superuser.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
      [name],
    );
    await during();
  } finally {
    await superuser.query(`alter database ${name} allow_connections true`);
    await superuser.end();
  }
}

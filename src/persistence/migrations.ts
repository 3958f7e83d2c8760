import { Migrator } from '@mikro-orm/migrations';
import type { MikroORM } from '@mikro-orm/postgresql';
import { installJobs } from '../jobs/boss.ts';
import { createOrm } from './orm.ts';

/** An ORM that can migrate; kept apart so that the bot does not load what it never uses. */
export function createMigratingOrm(databaseUrl: string) {
  return createOrm({ databaseUrl, poolSize: 2, extensions: [Migrator] });
}

/** Brings the database up to date, the job queue too; returns the names of the migrations that ran. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const orm = await createMigratingOrm(databaseUrl);
  try {
    const ran = (await orm.migrator.up()).map(({ name }) => name);
    const before = await queueVersion(orm);
    await installJobs(databaseUrl);
    const version = await queueVersion(orm);
    return version === before ? ran : [...ran, `the job queue's, up to version ${version}`];
  } finally {
    await orm.close();
  }
}

async function queueVersion({ em }: MikroORM): Promise<number | undefined> {
  const there = "select cast(to_regclass('pgboss.version') as text) as name";
  const [table] = await em.execute<{ name: string | null }[]>(there);
  if (!table?.name) return undefined;
  const [row] = await em.execute<{ version: number }[]>('select version from pgboss.version');
  return row?.version;
}

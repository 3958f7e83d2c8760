import { Migrator } from '@mikro-orm/migrations';
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
    await installJobs(databaseUrl);
    return ran;
  } finally {
    await orm.close();
  }
}

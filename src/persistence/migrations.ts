import { Migrator } from '@mikro-orm/migrations';
import { createOrm } from './orm.ts';

/** An ORM that can migrate; kept apart so that the bot does not load what it never uses. */
export function createMigratingOrm(databaseUrl: string) {
  return createOrm({ databaseUrl, poolSize: 2, extensions: [Migrator] });
}

/** Brings the database up to date; returns the names of the migrations that ran. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const orm = await createMigratingOrm(databaseUrl);
  try {
    return (await orm.migrator.up()).map(({ name }) => name);
  } finally {
    await orm.close();
  }
}

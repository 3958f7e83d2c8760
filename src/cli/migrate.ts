import { readCliConfig } from '../config.ts';
import { createMigratingOrm } from '../persistence/migrations.ts';
import { requireAnswer } from './database.ts';

/** Brings the database up to date and says what ran. */
export async function migrateDatabase(): Promise<void> {
  const orm = await createMigratingOrm(readCliConfig().databaseUrl);
  try {
    await requireAnswer(orm);
    const ran = await orm.migrator.up();
    for (const { name } of ran) console.log(`Ran ${name}.`);
    console.log(
      ran.length === 0 ? 'The database is up to date.' : 'The database is now up to date.',
    );
  } finally {
    await orm.close();
  }
}

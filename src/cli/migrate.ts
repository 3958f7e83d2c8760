import { readCliConfig } from '../config.ts';
import { migrate } from '../persistence/migrations.ts';
import { withOrm } from './database.ts';

/** Brings the database up to date and says what ran. */
export async function migrateDatabase(): Promise<void> {
  const { databaseUrl } = readCliConfig();
  const ran = await withOrm(databaseUrl, () => migrate(databaseUrl));
  for (const name of ran) console.log(`Ran ${name}.`);
  console.log(ran.length === 0 ? 'The database is up to date.' : 'The database is now up to date.');
}

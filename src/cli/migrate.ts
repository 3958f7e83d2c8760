import { readCliConfig } from '../config.ts';
import { migrate } from '../persistence/migrations.ts';
import { createOrm } from '../persistence/orm.ts';
import { requireAnswer } from './database.ts';

/** Brings the database up to date and says what ran. */
export async function migrateDatabase(): Promise<void> {
  const { databaseUrl } = readCliConfig();
  const orm = await createOrm({ databaseUrl, poolSize: 1 });
  await requireAnswer(orm).finally(() => orm.close());
  const ran = await migrate(databaseUrl);
  for (const name of ran) console.log(`Ran ${name}.`);
  console.log(ran.length === 0 ? 'The database is up to date.' : 'The database is now up to date.');
}

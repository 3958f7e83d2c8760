import type { Databases } from '../../sandbox/databases.ts';
import { migrate } from '../../src/persistence/migrations.ts';

/** Every test file's database is a clone of this one. */
export const TEMPLATE = 'seatkeeper_template';

/** Makes the migrated database that the tests clone. */
export async function createTemplate(databases: Databases): Promise<void> {
  await databases.createDatabase(TEMPLATE);
  await migrate(databases.url(TEMPLATE));
}

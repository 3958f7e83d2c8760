import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { databasesAt } from '../../sandbox/databases.ts';
import { TEMPLATE } from './template-database.ts';

export interface TestDatabase {
  /** For connecting as the bot does, with its role. */
  readonly url: string;
}

/**
 * A migrated, empty database of its own for the test file (or `describe`) that calls this. It
 * fails the file when something is still connected at its end: a leaked pool.
 */
export function useDatabase(): TestDatabase {
  const databases = databasesAt(process.env['TEST_POSTGRES_URL'] ?? '');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  beforeAll(() => databases.createDatabase(name, TEMPLATE));
  afterAll(async () => {
    const leaked = await databases.connections(name);
    await databases.dropDatabase(name);
    if (leaked.length > 0) {
      throw new Error(`Connections left open at the end of the file:\n${leaked.join('\n')}`);
    }
  });
  return { url: databases.url(name) };
}

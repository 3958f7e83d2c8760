import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { databasesAt } from '../../sandbox/databases.ts';
import { createOrm } from '../../src/persistence/orm.ts';
import { TEMPLATE } from './template-database.ts';

export interface TestDatabase {
  /** For connecting as the bot does, with its role. */
  readonly url: string;
  /** From `beforeAll` on; closed by itself. */
  readonly orm: MikroORM;
  /**
   * What else must be closed before the database goes, last one first. (Jest runs `afterAll` in the
   * order of definition, so one in the test file comes too late.)
   */
  onClose(close: () => Promise<unknown>): void;
}

/**
 * A migrated, empty database of its own for the test file (or `describe`) that calls this. It
 * fails the file when something is still connected at its end: a leaked pool.
 */
export function useDatabase(): TestDatabase {
  const databases = databasesAt(process.env['TEST_POSTGRES_URL'] ?? '');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = databases.url(name);
  const closing: (() => Promise<unknown>)[] = [];
  let orm: MikroORM | undefined;

  beforeAll(async () => {
    await databases.createDatabase(name, TEMPLATE);
    orm = await createOrm({ databaseUrl: url });
  });

  afterAll(async () => {
    for (const close of closing.reverse()) await close();
    await orm?.close();
    const leaked = await leftOpen();
    await databases.dropDatabase(name);
    if (leaked.length > 0) {
      throw new Error(`Connections left open at the end of the file:\n${leaked.join('\n')}`);
    }
  });

  // A server process outlives its closed connection by a moment.
  async function leftOpen(): Promise<string[]> {
    const deadline = Date.now() + 2_000;
    let open = await databases.connections(name);
    while (open.length > 0 && Date.now() < deadline) {
      await sleep(20);
      open = await databases.connections(name);
    }
    return open;
  }

  return {
    url,
    get orm() {
      if (!orm) throw new Error('The database is there from beforeAll on');
      return orm;
    },
    onClose(close) {
      closing.push(close);
    },
  };
}

/**
 * The sandbox's database, migrated and filled: with the company, or with somebody's own catalog,
 * for which what was there makes way only once all of it has come in.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createIdleQueue } from '../src/jobs/idle-queue.ts';
import { migrate } from '../src/persistence/migrations.ts';
import { createOrm } from '../src/persistence/orm.ts';
import { fillCompany } from './company/fill.ts';
import type { Databases } from './databases.ts';
import { isFilled, linkSlackUsers, seedPeople, seedSubscriptions, seedTenant } from './seed.ts';

export interface Filling {
  databases: Databases;
  name: string;
  /** The catalog's file. */
  products: string | undefined;
  /** Tells what is being done. */
  step: (what: string, work: () => Promise<void>) => Promise<void>;
}

/** Returns its address. */
export async function fillDatabase({ databases, name, products, step }: Filling): Promise<string> {
  const filled = products === undefined ? name : `${name}_next`;
  const databaseUrl = databases.url(filled);
  await step('database migrated', async () => {
    // Of an attempt that failed.
    if (filled !== name) await databases.dropDatabase(filled);
    if (!(await databases.hasDatabase(filled))) await databases.createDatabase(filled);
    await migrate(databaseUrl);
  });
  await fill(databaseUrl, products, step);
  if (filled !== name) await databases.replaceDatabase(name, filled);
  return databases.url(name);
}

/** Only what isn't there from an earlier run. */
async function fill(databaseUrl: string, products: string | undefined, step: Filling['step']) {
  const orm = await createOrm({ databaseUrl });
  const { queue, close } = createIdleQueue(databaseUrl);
  try {
    const licensing = { em: orm.em, clock: () => new Date(), queue };
    if (await isFilled(licensing)) return;
    await seedTenant(licensing);
    if (products) {
      await step('people came in', () => seedPeople(licensing));
      await step('catalog loaded', () => importCatalog(databaseUrl, products));
      await step('subscriptions bought', () => seedSubscriptions(licensing));
    } else {
      await step('company filled', () => fillCompany(licensing));
    }
    await linkSlackUsers(licensing);
  } finally {
    await close();
    await orm.close();
  }
}

/** As anybody would: by the command line. */
async function importCatalog(databaseUrl: string, file: string): Promise<void> {
  const { NODE_COMPILE_CACHE = '' } = process.env;
  const cli = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
  await promisify(execFile)(process.execPath, [cli, 'import', 'products', file], {
    env: { DATABASE_URL: databaseUrl, NODE_COMPILE_CACHE },
  }).catch(({ stderr }) => {
    throw new Error(stderr);
  });
}

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Postgres, startPostgres } from '../../sandbox/postgres.ts';
import { makeBundles } from './bundles.ts';
import { compiled, compileOnce } from './compiled.ts';
import { createTemplate } from './template-database.ts';

declare global {
  var testPostgres: Postgres | undefined;
}

/** One PostgreSQL for the whole run; its address reaches the workers through the environment. */
export default async function globalSetup(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'seatkeeper-test-'));
  const compiling = compileOnce();
  const postgres = await startPostgres({ dataDir, fsync: false });
  globalThis.testPostgres = postgres;
  await Promise.all([createTemplate(postgres), makeBundles(), compiling]);
  Object.assign(process.env, compiled, { TEST_POSTGRES_URL: postgres.adminUrl });
}

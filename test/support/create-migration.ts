// npm run migration:create -- NAME: writes what the entities have and the migrations lack.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../sandbox/postgres.ts';
import { createMigratingOrm, migrate } from '../../src/persistence/migrations.ts';

const name = process.argv[2];
if (!name) {
  console.error('Name the migration: npm run migration:create -- add-groups');
  process.exit(1);
}
const postgres = await startPostgres({
  dataDir: mkdtempSync(join(tmpdir(), 'seatkeeper-migration-')),
  fsync: false,
});
await postgres.createDatabase('latest');
const url = postgres.url('latest');
await migrate(url);
const orm = await createMigratingOrm(url);
const { fileName, diff } = await orm.migrator.create(undefined, false, false, name);
console.log(diff.up.length > 0 ? `Wrote migrations/${fileName}` : 'The migrations lack nothing');
await orm.close();
await postgres.stop();

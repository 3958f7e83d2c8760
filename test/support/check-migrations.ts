// npm run check:migrations: the migrations, the committed snapshot and the entities say the same.

import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { startPostgres } from '../../sandbox/postgres.ts';
import { createMigratingOrm, migrate } from '../../src/persistence/migrations.ts';

const postgres = await startPostgres({
  dataDir: mkdtempSync(join(tmpdir(), 'seatkeeper-check-')),
  fsync: false,
});
await postgres.createDatabase('checked');
const url = postgres.url('checked');
const ran = await migrate(url);
const orm = await createMigratingOrm(url);
const differences = [await databaseDrift(orm), await snapshotDrift(orm)].filter(Boolean);
await orm.close();
await postgres.stop();

if (differences.length > 0) {
  console.error(differences.join('\n'));
  process.exitCode = 1;
} else {
  console.log(
    `Migrations: ${ran.length} ran, no drift between them, the snapshot and the entities`,
  );
}

async function databaseDrift({ schema }: MikroORM): Promise<string | undefined> {
  const sql = (await schema.getUpdateSchemaSQL({ wrap: false })).trim();
  return sql && `A migrated database lacks what the entities say. It would take:\n${sql}\n`;
}

async function snapshotDrift({ config, migrator }: MikroORM): Promise<string | undefined> {
  const { path = '', snapshotName } = config.get('migrations');
  const file = join(path, `${snapshotName}.json`);
  if (!existsSync(file)) return `There is no snapshot ${file}`;
  const differs = await migrator.checkSchema();
  return differs ? `${file} is not what the entities say: make the migration again` : undefined;
}

/** 5: an import of 100,000 people, against PostgreSQL's COPY of the same file into a like table. */
import { randomUUID } from 'node:crypto';
import { chmodSync, createReadStream, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { SUPERUSER } from '../sandbox/postgres-cluster.ts';
import { importPeopleCsv } from '../src/imports/import-csv.ts';
import { ensureTenant } from '../src/licensing/ensure-tenant.ts';
import { compare } from './measure.ts';
import type { Stage } from './stage.ts';

const LINES = 100_000;

export async function benchImporting(stage: Stage): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'seatkeeper-bench-import-'));
  const file = join(folder, 'people.csv');
  // PostgreSQL's own user reads the file.
  chmodSync(folder, 0o755);
  const lines = Array.from({ length: LINES }, (_, n) => {
    const manager = n < 100 ? '' : `p${n % 100}@example.com`;
    return `p${n}@example.com,Person ${n},NL,${manager},active`;
  });
  const header = 'email,display_name,usage_location,manager_email,status';
  writeFileSync(file, [header, ...lines].join('\n'));
  await compare({
    bench: 'import_people_100000',
    unit: 's',
    rounds: 3,
    ours: async () => {
      const tenantId = randomUUID();
      await ensureTenant(stage.licensing, { id: tenantId, name: tenantId });
      const context = {
        tenantId,
        actor: { kind: 'system', cause: 'bench' },
        surface: 'cli',
      } as const;
      return seconds(() =>
        importPeopleCsv(stage.licensing, context, createReadStream(file), {
          fileName: 'people.csv',
        }),
      );
    },
    floor: async () => {
      const client = new pg.Client({ connectionString: stage.postgres.url('bench', SUPERUSER) });
      await client.connect();
      await client.query(
        `create table copied (id uuid not null default gen_random_uuid() primary key,
           email text not null unique, display_name text not null, usage_location text,
           manager_email text, status text not null)`,
      );
      const sample = await seconds(() =>
        client.query(
          `copy copied (email, display_name, usage_location, manager_email, status)
             from ${pg.escapeLiteral(file)} with (format csv, header)`,
        ),
      );
      await client.query('drop table copied');
      await client.end();
      return sample;
    },
  });
}

async function seconds(work: () => Promise<unknown>) {
  const started = performance.now();
  await work();
  return { value: (performance.now() - started) / 1000 };
}

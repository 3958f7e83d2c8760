import { readFile, writeFile } from 'node:fs/promises';
import { sentence } from '../../src/cli/sentence.ts';
import { useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

async function said(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing went wrong',
    (error: unknown) => sentence(error),
  );
}

describe('the command line says in a sentence', () => {
  const database: [sql: string, sentence: string][] = [
    ['select 1 / 0', 'It failed: division by zero.'],
    [
      `insert into person (tenant_id, id, display_name) values ('TNONE', gen_random_uuid(), 'x')`,
      'The data was changed by somebody else at the same time. Nothing was changed here; run it again.',
    ],
    [
      'create role somebody_else',
      'The database role in DATABASE_URL lacks a right that is needed: permission denied to create role.',
    ],
    [
      'select pg_terminate_backend(pg_backend_pid())',
      'The connection to PostgreSQL was lost; run it again.',
    ],
  ];
  test.each(database)('what PostgreSQL refuses: %s', async (sql, expected) => {
    expect(await said(licensing.em.execute(sql))).toBe(expected);
  });

  test('which file it cannot read or write, and why', async () => {
    expect(await said(readFile('/nowhere/x.csv'))).toBe(
      'There is no such file or folder: /nowhere/x.csv',
    );
    expect(await said(writeFile('/tmp', ''))).toBe('This is a folder, not a file: /tmp');
  });
});

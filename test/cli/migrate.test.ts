import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { databasesAt } from '../../sandbox/databases.ts';
import { MIGRATIONS_FOLDER } from '../../src/persistence/orm.ts';
import { runCli } from '../support/cli-process.ts';

const databases = databasesAt(process.env['TEST_POSTGRES_URL'] ?? '');
const name = `test_${randomUUID().replaceAll('-', '')}`;
const env = { DATABASE_URL: databases.url(name) };

beforeAll(() => databases.createDatabase(name));
afterAll(() => databases.dropDatabase(name));

test('An empty database is named as such, and migrated', async () => {
  const early = await runCli(['check'], { env });
  expect(early).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'The database does not have the tables of this version. Run first: npm run seatkeeper -- migrate\n',
  });

  const first = await runCli(['migrate'], { env });
  expect(first).toMatchObject({ code: 0, stderr: '' });
  const migrations = readdirSync(MIGRATIONS_FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .sort();
  expect(first.stdout.split('\n')).toEqual([
    ...migrations.map((file) => `Ran ${file.replace('.ts', '')}.`),
    expect.stringMatching(/^Ran the job queue's, up to version \d+\.$/),
    'The database is now up to date.',
    '',
  ]);

  const second = await runCli(['migrate'], { env });
  expect(second).toEqual({ code: 0, stdout: 'The database is up to date.\n', stderr: '' });
});

test.each(['migrate', 'check'])(
  '%s says that there is no such database, and makes none',
  async (command) => {
    const env = { DATABASE_URL: databases.url('nowhere', 'postgres') };
    expect(await runCli([command], { env })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('database "nowhere" does not exist'),
    });
    expect(await databases.hasDatabase('nowhere')).toBe(false);
  },
);

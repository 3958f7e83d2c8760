import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startPostgres } from '../../sandbox/postgres.ts';
import { until } from '../support/until.ts';

// Made for its owner alone: under root, the account that runs PostgreSQL can't enter it.
const folder = mkdtempSync(join(tmpdir(), 'seatkeeper-watchdog-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('when the parent is killed, PostgreSQL ends and its folder goes', async () => {
  const dataDir = join(folder, 'passing');
  const parent = await startParent({ dataDir, fsync: false });
  await writeNote(parent);

  await kill(parent);

  await refusal(parent);
  await until('it is gone', () => !existsSync(dataDir));
});

describe('a persistent folder starts again with what was in it', () => {
  const options = { dataDir: join(folder, 'kept'), fsync: false, persistent: true };
  const pidIn = (file: string) =>
    Number.parseInt(readFileSync(join(options.dataDir, file), 'utf8'), 10);

  beforeAll(async () => {
    const postgres = await startPostgres(options);
    await writeNote(postgres);
    await postgres.stop();
  });

  test('after its parent was killed', async () => {
    const parent = await startParent(options);
    await kill(parent);
    await expectNoteIsKept();
  });

  test('after its watchdog was killed, then its parent', async () => {
    const parent = await startParent(options);
    process.kill(pidIn('watchdog.pid'), 'SIGKILL');
    await kill(parent);
    expect(await readNote(parent)).toBe('kept');
    await expectNoteIsKept();
    await refusal(parent);
  });

  test('after everything was killed', async () => {
    const parent = await startParent(options);
    process.kill(pidIn('watchdog.pid'), 'SIGKILL');
    process.kill(pidIn('cluster/postmaster.pid'), 'SIGKILL');
    await kill(parent);
    await refusal(parent);
    await expectNoteIsKept();
  });

  test('but not while it is in use', async () => {
    const first = await startPostgres(options);
    await expect(startPostgres(options)).rejects.toThrow('is in use by process');
    await expect(startPostgres({ ...options, fresh: true })).rejects.toThrow('is in use');
    expect(await readNote(first)).toBe('kept');
    await first.stop();
  });

  test('but not where it is to be fresh', async () => {
    const postgres = await startPostgres({ ...options, fresh: true });
    await expect(readNote(postgres)).rejects.toThrow('does not exist');
    await postgres.stop();
  });

  async function expectNoteIsKept(): Promise<void> {
    const postgres = await startPostgres(options);
    expect(await readNote(postgres)).toBe('kept');
    await postgres.stop();
  }
});

test('what PostgreSQL says when it does not start reaches the caller', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const dataDir = join(folder, 'refused');

  await expect(startPostgres({ dataDir, port, fsync: false })).rejects.toThrow(
    'Address already in use',
  );

  expect(existsSync(dataDir)).toBe(false);
  server.close();
});

interface Server {
  adminUrl: string;
}

interface Parent extends Server {
  process: ChildProcess;
}

async function startParent(options: object): Promise<Parent> {
  const script = fileURLToPath(new URL('./postgres-parent.ts', import.meta.url));
  const parent = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [adminUrl] = await once(createInterface({ input: parent.stdout }), 'line');
  return { process: parent, adminUrl };
}

async function kill(parent: Parent): Promise<void> {
  const exited = once(parent.process, 'exit');
  parent.process.kill('SIGKILL');
  await exited;
}

/** Waits until nothing listens there any more. */
async function refusal({ adminUrl }: Server): Promise<void> {
  const refused = () =>
    query(adminUrl, 'select').then(
      () => false,
      (error) => error.code === 'ECONNREFUSED',
    );
  await until('nothing listens', refused);
}

async function writeNote({ adminUrl }: Server): Promise<void> {
  await query(adminUrl, "create table note as select 'kept' as text");
}

async function readNote({ adminUrl }: Server): Promise<unknown> {
  return (await query(adminUrl, 'select text from note'))[0]?.['text'];
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

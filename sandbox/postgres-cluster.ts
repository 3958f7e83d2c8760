// One PostgreSQL cluster in a folder: made when it isn't there, started on loopback only.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresBinary, postgresRunner } from './postgres-binaries.ts';

export const SUPERUSER = 'postgres';

export interface RunningCluster {
  postgres: ChildProcess;
  port: number;
  password: string;
}

/** Starts the cluster in `dataDir`, first made if need be; it accepts connections on return. */
export async function startCluster(
  dataDir: string,
  { port, fsync }: { port: number | undefined; fsync: boolean },
): Promise<RunningCluster> {
  const passwordFile = join(dataDir, 'password');
  const runner = postgresRunner(dataDir);
  // initdb leaves PG_VERSION early, global/pg_control late: a folder without is an unfinished one.
  if (!existsSync(join(dataDir, 'cluster', 'global', 'pg_control'))) {
    rmSync(join(dataDir, 'cluster'), { recursive: true, force: true });
    writeFileSync(passwordFile, randomUUID(), { mode: 0o600 });
    if (runner.owner) chownSync(passwordFile, runner.owner.uid, runner.owner.gid);
    initialize();
  }
  const password = readFileSync(passwordFile, 'utf8');
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await freePort());
    const outcome = await launch(chosen);
    if (typeof outcome !== 'string') return { postgres: outcome, port: chosen, password };
    // Somebody else may have taken the free port meanwhile.
    const taken = port === undefined && outcome.includes('could not bind');
    if (!taken || attempt === 5) throw new Error(`PostgreSQL did not start:\n${outcome}`);
  }

  function initialize(): void {
    const [file, args] = runner.command(postgresBinary('initdb'), [
      `--pgdata=${join(dataDir, 'cluster')}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(fsync ? [] : ['--no-sync', '--set=scram_iterations=1']),
    ]);
    const made = spawnSync(file, args, { encoding: 'utf8', cwd: dataDir });
    if (made.status !== 0) {
      rmSync(join(dataDir, 'cluster'), { recursive: true, force: true });
      throw new Error(`PostgreSQL's data folder could not be made: ${made.error ?? made.stderr}`);
    }
  }

  /** The running server, or why it stopped. */
  async function launch(onPort: number): Promise<ChildProcess | string> {
    const logFile = join(dataDir, 'postgres.log');
    const log = openSync(logFile, 'w');
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: 200,
      timezone: 'UTC',
      log_timezone: 'UTC',
      lc_messages: 'C',
      // What lasts for a test run only is to be fast: the disk is not waited for, passwords are hashed once.
      ...(fsync ? {} : { fsync: 'off', full_page_writes: 'off', scram_iterations: 1 }),
    };
    const [file, args] = runner.command(postgresBinary('postgres'), [
      '-D',
      join(dataDir, 'cluster'),
      '-p',
      String(onPort),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]);
    const postgres = spawn(file, args, { cwd: dataDir, stdio: ['ignore', log, log] });
    closeSync(log);
    let failure: Error | undefined;
    postgres.once('error', (error) => {
      failure = error;
    });
    while (failure === undefined && postgres.exitCode === null && postgres.signalCode === null) {
      if (postmasterIsReady()) return postgres;
      await sleep(10);
    }
    return failure ? String(failure) : readFileSync(logFile, 'utf8').slice(-2_000);
  }

  /** The last line of postmaster.pid is the server's status. */
  function postmasterIsReady(): boolean {
    const pidFile = join(dataDir, 'cluster', 'postmaster.pid');
    return existsSync(pidFile) && /^ready\s*$/m.test(readFileSync(pidFile, 'utf8'));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

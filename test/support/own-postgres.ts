import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { type Postgres, startPostgres } from '../../sandbox/postgres.ts';
import { migrate } from '../../src/persistence/migrations.ts';
import { createOrm } from '../../src/persistence/orm.ts';
import type { TestDatabase } from './database.ts';

export interface OwnPostgres extends TestDatabase {
  /** Shuts the server down: connections are cut, new ones refused. */
  stop(): Promise<void>;
  /** Starts it again, where it was. */
  start(): Promise<void>;
  /** From now on it takes connections and statements, and says nothing. */
  freeze(): Promise<void>;
  thaw(): void;
  /** Cuts the connections of all others. */
  cut(): Promise<void>;
}

/** PostgreSQL's own workers are let be: not everybody may end them. */
const SERVES_CLIENTS = "backend_type = 'client backend'";

/** A PostgreSQL of a test's own, with one migrated database, that may come and go. */
export function useOwnPostgres(): OwnPostgres {
  const dataDir = mkdtempSync(join(tmpdir(), 'seatkeeper-own-'));
  const closing: (() => Promise<unknown>)[] = [];
  let postgres: Postgres | undefined;
  let orm: MikroORM | undefined;
  let url = '';
  let frozen: number[] = [];

  beforeAll(async () => {
    postgres = await startPostgres({ dataDir, fsync: false, persistent: true });
    await postgres.createDatabase('own');
    url = postgres.url('own');
    await migrate(url);
    // So that no test waits without end for what it has taken away itself.
    orm = await createOrm({
      databaseUrl: url,
      patience: { toConnect: 60_000, forStatement: 60_000 },
    });
  });

  afterAll(async () => {
    own.thaw();
    for (const close of closing.reverse()) await close();
    await orm?.close();
    await postgres?.stop();
    rmSync(dataDir, { recursive: true });
  });

  /** The server first, then those who serve clients. */
  async function processes(): Promise<number[]> {
    const [pid] = readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
    const children = await own.orm.em
      .fork()
      .execute<{ pid: number }[]>(`select pid from pg_stat_activity where ${SERVES_CLIENTS}`);
    return [Number(pid), ...children.map((child) => child.pid)];
  }

  const own: OwnPostgres = {
    get url() {
      return url;
    },
    get orm() {
      if (!orm) throw new Error('The database is there from beforeAll on');
      return orm;
    },
    onClose(close) {
      closing.push(close);
    },
    async stop() {
      await postgres?.stop();
    },
    async start() {
      const port = Number(new URL(url).port);
      postgres = await startPostgres({ dataDir, port, fsync: false, persistent: true });
    },
    async freeze() {
      frozen = await processes();
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    },
    thaw() {
      for (const pid of frozen) process.kill(pid, 'SIGCONT');
      frozen = [];
    },
    async cut() {
      await own.orm.em.fork().execute(
        `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and ${SERVES_CLIENTS}`,
      );
    },
  };
  return own;
}

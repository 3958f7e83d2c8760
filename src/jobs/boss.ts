/**
 * pg-boss: the queue in PostgreSQL. It keeps three connections beside the ORM's, one of which listens for new jobs,
 * and a schema of its own, which `migrate` installs; the bot never alters it.
 */
import { type ConstructorOptions, PgBoss } from 'pg-boss';
import { connectionTo } from '../connection.ts';
import { impatientSocket } from '../impatient-socket.ts';
import type { Logger } from '../logger.ts';

const SUPERVISE_SECONDS = 15;
/** So long the queue waits for PostgreSQL; the bot then tries again. */
const PATIENCE_MS = 10_000;

function createBoss(
  databaseUrl: string,
  { serverOptions, ...options }: ConstructorOptions & { serverOptions?: string },
): PgBoss {
  return new PgBoss({
    ...connectionTo(databaseUrl, serverOptions),
    application_name: 'seatkeeper jobs',
    schema: 'pgboss',
    max: 2,
    connectionTimeoutMillis: 5000,
    registerInstance: false,
    openTelemetry: { enabled: false },
    ...options,
  });
}

function impatient() {
  return {
    stream: impatientSocket(PATIENCE_MS + 500),
    idleTimeoutMillis: PATIENCE_MS,
    serverOptions: `-c statement_timeout=${PATIENCE_MS}`,
  };
}

/** For the bot: works, schedules, and picks up what dead processes left. Its troubles are logged. */
export function createWorkingBoss(databaseUrl: string, log: Logger): PgBoss {
  const boss = createBoss(databaseUrl, {
    ...impatient(),
    migrate: false,
    useListenNotify: true,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  const child = log.child({ from: 'jobs' });
  boss.on('error', ({ name, message }) => child.warn({ error: name, message }, 'queue trouble'));
  boss.on('warning', ({ message }) => child.warn({ message }, 'queue warning'));
  return boss;
}

/** Looks and sends, but does no work. */
export async function startIdleBoss(databaseUrl: string, { migrate = false } = {}) {
  // To migrate may take its time.
  const limits = migrate ? {} : impatient();
  const boss = createBoss(databaseUrl, { ...limits, migrate, supervise: false, schedule: false });
  // What matters is thrown as well.
  boss.on('error', () => {});
  await boss.start();
  return boss;
}

/** For the command line: a queue while something runs. */
export async function withIdleBoss<T>(
  databaseUrl: string,
  run: (boss: PgBoss) => Promise<T>,
  { migrate = false } = {},
): Promise<T> {
  const boss = await startIdleBoss(databaseUrl, { migrate });
  try {
    return await run(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Makes pg-boss's schema, or brings it up to date. */
export function installJobs(databaseUrl: string): Promise<void> {
  return withIdleBoss(databaseUrl, async () => {}, { migrate: true });
}

/** The composition root: everything is made and wired here, and nowhere else. */
import type { MikroORM } from '@mikro-orm/postgresql';
import { slices } from '../commands/index.ts';
import type { Config } from './config.ts';
import { ensureTenant } from './licensing/ensure-tenant.ts';
import type { Clock, Licensing } from './licensing/ports.ts';
import { createLogger, type Logger } from './logger.ts';
import { connectionProblem, isMigrated } from './persistence/database-state.ts';
import { createOrm } from './persistence/orm.ts';
import { createBolt } from './slack/bolt.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import { createClients } from './slack/clients.ts';
import { createHttpServer, listen } from './slack/http-server.ts';
import { createPeople } from './slack/people.ts';
import { peopleEvents } from './slack/people-events.ts';
import { register } from './slack/register.ts';
import { readWorkspace } from './slack/workspace.ts';
import { StartError } from './start-error.ts';

/** So long a request waits for PostgreSQL; then whoever asked is told, with a reference. */
const PATIENCE_MS = 5000;

export interface Overrides {
  clock?: Clock;
  log?: Logger;
}

export interface RunningApp {
  /** Where health, and in HTTP mode Slack's deliveries, are answered. */
  port: number;
  /** Drains: what was acked is finished. */
  stop(): Promise<void>;
}

/** Starts the bot. @throws {StartError} in a sentence, when something it needs is not there. */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<RunningApp> {
  const log = overrides.log ?? createLogger(config.logLevel);
  const orm = await createOrm({ databaseUrl: config.databaseUrl, patience: PATIENCE_MS });
  const cleanUp = [() => orm.close()];
  try {
    await requireDatabase(orm);
    const clients = createClients(config.slack, boltLogger(log));
    const workspace = await readWorkspace(clients.quick);
    const licensing: Licensing = { em: orm.em, clock: overrides.clock ?? (() => new Date()) };
    const { created } = await ensureTenant(licensing, {
      id: workspace.tenantId,
      name: workspace.name,
    });
    if (created) log.info({ tenant: workspace.tenantId }, 'first start in this workspace');

    const bolt = createBolt(config.slack, workspace, boltLogger(log));
    register(bolt.app, [...slices, peopleEvents], {
      licensing,
      workspace,
      clients,
      log,
      administrators: config.administrators,
      people: createPeople(licensing, clients.quick, workspace, config.administrators, log),
      screens: Object.assign({}, ...slices.map((slice) => slice.screens ?? {})),
    });

    let draining = false;
    const ready = async () =>
      !draining && bolt.connected() && (await connectionProblem(orm)) === null;
    const server = createHttpServer({ ready }, bolt.requestListener);
    const port = await listen(server, config.port).catch((error: NodeJS.ErrnoException) => {
      throw new StartError(
        `Port ${config.port} cannot be used (${error.code}). Set PORT to a free one.`,
      );
    });
    cleanUp.unshift(() => new Promise<void>((done) => server.close(() => done())));
    await bolt.start();
    log.info({ port, tenant: workspace.tenantId, mode: config.slack.transport.kind }, 'ready');

    return {
      port,
      async stop() {
        draining = true;
        log.info('draining');
        server.closeIdleConnections();
        const closed = new Promise((done) => server.close(done));
        await bolt.stop();
        server.closeAllConnections();
        await closed;
        await orm.close();
        log.info('stopped');
      },
    };
  } catch (error) {
    for (const undo of cleanUp) await undo();
    throw error;
  }
}

async function requireDatabase(orm: MikroORM): Promise<void> {
  const problem = await connectionProblem(orm);
  if (problem !== null) {
    throw new StartError(
      `PostgreSQL does not answer at DATABASE_URL: ${problem}. Is it running, and is the address right?`,
    );
  }
  if (!(await isMigrated(orm))) {
    throw new StartError(
      'The database does not have this version’s tables. Run: npm run seatkeeper -- migrate',
    );
  }
}

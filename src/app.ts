/** The composition root: everything is made and wired here, and nowhere else. */
import type { MikroORM } from '@mikro-orm/postgresql';
import type { PgBoss } from 'pg-boss';
import { slices } from '../commands/index.ts';
import { type Config, secretsOf } from './config.ts';
import { currentRequestId } from './current-request.ts';
import { createWorkingBoss } from './jobs/boss.ts';
import { createQueue } from './jobs/queue.ts';
import { countGivenUp, openQueues, scheduleJobs, startWork, type Work } from './jobs/work.ts';
import { reviewAlerts } from './licensing/alerts/review-alerts.ts';
import { purgeDeeds } from './licensing/deed.ts';
import { ensureTenant } from './licensing/ensure-tenant.ts';
import { healProduct } from './licensing/heal-product.ts';
import type { Clock, Licensing } from './licensing/ports.ts';
import { readTenant } from './licensing/read-tenant.ts';
import { reviewRequests } from './licensing/requests/review-requests.ts';
import { reviewPeople } from './licensing/review-people.ts';
import { turnDay } from './licensing/turn-day.ts';
import { workOffGroup } from './licensing/work-off-group.ts';
import { createLogger, type Logger } from './logger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { connectionProblem, isMigrated } from './persistence/database-state.ts';
import { createOrm, poolOf } from './persistence/orm.ts';
import { createBolt } from './slack/bolt.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import { checkPeople } from './slack/check-people.ts';
import { createClients } from './slack/clients.ts';
import { createHttpServer, listen } from './slack/http-server.ts';
import { logError } from './slack/log-error.ts';
import { mirrorGroup } from './slack/mirror-group.ts';
import { createPeople } from './slack/people.ts';
import { peopleEvents } from './slack/people-events.ts';
import { register } from './slack/register.ts';
import type { Services } from './slack/services.ts';
import { showGroupWork } from './slack/show-group-work.ts';
import { showReclaim } from './slack/show-reclaim.ts';
import { showRequest } from './slack/show-request.ts';
import { tellAdministrators } from './slack/tell-administrators.ts';
import { tellApprovers } from './slack/tell-approvers.ts';
import { tellChannel } from './slack/tell-channel.ts';
import { tellDigest } from './slack/tell-digest.ts';
import { tellPerson } from './slack/tell-person.ts';
import { rememberUserGroups } from './slack/user-groups.ts';
import { readWorkspace, requireAppToken } from './slack/workspace.ts';
import { StartError } from './start-error.ts';

const NOT_MIGRATED =
  'The database does not have this version’s tables. Run: npm run seatkeeper -- migrate';
/** Whoever asked was told before that it takes long. */
const PATIENCE = { toConnect: 5000, forStatement: 5000 };

export interface Overrides {
  clock?: Clock;
  log?: Logger;
  metrics?: Metrics;
}

export interface RunningApp {
  /** Where health, and in HTTP mode Slack's deliveries, are answered. */
  port: number;
  /** Drains: what was acked is finished. */
  stop(): Promise<void>;
}

/** Starts the bot. @throws {StartError} in a sentence, when something it needs is not there. */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<RunningApp> {
  const log = overrides.log ?? createLogger({ level: config.logLevel, secrets: secretsOf(config) });
  const metrics = overrides.metrics ?? createMetrics();
  const orm = await createOrm({
    databaseUrl: config.databaseUrl,
    patience: PATIENCE,
    request: currentRequestId,
  });
  const cleanUp = [() => orm.close()];
  try {
    await requireDatabase(orm);
    metrics.watchPool(await poolOf(orm));
    const clients = createClients(config.slack, boltLogger(log));
    const workspace = await readWorkspace(clients.quick);
    const { transport } = config.slack;
    if (transport.kind === 'socket') await requireAppToken(clients.quick, transport.appToken);
    const { created } = await ensureTenant(orm, {
      id: workspace.tenantId,
      name: workspace.name,
    });
    if (created) log.info({ tenant: workspace.tenantId }, 'first start in this workspace');

    const boss = createWorkingBoss(config.databaseUrl, log);
    cleanUp.unshift(() => boss.stop({ graceful: false }));
    await startBoss(boss);
    await openQueues(boss, workspace.tenantId);
    metrics.watchGivenUp(() => countGivenUp(boss, workspace.tenantId));
    const clock = overrides.clock ?? (() => new Date());
    const licensing: Licensing = { em: orm.em, clock, queue: createQueue(boss) };

    const bolt = createBolt(config.slack, workspace, { log, metrics });
    const services: Services = {
      licensing,
      reschedule: () => scheduleJobs(boss, work),
      workspace,
      clients,
      log,
      metrics,
      administrators: config.administrators,
      people: createPeople(licensing, clients, workspace, config.administrators, log),
      userGroups: rememberUserGroups(clients.quick),
      screens: Object.assign({}, ...slices.map((slice) => slice.screens ?? {})),
    };
    const work = workOf(services);
    register(bolt.app, [...slices, peopleEvents], services);

    let draining = false;
    const unready = async () => {
      if (draining) return 'the process is about to end';
      if (!bolt.connected()) return 'there is no connection to Slack';
      return (await connectionProblem(orm)) === null ? null : 'PostgreSQL does not answer';
    };
    const server = createHttpServer({ unready }, metrics, bolt.requestListener);
    const port = await listen(server, config).catch((error: NodeJS.ErrnoException) => {
      const [at, or] =
        config.host === undefined
          ? ['', '']
          : [` at ${config.host}`, ', and HOST to an address of this machine'];
      throw new StartError(
        `Port ${config.port}${at} cannot be used (${error.code}). Set PORT to a free one${or}.`,
      );
    });
    cleanUp.unshift(() => new Promise<void>((done) => server.close(() => done())));
    await bolt.start();
    const stopWork = await startWork(boss, work);
    log.info({ port, tenant: workspace.tenantId, mode: transport.kind }, 'ready');

    return {
      port,
      async stop() {
        draining = true;
        log.info('draining');
        server.closeIdleConnections();
        const closed = new Promise((done) => server.close(done));
        await bolt.stop();
        await stopWork();
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

/** @throws {StartError} with the queue's own reason: its tables are missing, most likely. */
async function startBoss(boss: PgBoss): Promise<void> {
  await boss.start().catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(
      `The job queue does not start: ${reason}. If its tables are missing, run: npm run seatkeeper -- migrate`,
      { cause },
    );
  });
}

/** What is done later, by its queue. */
function workOf(services: Services): Work {
  const { licensing, workspace, log } = services;
  const { tenantId } = workspace;
  return {
    tenantId,
    timeZone: async () => (await readTenant(licensing, tenantId)).timeZone,
    failed: (error, name) => logError(services, error, `job ${name}`),
    ended: (name, outcome) => services.metrics.jobs.inc({ queue: name, outcome }),
    handlers: {
      async 'turn-day'() {
        const ended = await turnDay(licensing, tenantId);
        if (ended > 0) log.info({ ended }, 'licenses ended');
        // In case another process changed the zone.
        await services.reschedule();
      },
      'tell-person': (tidings, signal) => tellPerson(services, tidings, signal),
      'tell-administrators': (told) => tellAdministrators(services, told),
      'work-off-group': (data, signal) => workOffGroup(licensing, tenantId, data, signal),
      'heal-product': (data, signal) => healProduct(licensing, tenantId, data, signal),
      'review-people': (data) => reviewPeople(licensing, tenantId, data),
      'show-group-work': (data) => showGroupWork(services, data),
      'mirror-group': (data, signal) => mirrorGroup(services, data, signal),
      'check-people': (data, signal) => checkPeople(services, data, signal),
      'review-alerts': (data) => reviewAlerts(licensing, tenantId, data),
      'tell-channel': (data, signal) => tellChannel(services, data, signal),
      'tell-digest': (data, signal) => tellDigest(services, data, signal),
      'tell-approvers': (data) => tellApprovers(services, data),
      'review-requests': () => reviewRequests(licensing, tenantId),
      'show-request': (data, signal) => showRequest(services, data, signal),
      'show-reclaim': (data, signal) => showReclaim(services, data, signal),
      'purge-deeds': () => purgeDeeds(licensing, tenantId),
    },
  };
}

async function requireDatabase(orm: MikroORM): Promise<void> {
  const problem = await connectionProblem(orm);
  if (problem !== null) throw new StartError(problem);
  if (!(await isMigrated(orm))) throw new StartError(NOT_MIGRATED);
}

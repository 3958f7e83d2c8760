/**
 * Works off one tenant's jobs. Any number of processes may do so at once: each job goes to one of
 * them, one that dies loses its jobs to the others, and there is no leader.
 */
import { isDeepStrictEqual } from 'node:util';
import type { PgBoss } from 'pg-boss';
import { asRequest } from '../current-request.ts';
import type { JobData, QueueName } from '../licensing/ports.ts';
import { failedQueueOf, jobKinds, queueNames, queueOf } from './jobs.ts';
import { NeverWorks } from './never-works.ts';
import { wakeWorkers } from './wake-workers.ts';

/** A dead worker's job is another's after this, looked at every 15 s. */
const HEARTBEAT_SECONDS = 10;
const KEPT_SECONDS = 90 * 86_400;
const DRAIN_MS = 8000;
/** A worker is woken; by itself it looks this seldom. */
const POLL_SECONDS = 60;

export type Handlers = {
  [Name in QueueName]: (data: JobData[Name], signal: AbortSignal) => Promise<unknown>;
};

export interface Work {
  tenantId: string;
  handlers: Handlers;
  /** The tenant's time zone, in which its schedules run. */
  timeZone(): Promise<string>;
  /** Logs what stopped a job. */
  failed(error: unknown, queue: QueueName): void;
  /** Counts a run: failed ones are tried again, dead ones are not, be it for too many tries. */
  ended(queue: QueueName, outcome: 'completed' | 'failed' | 'dead'): void;
}

/** Makes the tenant's queues, so that jobs can be sent; the boss is started already. */
export async function openQueues(boss: PgBoss, tenantId: string): Promise<void> {
  const failed = failedQueueOf(tenantId);
  const names = queueNames.map((name) => queueOf(tenantId, name));
  const found = await boss.getQueues([failed, ...names]);
  const there = new Map(found.map((queue) => [queue.name, queue]));
  if (!there.has(failed)) await boss.createQueue(failed, { retentionSeconds: KEPT_SECONDS });
  for (const name of queueNames) {
    const { retries, key } = jobKinds[name];
    const options = {
      ...retries,
      retryBackoff: true,
      notify: true,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deadLetter: failed,
      retentionSeconds: KEPT_SECONDS,
      deleteAfterSeconds: 86_400,
    };
    const queue = queueOf(tenantId, name);
    const before = there.get(queue);
    if (!before) await boss.createQueue(queue, { ...options, policy: key ? 'short' : 'standard' });
    else if (!isDeepStrictEqual({ ...before, ...options }, before)) {
      await boss.updateQueue(queue, options);
    }
  }
}

/** How many jobs failed for good, whoever gave them up; as of some seconds ago. */
export async function countGivenUp(boss: PgBoss, tenantId: string): Promise<number> {
  const queue = await boss.getQueue(failedQueueOf(tenantId));
  return queue?.queuedCount ?? 0;
}

/** Lets the tenant's schedules follow its time zone. */
export async function scheduleJobs(boss: PgBoss, work: Pick<Work, 'tenantId' | 'timeZone'>) {
  const tz = await work.timeZone();
  for (const name of queueNames) {
    const { cron } = jobKinds[name];
    if (cron === undefined) continue;
    await boss.schedule(queueOf(work.tenantId, name), cron, {}, { tz, missed: 'once' });
  }
}

/**
 * Starts the workers and the schedules, and looks once for what became due meanwhile.
 * @returns ends it: no more jobs are taken, and those under way are waited for.
 */
export async function startWork(boss: PgBoss, work: Work): Promise<() => Promise<void>> {
  await scheduleJobs(boss, work);
  await boss.send(queueOf(work.tenantId, 'turn-day'), {});
  const workers = new Map<string, string[]>();
  for (const name of queueNames) {
    const all: string[] = [];
    while (all.length < (jobKinds[name].atOnce ?? 1)) await startWorker(boss, work, name, all);
    workers.set(queueOf(work.tenantId, name), all);
  }
  const stopWaking = wakeWorkers(boss, workers);
  return async () => {
    stopWaking();
    await boss.stop({ graceful: true, timeout: DRAIN_MS });
  };
}

async function startWorker<Name extends QueueName>(
  boss: PgBoss,
  { tenantId, handlers, failed, ended }: Work,
  name: Name,
  all: string[],
): Promise<void> {
  const { data: schema, retries, atOnce } = jobKinds[name];
  const handle = handlers[name];
  const worker = await boss.work(
    queueOf(tenantId, name),
    {
      pollingIntervalSeconds: POLL_SECONDS,
      notifyPollingIntervalSeconds: POLL_SECONDS,
      perJobResults: true,
      ...(atOnce && { groupConcurrency: 1 }),
    },
    async ([job]) => {
      if (!job) return [];
      const { id, retryCount } = job;
      // Where one is, more may be: the others look at once, and this one afterwards.
      for (const other of all) if (other !== worker) boss.notifyWorker(other);
      try {
        await asRequest(id, () => handle(schema.parse(job.data), job.signal));
        ended(name, 'completed');
        return [{ id, status: 'completed' }];
      } catch (error) {
        asRequest(id, () => failed(error, name));
        const neverWorks = error instanceof NeverWorks;
        const isDead = neverWorks || retryCount >= retries.retryLimit;
        ended(name, isDead ? 'dead' : 'failed');
        const status = neverWorks ? 'deadletter' : 'failed';
        return [{ id, status, output: { error: errorName(error) } }];
      } finally {
        boss.notifyWorker(worker);
      }
    },
  );
  all.push(worker);
}

/** For the list of failed jobs: what it is called, never a statement with its values. */
function errorName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  if (error instanceof NeverWorks) return error.message;
  return 'code' in error ? `${error.name} (${String(error.code)})` : error.name;
}

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { PgBoss } from 'pg-boss';
import { createWorkingBoss } from '../../src/jobs/boss.ts';
import { queueOf } from '../../src/jobs/jobs.ts';
import { createQueue } from '../../src/jobs/queue.ts';
import { openQueues } from '../../src/jobs/work.ts';
import type { JobData, QueueName } from '../../src/licensing/ports.ts';
import { createLogger } from '../../src/logger.ts';
import type { TestDatabase } from './database.ts';

/** The queue of one tenant. */
type TenantQueue = ReturnType<typeof ofTenant>;

export interface TestJobs {
  /** Looks at the queues and sends to them; works on nothing. */
  readonly boss: PgBoss;
  queueOf(tenantId: string): Promise<TenantQueue>;
  /** The data of all jobs of a queue, oldest first. */
  sent<Name extends QueueName>(tenantId: string, name: Name): Promise<JobData[Name][]>;
}

/** The job queue of a test's database. */
export function useJobs(database: TestDatabase): TestJobs {
  let boss: PgBoss | undefined;
  const started = () => {
    if (!boss) throw new Error('The queue is there from beforeAll on');
    return boss;
  };
  beforeAll(async () => {
    boss = createWorkingBoss(database.url, createLogger({ level: 'silent' }));
    await boss.start();
    database.onClose(() => started().stop({ graceful: false }));
  });
  return {
    get boss() {
      return started();
    },
    async queueOf(tenantId) {
      await openQueues(started(), tenantId);
      return ofTenant(started(), tenantId);
    },
    async sent<Name extends QueueName>(tenantId: string, name: Name) {
      const jobs = await started().findJobs<JobData[Name]>(queueOf(tenantId, name));
      return jobs.map(({ data }) => data);
    },
  };
}

function ofTenant(boss: PgBoss, tenantId: string) {
  const queue = createQueue(boss);
  return {
    enqueue: <Name extends QueueName>(
      em: SqlEntityManager,
      name: Name,
      data: JobData[Name],
      options?: { afterSeconds?: number },
    ) => queue.enqueue(em, tenantId, name, data, options),
    withdraw: (em: SqlEntityManager, name: QueueName, ids: readonly string[]) =>
      queue.withdraw(em, tenantId, name, ids),
    isPending: <Name extends QueueName>(
      em: SqlEntityManager,
      name: Name,
      data: Partial<JobData[Name]>,
    ) => queue.isPending(em, tenantId, name, data),
  };
}

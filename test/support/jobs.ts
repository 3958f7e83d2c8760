import type { PgBoss } from 'pg-boss';
import { createWorkingBoss } from '../../src/jobs/boss.ts';
import { queueOf } from '../../src/jobs/jobs.ts';
import { createQueue } from '../../src/jobs/queue.ts';
import { openQueues } from '../../src/jobs/work.ts';
import type { JobData, Queue, QueueName } from '../../src/licensing/ports.ts';
import { createLogger } from '../../src/logger.ts';
import type { TestDatabase } from './database.ts';

export interface TestJobs {
  /** Looks at the queues and sends to them; works on nothing. */
  readonly boss: PgBoss;
  queueOf(tenantId: string): Promise<Queue>;
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
      return createQueue(started(), tenantId);
    },
    async sent<Name extends QueueName>(tenantId: string, name: Name) {
      const jobs = await started().findJobs<JobData[Name]>(queueOf(tenantId, name));
      return jobs.map(({ data }) => data);
    },
  };
}

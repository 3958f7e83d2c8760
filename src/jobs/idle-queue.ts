import type { PgBoss } from 'pg-boss';
import type { Queue } from '../licensing/ports.ts';
import { startIdleBoss } from './boss.ts';
import { createQueue } from './queue.ts';
import { openQueues } from './work.ts';

/** For what sends jobs but works on none: connects where there is something to send. */
export function createIdleQueue(databaseUrl: string): { queue: Queue; close(): Promise<void> } {
  let started: Promise<PgBoss> | undefined;
  const opened = new Set<string>();
  const queueOf = async (tenantId: string) => {
    started ??= startIdleBoss(databaseUrl);
    const boss = await started;
    if (!opened.has(tenantId)) await openQueues(boss, tenantId);
    opened.add(tenantId);
    return createQueue(boss);
  };
  return {
    queue: {
      enqueue: async (em, tenantId, ...job) =>
        (await queueOf(tenantId)).enqueue(em, tenantId, ...job),
      withdraw: async (em, tenantId, ...jobs) =>
        (await queueOf(tenantId)).withdraw(em, tenantId, ...jobs),
      isPending: async (em, tenantId, ...which) =>
        (await queueOf(tenantId)).isPending(em, tenantId, ...which),
    },
    close: async () => (await started)?.stop({ graceful: false }),
  };
}

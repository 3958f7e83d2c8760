import { fromKysely, type PgBoss } from 'pg-boss';
import type { Queue } from '../licensing/ports.ts';
import { jobKinds, queueOf } from './jobs.ts';

/** The Queue port over a started pg-boss: jobs are rows written in the caller's transaction. */
export function createQueue(boss: PgBoss, tenantId: string): Queue {
  return {
    async enqueue(em, name, data, { afterSeconds } = {}) {
      return boss.send(queueOf(tenantId, name), jobKinds[name].data.parse(data), {
        db: fromKysely(em.getKysely()),
        ...(afterSeconds !== undefined && { startAfter: afterSeconds }),
      });
    },
    async withdraw(em, name, ids) {
      if (ids.length === 0) return;
      await boss.deleteJob(queueOf(tenantId, name), [...ids], { db: fromKysely(em.getKysely()) });
    },
  };
}

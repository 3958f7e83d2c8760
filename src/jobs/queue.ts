import { fromKysely, type PgBoss } from 'pg-boss';
import type { Queue } from '../licensing/ports.ts';
import { jobKinds, queueOf } from './jobs.ts';

/** The Queue port over a started pg-boss: jobs are rows written in the caller's transaction. */
export function createQueue(boss: PgBoss): Queue {
  return {
    async enqueue(em, tenantId, name, data, { afterSeconds } = {}) {
      const { data: schema, key, atOnce } = jobKinds[name];
      return boss.send(queueOf(tenantId, name), schema.parse(data), {
        db: fromKysely(em.getKysely()),
        ...(key && { singletonKey: key(data) }),
        ...(key && atOnce && { group: { id: key(data) } }),
        ...(afterSeconds !== undefined && { startAfter: afterSeconds }),
      });
    },
    async withdraw(em, tenantId, name, ids) {
      if (ids.length === 0) return;
      await boss.deleteJob(queueOf(tenantId, name), [...ids], { db: fromKysely(em.getKysely()) });
    },
    async isPending(em, tenantId, name, data) {
      const [{ pending }] = await em.execute<[{ pending: boolean }]>(
        `select exists (select from pgboss.job
          where name = ? and state <= 'active' and data @> cast(? as jsonb)) as pending`,
        [queueOf(tenantId, name), JSON.stringify(data)],
      );
      return pending;
    },
  };
}

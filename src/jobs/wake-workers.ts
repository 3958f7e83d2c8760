/**
 * What becomes due by itself, a later try or an hour, is looked for once a second for all queues: of
 * so many workers each would ask PostgreSQL as often. What is new they are told by it.
 */
import type { PgBoss } from 'pg-boss';

const EVERY_MS = 1000;

const DUE = `select q.name from unnest(cast($1 as text[])) as q (name)
  where exists (select from pgboss.job j
    where j.name = q.name and j.state < 'active' and j.start_after <= now())`;

/**
 * @param workers by their queue's name; all are woken, as any may be busy for long.
 * @returns stops it.
 */
export function wakeWorkers(
  boss: PgBoss,
  workers: ReadonlyMap<string, readonly string[]>,
): () => void {
  let looking = false;
  const look = async () => {
    const { rows } = await boss.getDb().executeSql(DUE, [[...workers.keys()]]);
    for (const { name } of rows) {
      for (const worker of workers.get(name) ?? []) boss.notifyWorker(worker);
    }
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      .catch((error) => boss.emit('error', error))
      .finally(() => {
        looking = false;
      });
  }, EVERY_MS);
  return () => clearInterval(timer);
}

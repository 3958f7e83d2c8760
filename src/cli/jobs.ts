/** Jobs that failed for good: what there is of them, and once more. */
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { withIdleBoss } from '../jobs/boss.ts';
import { failedQueueOf } from '../jobs/jobs.ts';
import { chooseExistingTenant } from './choose-tenant.ts';
import { CliError } from './cli-error.ts';
import { withDatabase } from './database.ts';

/** So many are listed. */
const MAX = 1000;

export async function listFailedJobs({ tenant }: { tenant?: string }): Promise<void> {
  await withFailedJobs(tenant, async (_boss, failed) => {
    if (failed.length === 0) console.log('No job has failed for good.');
    for (const job of failed) console.log(line(job));
  });
}

/** Runs one, or all, again from its beginning. */
export async function retryJobs(
  id: string | undefined,
  { all, tenant }: { all?: boolean; tenant?: string },
): Promise<void> {
  if ((id === undefined) !== (all === true)) {
    throw new CliError('Name one job by its id, as listed by "jobs", or all with --all.');
  }
  await withFailedJobs(tenant, async (boss, failed) => {
    const chosen = failed.filter((job) => all === true || job.id === id);
    if (id !== undefined && chosen.length === 0) {
      throw new CliError(`No job ${id} has failed for good. Run "jobs" to see those that have.`);
    }
    for (const job of chosen) await boss.redrive(job.name, { ids: [job.id] });
    console.log(chosen.length === 1 ? '1 job runs again.' : `${chosen.length} jobs run again.`);
  });
}

async function withFailedJobs(
  given: string | undefined,
  run: (boss: PgBoss, failed: JobWithMetadata[]) => Promise<void>,
): Promise<void> {
  await withDatabase(async (connected) => {
    const { id } = await chooseExistingTenant(connected, given);
    await withIdleBoss(connected.config.databaseUrl, async (boss) => {
      const queue = failedQueueOf(id);
      // Where no bot has been started yet, there is none.
      const isThere = (await boss.getQueue(queue)) !== null;
      await run(boss, isThere ? await boss.findJobs<object>(queue, { limit: MAX }) : []);
    });
  });
}

function line({ id, sourceName, createdOn, sourceOutput, sourceRetryCount }: JobWithMetadata) {
  const { error = 'unknown' } = (sourceOutput ?? {}) as { error?: unknown };
  const attempts = (sourceRetryCount ?? 0) + 1;
  return [id, sourceName, createdOn.toISOString(), String(error), `attempts: ${attempts}`].join(
    '  ',
  );
}

import type { Workspace } from './builders.ts';
import type { TestLicensing } from './licensing.ts';
import { runJobs } from './run-jobs.ts';

/** The members of a group get what is meant for them, or lose it, until nothing moves. */
export async function workOff(
  licensing: TestLicensing,
  { tenantId }: Pick<Workspace, 'tenantId'>,
  { id: groupId }: { id: string },
): Promise<void> {
  await licensing.queue.enqueue(licensing.em, tenantId, 'work-off-group', {
    ...{ groupId, productId: null, work: 'due', lostPlanIds: [] },
  });
  await runJobs(licensing, tenantId);
}

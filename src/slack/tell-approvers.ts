/** The job that finds out who decides on a request, once it is made. */
import type { JobData } from '../licensing/ports.ts';
import { sendCopies } from '../licensing/requests/request-copies.ts';
import type { Services } from './services.ts';

export async function tellApprovers(
  { licensing, workspace, administrators, people, log }: Services,
  { requestId }: JobData['tell-approvers'],
): Promise<void> {
  await people.meetAdministrators();
  const approvers = await sendCopies(licensing, workspace, administrators, { requestId });
  if (approvers === 0) log.warn({ requestId }, 'no administrator is known to decide on a request');
}

import { type Context, requireAdministrator } from './actor.ts';
import { lockPerson } from './assignment-facts.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import type { Licensing } from './ports.ts';

/**
 * Has a person tried again in everything they wait for, as a job.
 * @throws {NotAllowed | PersonNotFound}
 */
export async function reprocessPerson(
  licensing: Licensing,
  context: Context,
  { personId }: { personId: string },
): Promise<Once<{ person: string }>> {
  requireAdministrator(context);
  const { tenantId } = context;
  return doOnce(licensing, context, async (em) => {
    const person = await lockPerson(em, tenantId, personId);
    await audit(em, context, licensing.clock(), { action: 'person.reprocess', personId });
    const job = { personIds: [personId], lostPlanIds: [], asked: true };
    await licensing.queue.enqueue(em, tenantId, 'review-people', job);
    return { person: person.displayName };
  });
}

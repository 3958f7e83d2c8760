/**
 * The nightly pass: catches up with what Slack told while nobody listened. Whoever has or could get
 * back something is read anew, a few a minute, so that Slack's limits leave room for those who wait
 * for an answer; each lot is a job of its own, which leads to the next, so that a pass goes on where
 * it was. Whom Slack has told of since it began is passed over.
 */
import { PersonNotFound } from '../licensing/errors.ts';
import { peopleToCheck } from '../licensing/people-to-check.ts';
import type { JobData } from '../licensing/ports.ts';
import { listMirrors } from '../licensing/read-mirrors.ts';
import { asSlackAllows } from './as-slack-allows.ts';
import type { Services } from './services.ts';

/** Of the 100 a minute that Slack allows of users.info. */
const PEOPLE_A_MINUTE = 50;
/** Of the 20 a minute that Slack allows of usergroups.*: one look at a group takes one of each. */
const GROUPS_A_MINUTE = 10;

export async function checkPeople(
  services: Services,
  { begun, after }: JobData['check-people'],
  signal: AbortSignal,
): Promise<void> {
  const { licensing, workspace, people } = services;
  const { tenantId } = workspace;
  if (begun === undefined) await checkGroups(services);
  const since = begun ?? licensing.clock().toISOString();
  const limit = PEOPLE_A_MINUTE;
  const some = await peopleToCheck(licensing, tenantId, { since, after, limit });
  for (const { slackUserId } of some) {
    signal.throwIfAborted();
    await asSlackAllows(signal, () => people.asOfNow(slackUserId)).catch((error: unknown) => {
      // Slack does not show everybody any more: what is known of them stays.
      if (!(error instanceof PersonNotFound)) throw error;
    });
  }
  const last = some.at(-1);
  if (!last || some.length < limit) return;
  const next = { begun: since, after: last.id };
  await licensing.em.fork().transactional(async (em) => {
    await licensing.queue.enqueue(em, tenantId, 'check-people', next, { afterSeconds: 60 });
  });
}

async function checkGroups({ licensing, workspace }: Services): Promise<void> {
  const { tenantId } = workspace;
  const mirrors = await listMirrors(licensing, tenantId);
  await licensing.em.fork().transactional(async (em) => {
    for (const [index, { groupId }] of mirrors.entries()) {
      const job = { groupId, takeOver: false, nightly: true };
      const options = { afterSeconds: Math.floor((index * 60) / GROUPS_A_MINUTE) };
      await licensing.queue.enqueue(em, tenantId, 'mirror-group', job, options);
    }
  });
}

/**
 * The job that brings a mirrored group in step with its Slack user group: whenever Slack tells of a
 * change, and every night. Slack is always asked anew, so that it matters neither how often nor in
 * which order its events come.
 */
import { NeverWorks } from '../jobs/never-works.ts';
import type { Context } from '../licensing/actor.ts';
import { applyMirror, type SeenUserGroup } from '../licensing/apply-mirror.ts';
import { PersonNotFound } from '../licensing/errors.ts';
import type { JobData } from '../licensing/ports.ts';
import { type Mirror, readMirror, unknownSlackUsers } from '../licensing/read-mirrors.ts';
import { asSlackAllows } from './as-slack-allows.ts';
import type { Services } from './services.ts';
import {
  listUserGroups,
  readUserGroup,
  UserGroupsForbidden,
  UserGroupsUnavailable,
} from './user-groups.ts';

const CAUSE = 'slack_user_group';
/**
 * People nobody here knows yet: so many are read by one job, and the rest by the next, a while later.
 * Slack allows 100 a minute, of which at least half is left to those who wait for an answer.
 */
const PEOPLE_A_JOB = 40;
const PAUSE_SECONDS = 48;

/** @throws {NeverWorks} where the workspace has no user groups, or the app may not read them. */
export async function mirrorGroup(
  services: Services,
  { groupId, takeOver, after }: JobData['mirror-group'],
  signal: AbortSignal,
): Promise<void> {
  const { licensing, workspace } = services;
  const { tenantId } = workspace;
  const context: Context = {
    tenantId,
    actor: { kind: 'system', cause: CAUSE },
    surface: 'slack',
  };
  for (;;) {
    const mirror = await readMirror(licensing, tenantId, groupId);
    if (!mirror) return;
    const seen = await look(services, mirror, signal).catch((error: unknown) => {
      const never = error instanceof UserGroupsUnavailable || error instanceof UserGroupsForbidden;
      throw never ? new NeverWorks(error.code) : error;
    });
    const last = await meet(services, seen.slackUserIds, after, signal);
    const outcome = await applyMirror(licensing, context, mirror, { seen, takeOver });
    if (outcome === 'stale') continue;
    if (last === null || outcome === 'frozen') return;
    return goOn(services, groupId, last);
  }
}

/** Who is not a member any more is out by now. */
function goOn({ licensing, workspace }: Services, groupId: string, after: string): Promise<void> {
  return licensing.em.fork().transactional(async (em) => {
    const rest = { groupId, takeOver: false, after };
    const options = { afterSeconds: PAUSE_SECONDS };
    await licensing.queue.enqueue(em, workspace.tenantId, 'mirror-group', rest, options);
  });
}

async function look(
  { clients: { messages } }: Services,
  { slackUsergroupId: id }: Mirror,
  signal: AbortSignal,
): Promise<SeenUserGroup> {
  const all = await asSlackAllows(signal, () => listUserGroups(messages));
  const found = all.find((each) => each.id === id);
  const users =
    found?.disabled === false
      ? await asSlackAllows(signal, () => readUserGroup(messages, id))
      : null;
  return { name: found?.name ?? null, disabled: users === null, slackUserIds: users ?? [] };
}

/**
 * Takes in who is not known here yet, behind `after`. Bots and people of other organizations hold no
 * licenses, and stay unknown.
 * @returns behind whom the next job goes on; null: nobody is left.
 */
async function meet(
  { licensing, workspace, people }: Services,
  slackUserIds: readonly string[],
  after: string | undefined,
  signal: AbortSignal,
): Promise<string | null> {
  const unknown = await unknownSlackUsers(licensing, workspace.tenantId, slackUserIds, after);
  const some = unknown.slice(0, PEOPLE_A_JOB);
  for (const id of some) {
    signal.throwIfAborted();
    await asSlackAllows(signal, () => people.asOfNow(id)).catch((error: unknown) => {
      if (!(error instanceof PersonNotFound)) throw error;
    });
  }
  return unknown.length > some.length ? (some.at(-1) ?? null) : null;
}

/**
 * Shows how far the work of a group is, where it was started, every three seconds; then what came
 * of it, there and in the direct message. Each look is a job of its own, which leads to the next,
 * so that it goes on whatever becomes of this process. The deed keeps the first one, for later.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { requestReference } from '../current-request.ts';
import { LicensingError } from '../licensing/errors.ts';
import { groupProgress } from '../licensing/group-progress.ts';
import type { GroupWorkShown } from '../licensing/ports.ts';
import type { Modal } from './blocks.ts';
import { buildCall } from './calls.ts';
import { editMessage, KEPT_SECONDS, type Message, resultMessage } from './direct-message.ts';
import { WrongWorkspace } from './error-messages.ts';
import { groupWorkMessage, groupWorkModal } from './group-work.ts';
import { logError } from './log-error.ts';
import { redraw } from './refresh.ts';
import type { Services } from './services.ts';
import { slackRefusal } from './slack-refusal.ts';
import type { Call } from './slice.ts';

const FIRST_SECONDS = 1;
const EVERY_SECONDS = 3;
/** In a large group counting takes a while: of all the time a tenth at most. */
const SHARE = 10;

export function followGroupWork(
  call: Call,
  shown: Omit<GroupWorkShown, 'slackUserId' | 'message'>,
) {
  const { services, person } = call;
  const { slackUserId } = person;
  const kept: string[] = [];
  return {
    /** In the deed's transaction: a look of its own, should nothing begin below. */
    async keep(em: SqlEntityManager): Promise<void> {
      if (slackUserId === null) return;
      const look = { ...shown, slackUserId, message: null };
      const id = await enqueue(services, em, look, KEPT_SECONDS);
      if (id !== null) kept.push(id);
    },
    /** After the deed: tells that it has begun, and looks from then on. */
    async begin(message: Message): Promise<void> {
      if (slackUserId === null) return;
      const place = await resultMessage(call).send(message);
      const look = { ...shown, slackUserId, message: place ?? null };
      await lookAgain(services, look, FIRST_SECONDS, kept);
    },
  };
}

/** One look. Whom it was for may be gone by now, and so may the group: then nobody waits for it. */
export async function showGroupWork(services: Services, shown: GroupWorkShown): Promise<void> {
  try {
    await look(services, shown);
  } catch (error) {
    if (!(error instanceof LicensingError || error instanceof WrongWorkspace)) throw error;
    logError(services, error, 'showing the work of a group');
  }
}

async function look(services: Services, shown: GroupWorkShown): Promise<void> {
  const { teamId, enterpriseId } = services.workspace;
  const sender = { userId: shown.slackUserId, teamIds: [teamId], enterpriseId };
  const call = await buildCall(services, sender, requestReference());
  const began = performance.now();
  const progress = await groupProgress(services.licensing, call.context, shown);
  const tookSeconds = (performance.now() - began) / 1000;
  const isOpen = await update(services, shown, groupWorkModal(call.texts, shown, progress));
  const viewId = isOpen ? shown.viewId : null;
  if (progress.atWork) {
    const seconds = Math.max(EVERY_SECONDS, Math.ceil(SHARE * tookSeconds));
    return lookAgain(services, { ...shown, viewId }, seconds);
  }
  const outcome = groupWorkMessage(call.texts, shown, progress);
  await Promise.all([
    shown.message ? editMessage(call, shown.message, outcome) : resultMessage(call).send(outcome),
    // Without the view on top, whoever looks at the one below has moved on in it.
    isOpen && redraw(call, shown.returnTo ?? undefined),
  ]);
}

/** False once the view is closed. What fails now is shown by the next look. */
async function update(
  services: Services,
  { viewId }: GroupWorkShown,
  view: Modal,
): Promise<boolean> {
  if (viewId === null) return false;
  try {
    await services.clients.quick.views.update({ view_id: viewId, view });
    return true;
  } catch (error) {
    if (slackRefusal(error) === 'not_found') return false;
    logError(services, error, 'showing the work of a group');
    return true;
  }
}

/** @param instead ids of looks that it takes the place of. */
async function lookAgain(
  services: Services,
  shown: GroupWorkShown,
  afterSeconds: number,
  instead: readonly string[] = [],
): Promise<void> {
  const { licensing, workspace } = services;
  await licensing.em.fork().transactional(async (em) => {
    await licensing.queue.withdraw(em, workspace.tenantId, 'show-group-work', instead);
    await enqueue(services, em, shown, afterSeconds);
  });
}

function enqueue(
  { licensing: { queue }, workspace: { tenantId } }: Services,
  em: SqlEntityManager,
  shown: GroupWorkShown,
  afterSeconds: number,
): Promise<string | null> {
  return queue.enqueue(em, tenantId, 'show-group-work', shown, { afterSeconds });
}

/**
 * Whoever administers licenses is told, each once: the messages are kept together, by the id of what
 * is told, and then go their own ways.
 */
import { systemContext } from '../licensing/actor.ts';
import { doOnce } from '../licensing/deed.ts';
import { listAdministratorsInSlack } from '../licensing/list-administrators-in-slack.ts';
import type { JobData } from '../licensing/ports.ts';
import { noticeKey } from './notice-message.ts';
import type { Services } from './services.ts';

const CAUSE = 'notice';

export async function tellAdministrators(
  { licensing, workspace, administrators, people, log }: Services,
  { id, notice }: JobData['tell-administrators'],
): Promise<void> {
  await people.meetAdministrators();
  const { tenantId } = workspace;
  const context = { ...systemContext(tenantId, CAUSE), deedKey: noticeKey(id) };
  await doOnce(licensing, context, async (em) => {
    const told = await listAdministratorsInSlack(em, tenantId, administrators);
    if (told.length === 0) log.warn({ notice: notice.kind }, 'no administrator is known to tell');
    for (const slackUserId of told) {
      const tidings = { kind: 'notice', slackUserId, id, notice } as const;
      await licensing.queue.enqueue(em, tenantId, 'tell-person', tidings);
    }
    return { notice };
  });
}

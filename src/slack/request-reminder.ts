/** That a request still waits, where it is asked about: to somebody who decides, or in the channel. */
import { findPersonBySlackId } from '../licensing/find-person-by-slack-id.ts';
import type { Tidings } from '../licensing/ports.ts';
import { readTenant } from '../licensing/read-tenant.ts';
import { isChannel } from '../licensing/recipient.ts';
import { readRequest, type ShownRequest } from '../licensing/requests/read-request.ts';
import { context, section } from './blocks.ts';
import type { Message } from './direct-message.ts';
import { askedLine, detailLines } from './request-lines.ts';
import { reviewButton } from './request-message.ts';
import type { Services } from './services.ts';
import { type Texts, textsFor, textsOf } from './texts.ts';

/** Null where nothing waits for them any more. */
export async function reminderLetter(
  { licensing, workspace }: Pick<Services, 'licensing' | 'workspace'>,
  { requestId, slackUserId }: Extract<Tidings, { kind: 'request_waits' }>,
): Promise<{ slackUserId: string; message: Message } | null> {
  const { tenantId } = workspace;
  const request = await readRequest(licensing.em.fork(), tenantId, requestId);
  if (request?.state !== 'pending') return null;
  if (isChannel(slackUserId)) {
    const { language } = await readTenant(licensing, tenantId);
    return { slackUserId, message: reminderMessage(textsFor(language), request) };
  }
  const reader = await findPersonBySlackId(licensing, tenantId, slackUserId);
  const texts = reader ? textsOf(reader) : textsFor(null);
  return { slackUserId, message: reminderMessage(texts, request) };
}

export function reminderMessage(texts: Texts, request: ShownRequest): Message {
  const at = texts.moment(new Date(request.waitingSince));
  const text = `${askedLine(texts, request)} ${texts.md('requests:stillWaits', { at })}`;
  return {
    text,
    blocks: [
      section(text, { accessory: reviewButton(texts, request) }),
      context(detailLines(texts, request).join('\n')),
    ],
  };
}

/** The job that brings a message to a person: waits as long as Slack asks, and tries again. */

import { NeverWorks } from '../jobs/never-works.ts';
import { findPersonBySlackId } from '../licensing/find-person-by-slack-id.ts';
import type { Tidings } from '../licensing/ports.ts';
import { readEndedLicense } from '../licensing/read-ended-license.ts';
import { asSlackAllows } from './as-slack-allows.ts';
import { section } from './blocks.ts';
import { endingLetter } from './ending-message.ts';
import { shortName } from './name-list.ts';
import { noticeMessage } from './notice-message.ts';
import { postMessage } from './post-message.ts';
import { requestLetter } from './request-decided-message.ts';
import { reminderLetter } from './request-reminder.ts';
import type { Services } from './services.ts';
import { slackRefusal } from './slack-refusal.ts';
import { textsFor, textsOf } from './texts.ts';

/**
 * Slack's errors that stay: the person is gone, a scope is missing, or the message is refused. Not
 * those of the token, as another will be given, and what was to be told is told then.
 */
export const PERMANENT: ReadonlySet<string> = new Set([
  'cannot_dm_bot',
  'channel_not_found',
  'invalid_blocks',
  'is_archived',
  'missing_scope',
  'not_in_channel',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'users_not_found',
]);

type Teller = Pick<Services, 'licensing' | 'workspace' | 'clients'>;

/** @throws {NeverWorks} where Slack says that it stays so. */
export async function tellPerson(
  services: Teller,
  tidings: Tidings,
  signal: AbortSignal,
): Promise<void> {
  const letter = await write(services, tidings);
  if (!letter) return;
  const { messages } = services.clients;
  const post = () => postMessage(messages, letter.slackUserId, letter.message);
  await asSlackAllows(signal, post).catch((error: unknown) => {
    const code = slackRefusal(error);
    throw PERMANENT.has(code) ? new NeverWorks(code) : error;
  });
}

async function write({ licensing, workspace }: Teller, tidings: Tidings) {
  if (tidings.kind === 'message') {
    const { slackUserId, text, blocks } = tidings;
    return { slackUserId, message: { text, blocks } };
  }
  if (tidings.kind === 'notice') {
    const { slackUserId, id, notice } = tidings;
    const reader = await findPersonBySlackId(licensing, workspace.tenantId, slackUserId);
    const texts = reader ? textsOf(reader) : textsFor(null);
    const message = await noticeMessage(licensing, workspace.tenantId, texts, { id, notice });
    return message && { slackUserId, message };
  }
  if (tidings.kind === 'request_decided') return requestLetter({ licensing, workspace }, tidings);
  if (tidings.kind === 'request_waits') return reminderLetter({ licensing, workspace }, tidings);
  if (tidings.kind === 'license_ends') return endingLetter({ licensing, workspace }, tidings);
  const ended = await readEndedLicense(licensing, workspace.tenantId, tidings);
  // Nobody to tell: gone from Slack, or from the database, since it ended.
  if (!ended || ended.slackUserId === null) return null;
  const { md, day } = textsOf(ended);
  const { product, slackUserId } = ended;
  const text = md('mine:ended', { product: shortName(product), lastDay: day(tidings.lastDay) });
  return { slackUserId, message: { text, blocks: [section(text)] } };
}

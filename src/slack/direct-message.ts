/**
 * Direct messages about a deed that is done: whatever Slack answers is logged, and never told as a
 * failure of the deed.
 */
import type { KnownBlock } from '@slack/types';
import { logError } from './log-error.ts';
import type { Call } from './slice.ts';

export interface Message {
  /** For notifications and screen readers; mrkdwn. */
  text: string;
  blocks: KnownBlock[];
}

export interface MessagePlace {
  channelId: string;
  ts: string;
}

/** Sends to whoever acts; tells where the message stands, if it does. */
export async function sendDirectMessage(
  call: Call,
  message: Message,
): Promise<MessagePlace | undefined> {
  const { background } = call.services.clients;
  const users = call.person.slackUserId;
  if (users === null) return undefined;
  try {
    const { channel } = await background.conversations.open({ users });
    if (!channel?.id) return undefined;
    const sent = await background.chat.postMessage({
      channel: channel.id,
      unfurl_links: false,
      ...message,
    });
    return sent.ts === undefined ? undefined : { channelId: channel.id, ts: sent.ts };
  } catch (error) {
    logError(call.services.log, error, call.context.requestId ?? '', 'direct message');
    return undefined;
  }
}

export async function editMessage(
  call: Call,
  place: MessagePlace,
  message: Message,
): Promise<void> {
  const { channelId: channel, ts } = place;
  try {
    await call.services.clients.background.chat.update({ channel, ts, ...message });
  } catch (error) {
    logError(call.services.log, error, call.context.requestId ?? '', 'message edit');
  }
}

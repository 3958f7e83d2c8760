/** Sends to somebody or in a channel, once: what failed may still have arrived. */
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { isChannel } from '../licensing/recipient.ts';
import type { Message } from './direct-message.ts';
import { slackRefusal } from './slack-refusal.ts';

export const messagePlace = z.object({ channelId: z.string(), ts: z.string() });
export type MessagePlace = z.infer<typeof messagePlace>;

interface Posted {
  text: string;
  blocks: { type: string }[];
}

/** @param recipient a person, U… or W…, or a channel, C… or G…. */
export async function postMessage(
  client: WebClient,
  recipient: string,
  message: Posted,
): Promise<MessagePlace | undefined> {
  const channelId = isChannel(recipient) ? recipient : await openDirect(client, recipient);
  const { ts } = await client.chat.postMessage({
    channel: channelId,
    unfurl_links: false,
    ...message,
  });
  return ts === undefined ? undefined : { channelId, ts };
}

async function openDirect(client: WebClient, slackUserId: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: slackUserId });
  return channel?.id ?? slackUserId;
}

/**
 * Has a message stand as it is to be: edited where it stands, or else posted.
 * @returns where it stands, or stood until somebody deleted it.
 */
export async function bringMessage(
  client: WebClient,
  { recipient, place }: { recipient: string; place: MessagePlace | null },
  message: Message,
): Promise<{ place: MessagePlace; isDeleted: boolean }> {
  if (place === null) {
    const posted = placed(await postMessage(client, recipient, message));
    return { place: posted, isDeleted: false };
  }
  const { channelId: channel, ts } = place;
  try {
    await client.chat.update({ channel, ts, ...message });
    return { place, isDeleted: false };
  } catch (error) {
    if (slackRefusal(error) !== 'message_not_found') throw error;
    return { place, isDeleted: true };
  }
}

/** What Slack took counts as sent where it names its place. */
export function placed<Place>(place: Place | undefined): Place {
  if (place === undefined) throw new Error('Slack took a message and names no place of it');
  return place;
}

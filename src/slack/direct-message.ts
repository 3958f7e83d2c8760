/** Direct messages about a deed that is done. */
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { afterTheDeed } from './after-the-deed.ts';
import type { Call } from './slice.ts';

export interface Message {
  /** For notifications and screen readers; markup. */
  text: string;
  blocks: KnownBlock[];
}

export const messagePlace = z.object({ channelId: z.string(), ts: z.string() });
export type MessagePlace = z.infer<typeof messagePlace>;

/** Sends to whoever acts; tells where the message stands, if it does. */
export function sendDirectMessage(call: Call, message: Message): Promise<MessagePlace | undefined> {
  const { background } = call.services.clients;
  return afterTheDeed(call, 'direct message', async () => {
    const users = call.person.slackUserId;
    if (users === null) return undefined;
    const { channel } = await background.conversations.open({ users });
    const channelId = channel?.id ?? users;
    const sent = await background.chat.postMessage({
      channel: channelId,
      unfurl_links: false,
      ...message,
    });
    return sent.ts === undefined ? undefined : { channelId, ts: sent.ts };
  });
}

export async function editMessage(
  call: Call,
  { channelId, ts }: MessagePlace,
  message: Message,
): Promise<void> {
  const { background } = call.services.clients;
  await afterTheDeed(call, 'message edit', () =>
    background.chat.update({ channel: channelId, ts, ...message }),
  );
}

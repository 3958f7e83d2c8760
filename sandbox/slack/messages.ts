import type { KnownBlock } from '@slack/types';
import type { ViewValues } from './client-protocol.ts';
import { fileObject, type StoredFile } from './files.ts';

export interface Message {
  ts: string;
  channelId: string;
  userId: string;
  text: string;
  blocks: KnownBlock[];
  threadTs?: string;
  /** A reply that stands in the channel as well. */
  isBroadcast?: boolean;
  /** Only this person sees it. */
  onlyFor?: string;
  edited?: { user: string; ts: string };
  system: boolean;
  metadata?: unknown;
  files?: StoredFile[];
  /** What each reader has chosen in the message's elements. */
  values: Map<string, ViewValues>;
}

export interface Poster {
  botUserId: string;
  botId: string;
  appId: string;
  teamId: string;
}

/** https://docs.slack.dev/reference/events/message */
export function messageObject(message: Message, poster: Poster): Record<string, unknown> {
  return {
    type: 'message',
    user: message.userId,
    ts: message.ts,
    text: message.text,
    team: poster.teamId,
    ...(message.userId === poster.botUserId ? { bot_id: poster.botId, app_id: poster.appId } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    // https://docs.slack.dev/reference/events/message/thread_broadcast
    ...(message.isBroadcast ? { subtype: 'thread_broadcast' } : {}),
    ...(message.edited === undefined ? {} : { edited: message.edited }),
    ...(message.files === undefined ? {} : { files: message.files.map(fileObject) }),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
  };
}

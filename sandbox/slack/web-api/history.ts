// https://docs.slack.dev/reference/methods/conversations.history and conversations.replies
import { z } from 'zod';
import { type Message, messageObject } from '../messages.ts';
import { SlackError } from '../slack-error.ts';
import { count, flag } from './arguments.ts';
import { type Context, type Methods, method, requireScope } from './method.ts';
import { page } from './pages.ts';

const range = {
  channel: z.string(),
  cursor: z.string().optional(),
  limit: count.default(100),
  oldest: z.coerce.number().default(0),
  include_all_metadata: flag.default(false),
};

/** What everybody in the channel sees; the app must be in it, and may read it by another scope. */
function seenIn(context: Context, channelId: string, oldest: number): Message[] {
  const { workspace } = context;
  const conversation = workspace.conversations.get(channelId);
  const isMember = conversation?.members.has(workspace.botUserId);
  if (conversation === undefined || (conversation.isPrivate && !isMember)) {
    throw new SlackError('channel_not_found');
  }
  requireScope(
    context,
    conversation.userId === undefined
      ? `${conversation.isPrivate ? 'groups' : 'channels'}:history`
      : 'im:history',
  );
  if (!isMember) throw new SlackError('not_in_channel');
  return workspace.messages.filter(
    (message) =>
      message.channelId === channelId &&
      message.onlyFor === undefined &&
      Number(message.ts) > oldest,
  );
}

interface Asked {
  cursor?: string | undefined;
  limit: number;
  include_all_metadata: boolean;
}

function answer({ workspace }: Context, found: readonly Message[], asked: Asked) {
  const { items, response_metadata } = page(found, asked.cursor, asked.limit);
  const messages = items.map((message) => {
    const { metadata, ...rest } = messageObject(message, workspace.poster);
    return asked.include_all_metadata && metadata !== undefined ? { ...rest, metadata } : rest;
  });
  return { messages, has_more: response_metadata.next_cursor !== '', response_metadata };
}

export const historyMethods: Methods = {
  // The latest first; of threads only what was sent to the channel as well.
  'conversations.history': method(undefined, z.object(range), (args, context) => {
    const found = seenIn(context, args.channel, args.oldest).filter(
      ({ ts, threadTs, isBroadcast }) => !threadTs || threadTs === ts || isBroadcast,
    );
    return answer(context, found.toReversed(), args);
  }),

  // The first first, its parent before all.
  'conversations.replies': method(
    undefined,
    z.object({ ...range, ts: z.string() }),
    (args, context) => {
      const found = seenIn(context, args.channel, 0);
      const parent = found.find(({ ts }) => ts === args.ts);
      if (parent === undefined) throw new SlackError('thread_not_found');
      const replies = found.filter(
        ({ ts, threadTs }) => threadTs === args.ts && Number(ts) > args.oldest,
      );
      return answer(context, [parent, ...replies], args);
    },
  ),
};

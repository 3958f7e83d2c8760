// https://docs.slack.dev/reference/methods/chat.postMessage and its neighbors
import { z } from 'zod';
import type { Conversation } from '../conversations.ts';
import { type Message, messageObject } from '../messages.ts';
import { messageContent } from '../rules/message.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../workspace.ts';
import { flag, structure } from './arguments.ts';
import { type Methods, method } from './method.ts';

const content = {
  text: z.string().optional(),
  blocks: z.unknown().transform(structure).optional(),
};

const channel = z.string();

/** Where a message goes: a channel id, or a person's id for the direct message with them. */
function destination(workspace: Workspace, id: string): Conversation {
  const user = workspace.users.get(id);
  if (user !== undefined && !user.isBot && !user.deleted) return workspace.directMessage(user.id);
  const conversation = workspace.conversations.get(id);
  const isHidden = conversation?.isPrivate && !conversation.members.has(workspace.botUserId);
  if (conversation === undefined || isHidden) throw new SlackError('channel_not_found');
  if (conversation.isArchived) throw new SlackError('is_archived');
  if (!conversation.members.has(workspace.botUserId)) throw new SlackError('not_in_channel');
  return conversation;
}

function ownMessage(workspace: Workspace, channelId: string, ts: string, refusal: string): Message {
  if (!workspace.conversations.has(channelId)) throw new SlackError('channel_not_found');
  const message = workspace.findMessage(channelId, ts);
  if (message === undefined || message.onlyFor !== undefined) {
    throw new SlackError('message_not_found');
  }
  if (message.userId !== workspace.botUserId) throw new SlackError(refusal);
  return message;
}

export const chatMethods: Methods = {
  'chat.postMessage': method(
    'chat:write',
    z.object({
      channel,
      ...content,
      thread_ts: z.string().optional(),
      // JSON has it as a boolean, a form as text.
      reply_broadcast: flag.default(false),
      metadata: z.unknown().transform(structure).optional(),
    }),
    (args, { workspace }) => {
      const conversation = destination(workspace, args.channel);
      const checked = messageContent(args);
      const message = workspace.addMessage({
        ...checked,
        channelId: conversation.id,
        userId: workspace.botUserId,
        ...(args.thread_ts ? { threadTs: args.thread_ts, isBroadcast: args.reply_broadcast } : {}),
        ...(args.metadata === undefined ? {} : { metadata: args.metadata }),
      });
      return {
        channel: conversation.id,
        ts: message.ts,
        message: messageObject(message, workspace.poster),
      };
    },
  ),

  'chat.postEphemeral': method(
    'chat:write',
    z.object({ channel, user: z.string(), ...content, thread_ts: z.string().optional() }),
    (args, { workspace }) => {
      const conversation = destination(workspace, args.channel);
      if (!conversation.members.has(args.user)) throw new SlackError('user_not_in_channel');
      const message = workspace.addMessage({
        ...messageContent(args),
        channelId: conversation.id,
        userId: workspace.botUserId,
        onlyFor: args.user,
        ...(args.thread_ts ? { threadTs: args.thread_ts } : {}),
      });
      return { message_ts: message.ts };
    },
  ),

  // https://docs.slack.dev/reference/methods/chat.update
  'chat.update': method(
    'chat:write',
    z.object({
      channel,
      ts: z.string(),
      ...content,
      metadata: z.unknown().transform(structure).optional(),
    }),
    (args, { workspace }) => {
      const message = ownMessage(workspace, args.channel, args.ts, 'cant_update_message');
      const checked = messageContent(args);
      // Text alone takes the blocks away, and only then is the message marked as edited.
      Object.assign(message, checked);
      message.values.clear();
      if (checked.blocks.length === 0) {
        message.edited = { user: workspace.botUserId, ts: workspace.nextTs() };
      }
      if (args.metadata !== undefined) message.metadata = args.metadata;
      workspace.changed();
      return {
        channel: message.channelId,
        ts: message.ts,
        text: message.text,
        message: messageObject(message, workspace.poster),
      };
    },
  ),

  'chat.delete': method(
    'chat:write',
    z.object({ channel, ts: z.string() }),
    (args, { workspace }) => {
      workspace.removeMessage(ownMessage(workspace, args.channel, args.ts, 'cant_delete_message'));
      return { channel: args.channel, ts: args.ts };
    },
  ),

  'chat.getPermalink': method(
    undefined,
    z.object({ channel, message_ts: z.string() }),
    (args, { workspace }) => {
      if (!workspace.conversations.has(args.channel)) throw new SlackError('channel_not_found');
      if (workspace.findMessage(args.channel, args.message_ts) === undefined) {
        throw new SlackError('message_not_found');
      }
      const ts = args.message_ts.replace('.', '');
      const host = `${workspace.team.domain}.slack.com`;
      return {
        channel: args.channel,
        permalink: `https://${host}/archives/${args.channel}/p${ts}`,
      };
    },
  ),
};

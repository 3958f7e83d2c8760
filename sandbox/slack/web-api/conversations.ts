// https://docs.slack.dev/reference/methods/conversations.list and its neighbors
import { z } from 'zod';
import { type Conversation, conversationObject } from '../conversations.ts';
import { SlackError } from '../slack-error.ts';
import { count, flag } from './arguments.ts';
import { type Context, type Methods, method, requireScope } from './method.ts';
import { page } from './pages.ts';

const READ_SCOPES = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
} as const;

type Kind = keyof typeof READ_SCOPES;

function kindOf(conversation: Conversation): Kind {
  if (conversation.userId !== undefined) return 'im';
  return conversation.isPrivate ? 'private_channel' : 'public_channel';
}

function visible({ workspace }: Context, conversation: Conversation): boolean {
  return !conversation.isPrivate || conversation.members.has(workspace.botUserId);
}

/** A private channel without the app does not exist for it. */
function find(context: Context, id: string): Conversation {
  const conversation = context.workspace.conversations.get(id);
  if (conversation === undefined || !visible(context, conversation)) {
    throw new SlackError('channel_not_found');
  }
  requireScope(context, READ_SCOPES[kindOf(conversation)]);
  return conversation;
}

const kinds = z
  .string()
  .default('public_channel')
  .transform((types) => types.split(',').map((type) => type.trim()))
  .pipe(z.array(z.enum(['public_channel', 'private_channel', 'im', 'mpim'])));

export const conversationsMethods: Methods = {
  'conversations.list': method(
    undefined,
    z.object({
      types: kinds,
      cursor: z.string().optional(),
      limit: count.default(100),
      exclude_archived: flag.default(false),
    }),
    (args, context) => {
      const { workspace } = context;
      for (const kind of args.types) {
        requireScope(context, kind === 'mpim' ? 'mpim:read' : READ_SCOPES[kind]);
      }
      const found = [...workspace.conversations.values()].filter(
        (each) =>
          args.types.includes(kindOf(each)) &&
          visible(context, each) &&
          !(args.exclude_archived && each.isArchived),
      );
      const { items, response_metadata } = page(found, args.cursor, args.limit);
      return {
        channels: items.map((each) => conversationObject(each, workspace.botUserId)),
        response_metadata,
      };
    },
  ),

  'conversations.info': method(undefined, z.object({ channel: z.string() }), (args, context) => ({
    channel: conversationObject(find(context, args.channel), context.workspace.botUserId),
  })),

  'conversations.members': method(
    undefined,
    z.object({ channel: z.string(), cursor: z.string().optional(), limit: count.default(100) }),
    (args, context) => {
      const members = [...find(context, args.channel).members];
      const { items, response_metadata } = page(members, args.cursor, args.limit);
      return { members: items, response_metadata };
    },
  ),

  'conversations.open': method(
    'im:write',
    z.object({ users: z.string(), return_im: flag.default(false) }),
    (args, { workspace }) => {
      const user = workspace.users.get(args.users);
      if (user === undefined) throw new SlackError('user_not_found');
      if (user.deleted) throw new SlackError('user_disabled');
      if (user.isBot) throw new SlackError('cannot_dm_bot');
      const conversation = workspace.directMessage(user.id);
      return {
        channel: args.return_im
          ? conversationObject(conversation, workspace.botUserId)
          : { id: conversation.id },
      };
    },
  ),

  'conversations.join': method(
    'channels:join',
    z.object({ channel: z.string() }),
    (args, context) => {
      const { workspace } = context;
      const conversation = workspace.conversations.get(args.channel);
      if (conversation === undefined || !visible(context, conversation)) {
        throw new SlackError('channel_not_found');
      }
      if (conversation.userId !== undefined) {
        throw new SlackError('method_not_supported_for_channel_type');
      }
      if (conversation.isArchived) throw new SlackError('is_archived');
      conversation.members.add(workspace.botUserId);
      workspace.changed();
      return { channel: conversationObject(conversation, workspace.botUserId) };
    },
  ),
};

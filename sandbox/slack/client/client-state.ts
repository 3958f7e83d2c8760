import type { ClientMessage, ClientState, ClientView } from '../client-protocol.ts';
import type { Conversation } from '../conversations.ts';
import { fileUrl } from '../files.ts';
import type { Message } from '../messages.ts';
import type { SlackUser } from '../people.ts';
import { modalStack, type StoredView } from '../views.ts';
import type { Workspace } from '../workspace.ts';
import { messageShortcuts } from './shortcuts.ts';

function clientUser(user: SlackUser): ClientState['me'] {
  const { id, name, realName, title, isBot, isAdmin, isOwner, deleted } = user;
  const { isRestricted, isStranger, locale, tz } = user;
  const flags = { isBot, isAdmin, isOwner, deleted, isRestricted, isStranger };
  return { id, name, realName, title, ...flags, locale, tz };
}

function clientMessage(message: Message): ClientMessage {
  return {
    ts: message.ts,
    channelId: message.channelId,
    userId: message.userId,
    text: message.text,
    blocks: message.blocks,
    ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
    ephemeral: message.onlyFor !== undefined,
    edited: message.edited !== undefined,
    files: (message.files ?? []).map(({ id, name, title, length }) => ({
      id,
      title,
      size: length,
      url: fileUrl(id, name),
    })),
    system: message.system,
  };
}

export function clientView(stored: StoredView): ClientView {
  const { id, hash, view, errors, busy, failure } = stored;
  return { id, hash, view, errors, busy, ...(failure === undefined ? {} : { failure }) };
}

function isVisible(message: Message, userId: string): boolean {
  return message.onlyFor === undefined || message.onlyFor === userId;
}

/** The messages of a conversation that this person sees. */
export function messagesFor(
  workspace: Workspace,
  userId: string,
  channelId: string,
): ClientMessage[] {
  return workspace.messages
    .filter((message) => message.channelId === channelId && isVisible(message, userId))
    .map(clientMessage);
}

function clientChannel(
  workspace: Workspace,
  userId: string,
  conversation: Conversation,
): ClientState['channels'][number] {
  const lastRead = conversation.read.get(userId) ?? '';
  const unread = workspace.messages.filter(
    (message) =>
      message.channelId === conversation.id &&
      isVisible(message, userId) &&
      message.userId !== userId &&
      message.ts > lastRead,
  ).length;
  const { id, name } = conversation;
  if (conversation.userId === undefined) {
    return { id, name, kind: 'channel', unread, readOnly: false };
  }
  const { display_information: app, features } = workspace.manifest;
  const readOnly = features.app_home.messages_tab_read_only_enabled;
  return { id, name: app.name, kind: 'app', userId: workspace.botUserId, unread, readOnly };
}

/** Everything one person's client shows. */
export function clientState(
  workspace: Workspace,
  userId: string,
  appConnected: boolean,
): ClientState | undefined {
  const me = workspace.users.get(userId);
  if (me === undefined) return undefined;
  workspace.directMessage(userId);
  const conversations = [...workspace.conversations.values()].filter((conversation) =>
    conversation.userId === undefined
      ? !conversation.isPrivate || conversation.members.has(userId)
      : conversation.userId === userId,
  );
  const seen = new Set(conversations.map((conversation) => conversation.id));
  const home = workspace.views.get(workspace.homes.get(userId) ?? '');
  return {
    teamName: workspace.team.name,
    me: clientUser(me),
    users: [...workspace.users.values()].map(clientUser),
    channels: conversations.map((each) => clientChannel(workspace, userId, each)),
    commands: workspace.manifest.features.slash_commands.map((each) => ({
      command: each.command,
      description: each.description,
      usageHint: each.usage_hint ?? '',
    })),
    messageShortcuts: messageShortcuts({ workspace }).map(({ name, callback_id: callbackId }) => ({
      name,
      callbackId,
    })),
    messages: workspace.messages
      .filter((message) => seen.has(message.channelId) && isVisible(message, userId))
      .map(clientMessage),
    modals: modalStack(workspace, userId).map(clientView),
    home: home === undefined ? null : clientView(home),
    appConnected,
  };
}

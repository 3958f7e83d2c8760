/** Typing in a conversation, opening the app's Home, reading. */
import type { Conversation } from '../conversations.ts';
import { messageObject } from '../messages.ts';
import { viewObject } from '../views.ts';
import { Refusal } from './refusal.ts';
import type { Session } from './session.ts';

export function openConversation(session: Session, channelId: string): Conversation {
  const conversation = session.workspace.conversations.get(channelId);
  if (conversation === undefined) throw new Refusal(`there is no channel ${channelId}`);
  return conversation;
}

/** Posts what the person wrote. https://docs.slack.dev/reference/events/message.im */
export async function send(
  session: Session,
  conversation: Conversation,
  text: string,
  threadTs?: string,
): Promise<void> {
  const { workspace, userId } = session;
  const message = workspace.addMessage({
    channelId: conversation.id,
    userId,
    text,
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  const event = { ...messageObject(message, workspace.poster), channel: conversation.id };
  if (conversation.userId !== undefined) {
    await session.app.sendEvent('message.im', { ...event, channel_type: 'im' });
  } else if (text.includes(`<@${workspace.botUserId}>`)) {
    await session.app.sendEvent('app_mention', { ...event, type: 'app_mention' });
  }
}

/** https://docs.slack.dev/reference/events/app_home_opened */
export async function openHome(session: Session): Promise<void> {
  const { workspace, userId } = session;
  const home = workspace.views.get(workspace.homes.get(userId) ?? '');
  await session.app.sendEvent('app_home_opened', {
    type: 'app_home_opened',
    user: userId,
    channel: workspace.directMessage(userId).id,
    tab: 'home',
    ...(home === undefined ? {} : { view: viewObject(workspace, home) }),
  });
}

export function markRead(session: Session, conversation: Conversation): void {
  const { workspace, userId } = session;
  const last = workspace.messages.findLast((message) => message.channelId === conversation.id);
  if (last === undefined || conversation.read.get(userId) === last.ts) return;
  conversation.read.set(userId, last.ts);
  workspace.changed();
}

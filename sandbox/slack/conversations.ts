import { newId } from './ids.ts';

/** A channel, or (with `userId`) the direct message between the app and one person. */
export interface Conversation {
  id: string;
  name: string;
  userId?: string;
  isPrivate: boolean;
  isArchived: boolean;
  members: Set<string>;
  created: number;
  /** Last message each person has seen, by user id. */
  read: Map<string, string>;
}

export interface ChannelSeed {
  id?: string;
  name: string;
  members?: string[];
  botIsMember?: boolean;
  isPrivate?: boolean;
  isArchived?: boolean;
}

export function makeChannel(seed: ChannelSeed, botUserId: string, now: number): Conversation {
  return {
    id: seed.id ?? newId('C'),
    name: seed.name,
    isPrivate: seed.isPrivate ?? false,
    isArchived: seed.isArchived ?? false,
    members: new Set([...(seed.members ?? []), ...(seed.botIsMember ? [botUserId] : [])]),
    created: Math.floor(now / 1000),
    read: new Map(),
  };
}

export function makeDirectMessage(userId: string, botUserId: string, now: number): Conversation {
  return {
    id: newId('D'),
    name: 'directmessage',
    userId,
    isPrivate: true,
    isArchived: false,
    members: new Set([userId, botUserId]),
    created: Math.floor(now / 1000),
    read: new Map(),
  };
}

/** https://docs.slack.dev/reference/objects/conversation-object */
export function conversationObject(
  conversation: Conversation,
  botUserId: string,
): Record<string, unknown> {
  const common = {
    id: conversation.id,
    created: conversation.created,
    is_archived: conversation.isArchived,
    is_org_shared: false,
  };
  if (conversation.userId !== undefined) {
    return { ...common, is_im: true, user: conversation.userId, is_user_deleted: false };
  }
  return {
    ...common,
    name: conversation.name,
    name_normalized: conversation.name,
    is_channel: !conversation.isPrivate,
    is_group: conversation.isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: conversation.isPrivate,
    is_general: conversation.name === 'general',
    is_shared: false,
    is_ext_shared: false,
    is_member: conversation.members.has(botUserId),
    num_members: conversation.members.size,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

/** Everything the local Slack knows: the data alone. Each change is told to whoever watches. */
import { EventEmitter } from 'node:events';
import type { KnownBlock } from '@slack/types';
import {
  type ChannelSeed,
  type Conversation,
  makeChannel,
  makeDirectMessage,
} from './conversations.ts';
import type { StoredFile } from './files.ts';
import { newId, secret } from './ids.ts';
import type { Manifest } from './manifest.ts';
import type { Message, Poster } from './messages.ts';
import { makeUser, type SlackUser, type UserSeed } from './people.ts';
import { makeUserGroup, type UserGroup, type UserGroupSeed } from './user-groups.ts';
import type { StoredView } from './views.ts';

export interface Team {
  id: string;
  name: string;
  domain: string;
}

export interface Enterprise {
  id: string;
  name: string;
}

export interface Trigger {
  userId: string;
  issuedAt: number;
  used: boolean;
  /** The modal it was issued from, if any. */
  viewId?: string;
}

export interface ResponseUrl {
  channelId: string;
  userId: string;
  issuedAt: number;
  uses: number;
  /** The message it belongs to; a command's has none. */
  ts?: string;
}

/** Something the app sent that Slack refuses. Tests read these so that nothing is refused unseen. */
export interface Violation {
  where: string;
  error: string;
  problems: string[];
}

export interface WorkspaceOptions {
  manifest: Manifest;
  team: Team;
  enterprise: Enterprise | undefined;
  now: () => number;
  triggerLifetimeMs: number;
}

export const SLACKBOT = 'USLACKBOT';

export class Workspace {
  readonly manifest: Manifest;
  readonly team: Team;
  readonly enterprise: Enterprise | undefined;
  readonly now: () => number;
  readonly triggerLifetimeMs: number;
  readonly appId = newId('A');
  readonly botId = newId('B');
  readonly botUserId = newId('U');
  readonly botToken = `xoxb-${secret()}`;
  readonly appToken = `xapp-1-${secret()}`;
  readonly signingSecret = secret();
  readonly verificationToken = secret();
  readonly users = new Map<string, SlackUser>();
  readonly userGroups = new Map<string, UserGroup>();
  /** Paid plans have them. */
  hasUserGroups = true;
  readonly conversations = new Map<string, Conversation>();
  readonly messages: Message[] = [];
  readonly views = new Map<string, StoredView>();
  /** Open modal stacks by person, bottom first. */
  readonly modals = new Map<string, string[]>();
  readonly homes = new Map<string, string>();
  readonly triggers = new Map<string, Trigger>();
  readonly responseUrls = new Map<string, ResponseUrl>();
  readonly files = new Map<string, StoredFile>();
  readonly violations: Violation[] = [];
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  #lastTs = 0;

  constructor(options: WorkspaceOptions) {
    this.manifest = options.manifest;
    this.team = options.team;
    this.enterprise = options.enterprise;
    this.now = options.now;
    this.triggerLifetimeMs = options.triggerLifetimeMs;
    this.addUser({
      id: this.botUserId,
      name: this.manifest.display_information.name.toLowerCase(),
      realName: this.manifest.display_information.name,
      isBot: true,
    });
    this.addUser({ id: SLACKBOT, name: 'slackbot', realName: 'Slackbot' });
  }

  get poster(): Poster {
    const { botUserId, botId, appId, team } = this;
    return { botUserId, botId, appId, teamId: team.id };
  }

  onChange(listener: () => void): () => void {
    this.#emitter.on('change', listener);
    return () => this.#emitter.off('change', listener);
  }

  changed(): void {
    this.#emitter.emit('change');
  }

  violated(where: string, error: string, problems: string[]): void {
    this.violations.push({ where, error, problems });
    this.changed();
  }

  addUser(seed: UserSeed): SlackUser {
    const user = makeUser(seed, this.team.id, this.now());
    this.users.set(user.id, user);
    this.changed();
    return user;
  }

  addUserGroup(seed: UserGroupSeed): UserGroup {
    const group = makeUserGroup(seed, this.team.id, this.now());
    this.userGroups.set(group.id, group);
    this.changed();
    return group;
  }

  addChannel(seed: ChannelSeed): Conversation {
    const channel = makeChannel(seed, this.botUserId, this.now());
    this.conversations.set(channel.id, channel);
    this.changed();
    return channel;
  }

  /** The direct message between the app and this person, made when first needed. */
  directMessage(userId: string): Conversation {
    for (const conversation of this.conversations.values()) {
      if (conversation.userId === userId) return conversation;
    }
    const conversation = makeDirectMessage(userId, this.botUserId, this.now());
    this.conversations.set(conversation.id, conversation);
    return conversation;
  }

  /** A fresh message timestamp: seconds and a running microsecond part, never twice the same. */
  nextTs(): string {
    this.#lastTs = Math.max(this.now() * 1000, this.#lastTs + 1);
    return `${Math.floor(this.#lastTs / 1e6)}.${String(this.#lastTs % 1e6).padStart(6, '0')}`;
  }

  addMessage(fields: {
    channelId: string;
    userId: string;
    text: string;
    blocks?: KnownBlock[];
    threadTs?: string;
    isBroadcast?: boolean;
    onlyFor?: string;
    system?: boolean;
    metadata?: unknown;
    files?: StoredFile[];
  }): Message {
    const message: Message = {
      blocks: [],
      system: false,
      ...fields,
      ts: this.nextTs(),
      values: new Map(),
    };
    this.messages.push(message);
    this.changed();
    return message;
  }

  findMessage(channelId: string, ts: string): Message | undefined {
    return this.messages.find((message) => message.channelId === channelId && message.ts === ts);
  }

  removeMessage(message: Message): void {
    this.messages.splice(this.messages.indexOf(message), 1);
    this.changed();
  }
}

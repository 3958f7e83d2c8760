/**
 * A small, strict Slack for one workspace and one app: Web API, Socket Mode or signed HTTP,
 * and the clients of the people in it. For the sandbox and for tests; on the loopback only.
 */
import { once } from 'node:events';
import { assemble, type LocalSlackOptions, type Parts } from './assembly.ts';
import type { Session } from './client/session.ts';
import { SlackClient } from './client.ts';
import type { ChannelSeed, Conversation } from './conversations.ts';
import type { Acknowledgement, Envelope } from './delivery/transport.ts';
import type { Misbehavior } from './misbehavior.ts';
import { type SlackUser, type UserSeed, userObject } from './people.ts';
import { issueTrigger } from './triggers.ts';
import { changeUserGroup } from './user-group-events.ts';
import { type UserGroup, type UserGroupSeed, userGroupObject } from './user-groups.ts';
import type { Call } from './web-api/router.ts';
import { SLACKBOT, type Team, type Violation, type Workspace } from './workspace.ts';

const SECOND = 1000;

export class LocalSlack {
  readonly url: string;
  readonly apiUrl: string;
  readonly workspace: Workspace;
  readonly team: Team;
  readonly botUserId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** Every Web API call the app made, oldest first. */
  readonly calls: readonly Call[];
  readonly general: Conversation;
  readonly #parts: Parts;
  readonly #clients = new Map<string, SlackClient>();

  constructor(parts: Parts) {
    const { url, workspace, calls, sockets } = parts;
    this.#parts = parts;
    this.url = url;
    this.apiUrl = `${url}/api/`;
    this.workspace = workspace;
    this.team = workspace.team;
    this.botUserId = workspace.botUserId;
    this.botToken = workspace.botToken;
    this.appToken = workspace.appToken;
    this.signingSecret = workspace.signingSecret;
    this.calls = calls;
    this.general = workspace.addChannel({ name: 'general' });
    sockets.serveClients((userId) => this.#session(userId || this.#anybody()));
  }

  /** What the app sent that Slack refuses; a test of the app expects it to stay empty. */
  get violations(): readonly Violation[] {
    return this.workspace.violations;
  }

  get connected(): boolean {
    return this.#parts.app.connected;
  }

  /** Somebody joins the workspace (and #general). */
  addUser(seed: UserSeed = {}): SlackUser {
    const user = this.workspace.addUser(seed);
    if (!user.isBot && !user.isStranger) this.general.members.add(user.id);
    void this.#sendUser('team_join', user);
    return user;
  }

  /** Changes a person, and tells the app. */
  updateUser(id: string, patch: UserSeed): SlackUser {
    const user = this.workspace.users.get(id);
    if (user === undefined) throw new Error(`There is no user ${id}.`);
    Object.assign(user, patch, { updated: Math.floor(this.workspace.now() / SECOND) });
    this.workspace.changed();
    void this.#sendUser('user_change', user);
    return user;
  }

  /** A user group, of which the app is told. */
  addUserGroup(seed: UserGroupSeed = {}): UserGroup {
    const group = this.workspace.addUserGroup(seed);
    const subteam = userGroupObject(group, { users: true, count: true });
    void this.#parts.app.sendEvent('subteam_created', { type: 'subteam_created', subteam });
    return group;
  }

  /**
   * Changes a user group: its name, whether it is disabled, who is in it; and tells the app, of
   * members twice, as Slack does.
   */
  updateUserGroup(id: string, patch: Omit<UserGroupSeed, 'id'>): UserGroup {
    const group = this.workspace.userGroups.get(id);
    if (group === undefined) throw new Error(`There is no user group ${id}.`);
    for (const { type, ...event } of changeUserGroup(group, patch, this.workspace)) {
      void this.#parts.app.sendEvent(type, { type, ...event });
    }
    return group;
  }

  addChannel(seed: ChannelSeed): Conversation {
    return this.workspace.addChannel(seed);
  }

  /** The client of one person. */
  as(user: string | SlackUser): SlackClient {
    const userId = typeof user === 'string' ? user : user.id;
    const client =
      this.#clients.get(userId) ?? new SlackClient(this.#session(userId), this.general);
    this.#clients.set(userId, client);
    return client;
  }

  /**
   * From now on the app is reached by signed HTTP requests instead of Socket Mode: at several
   * addresses in turn, and with `andSockets` over its sockets, too, when it is their turn.
   */
  deliverOverHttp(
    urls: string | readonly string[],
    { andSockets = false }: { andSockets?: boolean } = {},
  ): void {
    this.#parts.app.switchToHttp([urls].flat(), andSockets);
  }

  /** Delivers what no client sends. */
  deliver(envelope: Envelope): Promise<Acknowledgement> {
    return this.#parts.app.deliver(envelope);
  }

  /** Delivers the last click or submission once more: where there are several, to the next process. */
  deliverAgain(): Promise<Acknowledgement> {
    return this.#parts.app.deliverAgain();
  }

  misbehave(misbehavior: Misbehavior): void {
    this.#parts.mood.misbehave(misbehavior);
  }

  behave(): void {
    this.#parts.mood.behave();
  }

  /** A fresh trigger_id, as if this person had just used the app. */
  triggerFor(userId: string): string {
    return issueTrigger(this.workspace, userId);
  }

  /** Has the connected apps connect again. */
  refreshConnections(): void {
    this.#parts.socketMode.refresh();
  }

  /** Breaks the Socket Mode connections off. */
  dropConnections(): void {
    this.#parts.socketMode.drop();
  }

  async stop(): Promise<void> {
    this.#parts.app.stop();
    await this.#parts.sockets.stop();
    this.#parts.server.closeAllConnections();
    this.#parts.server.close();
    await once(this.#parts.server, 'close');
  }

  /** Whom a page acts as whose address names nobody: an owner, where there is one. */
  #anybody(): string {
    const people = [...this.workspace.users.values()].filter(
      (user) => !user.isBot && !user.deleted && user.id !== SLACKBOT,
    );
    return (people.find((user) => user.isOwner) ?? people[0])?.id ?? '';
  }

  #session(userId: string): Session {
    if (!this.workspace.users.has(userId)) throw new Error(`There is no user ${userId}.`);
    return { userId, workspace: this.workspace, app: this.#parts.app, baseUrl: this.url };
  }

  #sendUser(type: 'team_join' | 'user_change', user: SlackUser): Promise<void> {
    const email = this.workspace.manifest.oauth_config.scopes.bot.includes('users:read.email');
    const shown = { email, locale: true, now: this.workspace.now() };
    return this.#parts.app.sendEvent(type, {
      type,
      user: userObject(user, shown),
      cache_ts: Math.floor(this.workspace.now() / SECOND),
    });
  }
}

/** Starts a local Slack with the app of the manifest installed; port 0 takes a free one. */
export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  return new LocalSlack(await assemble(options));
}

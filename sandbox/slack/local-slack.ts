/**
 * A small, strict Slack for one workspace and one app: Web API, Socket Mode or signed HTTP,
 * and the clients of the people in it. For the sandbox and for tests; on the loopback only.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';
import type { Session } from './client/session.ts';
import { SlackClient } from './client.ts';
import type { ChannelSeed, Conversation } from './conversations.ts';
import { AppLink } from './delivery/app-link.ts';
import { SocketMode } from './delivery/socket-mode.ts';
import { newId } from './ids.ts';
import { type ManifestInput, readManifest } from './manifest.ts';
import { type Misbehavior, Mood } from './misbehavior.ts';
import { type SlackUser, type UserSeed, userObject } from './people.ts';
import { RateLimits } from './rate-limits.ts';
import { responseUrls } from './response-urls.ts';
import { Sockets } from './sockets.ts';
import { issueTrigger } from './triggers.ts';
import { type Call, webApi } from './web-api/router.ts';
import { type Enterprise, type Team, type Violation, Workspace } from './workspace.ts';

export interface LocalSlackOptions {
  port?: number;
  /** A path, or the manifest itself; by default the project's own. */
  manifest?: string | ManifestInput;
  team?: Partial<Team>;
  enterprise?: Enterprise;
  now?: () => number;
  /** How long a trigger_id is good; Slack gives three seconds. */
  triggerLifetimeMs?: number;
  /** How long an app may take to acknowledge; Slack gives three seconds. */
  ackTimeoutMs?: number;
  eventRetryDelaysMs?: number[];
  /** Enforces about one message a second and channel. */
  enforceRateLimits?: boolean;
  /** Serves the page people open in a browser. */
  page?: Router;
}

const SECOND = 1000;
const PROJECT_MANIFEST = fileURLToPath(new URL('../../manifest.yml', import.meta.url));

export class LocalSlack {
  readonly url: string;
  readonly workspace: Workspace;
  /** Every Web API call the app made, oldest first. */
  readonly calls: Call[];
  readonly general: Conversation;
  readonly #server: Server;
  readonly #sockets: Sockets;
  readonly #socketMode: SocketMode;
  readonly #app: AppLink;
  readonly #mood: Mood;
  readonly #clients = new Map<string, SlackClient>();

  constructor(parts: {
    url: string;
    workspace: Workspace;
    calls: Call[];
    server: Server;
    sockets: Sockets;
    socketMode: SocketMode;
    app: AppLink;
    mood: Mood;
  }) {
    this.url = parts.url;
    this.workspace = parts.workspace;
    this.calls = parts.calls;
    this.#server = parts.server;
    this.#sockets = parts.sockets;
    this.#socketMode = parts.socketMode;
    this.#app = parts.app;
    this.#mood = parts.mood;
    this.general = this.workspace.addChannel({ name: 'general' });
    parts.sockets.serveClients((userId) => this.#session(userId));
  }

  get apiUrl(): string {
    return `${this.url}/api/`;
  }

  get team(): Team {
    return this.workspace.team;
  }

  get botToken(): string {
    return this.workspace.botToken;
  }

  get botUserId(): string {
    return this.workspace.botUserId;
  }

  get appToken(): string {
    return this.workspace.appToken;
  }

  get signingSecret(): string {
    return this.workspace.signingSecret;
  }

  /** What the app sent that Slack refuses; a test of the app expects it to stay empty. */
  get violations(): Violation[] {
    return this.workspace.violations;
  }

  get connected(): boolean {
    return this.#app.connected;
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

  /** From now on the app is reached by signed HTTP requests instead of Socket Mode. */
  deliverOverHttp(url: string): void {
    this.#app.switchToHttp(url);
  }

  misbehave(misbehavior: Misbehavior): void {
    this.#mood.misbehave(misbehavior);
  }

  behave(): void {
    this.#mood.behave();
  }

  /** A fresh trigger_id, as if this person had just used the app. */
  triggerFor(userId: string): string {
    return issueTrigger(this.workspace, userId);
  }

  /** Has the connected apps connect again. */
  refreshConnections(): void {
    this.#socketMode.refresh();
  }

  /** Breaks the Socket Mode connections off. */
  dropConnections(): void {
    this.#socketMode.drop();
  }

  async stop(): Promise<void> {
    this.#app.stop();
    await this.#sockets.stop();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #session(userId: string): Session {
    if (!this.workspace.users.has(userId)) throw new Error(`There is no user ${userId}.`);
    return { userId, workspace: this.workspace, app: this.#app, baseUrl: this.url };
  }

  #sendUser(type: 'team_join' | 'user_change', user: SlackUser): Promise<void> {
    const email = this.workspace.manifest.oauth_config.scopes.bot.includes('users:read.email');
    const shown = { email, locale: true, now: this.workspace.now() };
    return this.#app.sendEvent(type, {
      type,
      user: userObject(user, shown),
      cache_ts: Math.floor(this.workspace.now() / SECOND),
    });
  }
}

/** Starts a local Slack with the app of the manifest installed; port 0 takes a free one. */
export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const workspace = new Workspace({
    manifest: readManifest(options.manifest ?? PROJECT_MANIFEST),
    team: { id: newId('T'), name: 'Example Company', domain: 'example', ...options.team },
    enterprise: options.enterprise,
    now: options.now ?? Date.now,
    triggerLifetimeMs: options.triggerLifetimeMs ?? 3 * SECOND,
  });
  const ackTimeoutMs = options.ackTimeoutMs ?? 3 * SECOND;
  const socketMode = new SocketMode(workspace.appId, ackTimeoutMs, () => workspace.changed());
  const app = new AppLink({
    workspace,
    socketMode,
    ackTimeoutMs,
    eventRetryDelaysMs: options.eventRetryDelaysMs ?? [0, 60 * SECOND, 300 * SECOND],
  });
  const mood = new Mood();
  const calls: Call[] = [];
  const limits = new RateLimits(workspace, options.enforceRateLimits ?? false);
  const server = createServer();
  const sockets = new Sockets(server, socketMode);
  const web = express().disable('x-powered-by');
  web.use('/api', express.urlencoded({ extended: false, limit: '10mb' }));
  web.use(['/api', '/response'], express.json({ limit: '10mb' }));
  web.use('/response', responseUrls(workspace, mood));
  web.use(
    '/api',
    webApi({
      workspace,
      mood,
      calls,
      socketUrl: () => sockets.ticketUrl(),
      retryAfter: (method, args) => limits.retryAfter(method, args),
    }),
  );
  if (options.page !== undefined) web.use(options.page);
  server.on('request', web);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return new LocalSlack({ url, workspace, calls, server, sockets, socketMode, app, mood });
}

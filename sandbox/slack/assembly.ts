/** Puts the parts of a local Slack together and listens. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';
import { AppLink } from './delivery/app-link.ts';
import { SocketMode } from './delivery/socket-mode.ts';
import type { Envelope } from './delivery/transport.ts';
import { files } from './files.ts';
import { newId } from './ids.ts';
import { type ManifestInput, readManifest } from './manifest.ts';
import { Mood } from './misbehavior.ts';
import { RateLimits } from './rate-limits.ts';
import { responseUrls } from './response-urls.ts';
import { Sockets } from './sockets.ts';
import { type Call, webApi } from './web-api/router.ts';
import { type Enterprise, type Team, Workspace } from './workspace.ts';

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
  /** Sees everything that is delivered to the app. */
  onDelivery?: (envelope: Envelope) => void;
  /** Enforces about one message a second and channel. */
  enforceRateLimits?: boolean;
  /** Serves the page people open in a browser. */
  page?: Router;
}

const SECOND = 1000;
const PROJECT_MANIFEST = fileURLToPath(new URL('../../manifest.yml', import.meta.url));

export interface Parts {
  url: string;
  workspace: Workspace;
  calls: Call[];
  server: Server;
  sockets: Sockets;
  socketMode: SocketMode;
  app: AppLink;
  mood: Mood;
}

export async function assemble(options: LocalSlackOptions): Promise<Parts> {
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
    onDelivery: options.onDelivery,
    eventRetryDelaysMs: options.eventRetryDelaysMs ?? [0, 60 * SECOND, 300 * SECOND],
  });
  const mood = new Mood();
  const calls: Call[] = [];
  const limits = new RateLimits(workspace, options.enforceRateLimits ?? false);
  const server = createServer();
  const sockets = new Sockets(server, socketMode);
  const web = express().disable('x-powered-by');
  web.use(files(workspace));
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
      uploadUrl: (key) => `${url}/upload/${key}`,
      retryAfter: (method, args) => limits.retryAfter(method, args),
    }),
  );
  if (options.page !== undefined) web.use(options.page);
  server.on('request', web);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return { url, workspace, calls, server, sockets, socketMode, app, mood };
}

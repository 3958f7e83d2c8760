/** Bolt with either receiver; nothing here knows what the app does. */

import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { ExtendedErrorHandlerArgs } from '@slack/bolt/dist/App.js';
import type { Config } from '../config.ts';
import { boltLogger } from './bolt-logger.ts';
import { logError } from './log-error.ts';
import { onlyFromSlack } from './only-from-slack.ts';
import { receiving, type Watched } from './receiving.ts';
import type { Workspace } from './workspace.ts';

/** For so long a closing socket waits for Slack's side of the handshake. */
const CLOSE_MS = 2000;
/** For so long an answer waits until Slack has taken it; Bolt itself would wait without end. */
const ANSWER_MS = 5000;

export interface Bolt {
  app: App;
  /** In HTTP mode: takes Slack's deliveries. */
  requestListener: RequestListener | undefined;
  start(): Promise<void>;
  /** Waits for what is under way; in Socket Mode deliveries come until the socket closes. */
  stop(): Promise<void>;
  connected(): boolean;
}

export function createBolt(config: Config['slack'], workspace: Workspace, report: Watched): Bolt {
  const logger = boltLogger(report.log);
  const { transport, apiUrl, botToken } = config;
  const clientOptions = { slackApiUrl: apiUrl };
  const socket =
    transport.kind === 'socket'
      ? new SocketModeReceiver({
          appToken: transport.appToken,
          installerOptions: { clientOptions },
          logger,
        })
      : undefined;
  const http =
    transport.kind === 'http'
      ? new HTTPReceiver({ signingSecret: transport.signingSecret, logger })
      : undefined;
  const requestListener =
    transport.kind === 'http' && http
      ? onlyFromSlack({ ...transport, logger }, http.requestListener)
      : undefined;
  const receiver = socket ?? http;
  if (!receiver) throw new Error('No transport');
  const app = new App({
    receiver,
    logger,
    clientOptions: { ...clientOptions, fetch: impatientFetch },
    convoStore: false,
    ignoreSelf: true,
    authorize: async () => ({
      botToken,
      botUserId: workspace.botUserId,
      teamId: workspace.teamId,
      ...(workspace.enterpriseId && { enterpriseId: workspace.enterpriseId }),
    }),
    deferInitialization: true,
    extendedErrorHandler: true,
  });

  const { receive, acknowledged, idle } = receiving(report, app.processEvent.bind(app));
  app.processEvent = receive;
  // Listeners turn their own errors into sentences; what comes here is the transport's.
  app.error(async (args: ExtendedErrorHandlerArgs) => {
    logError(report, args.error.original ?? args.error, 'delivery');
  });

  let open = false;
  let connected = transport.kind === 'http';
  socket?.client.on('connected', () => {
    open = true;
    connected = true;
  });
  // It tries again by itself, for as long as it is not stopped.
  socket?.client.on('reconnecting', () => {
    connected = false;
  });
  socket?.client.on('disconnected', () => {
    open = false;
    connected = false;
  });
  return {
    app,
    requestListener,
    connected: () => connected,
    async start() {
      await app.init();
      await socket?.start();
    },
    async stop() {
      if (!socket || !open) return idle();
      // Over the socket more and more may come; it stays open until the acks are through.
      await acknowledged();
      const closed = new Promise((done) => socket.client.once('disconnected', done));
      await socket.stop();
      // Slack may be gone already; then its side of the handshake never comes.
      await Promise.race([closed, sleep(CLOSE_MS, undefined, { ref: false })]);
      await idle();
    },
  };
}

/** What posts to response_urls. */
function impatientFetch(url: string | URL, init?: RequestInit): Promise<Response> {
  return fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_MS) });
}

/** A small Bolt app that the local Slack is tested with, and how to connect it. */
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { LocalSlack } from '../../../sandbox/slack/local-slack.ts';
import type { ManifestInput } from '../../../sandbox/slack/manifest.ts';

export const demoManifest = {
  display_information: { name: 'Demo' },
  features: {
    slash_commands: [
      { command: '/demo', description: 'Try it', usage_hint: '[anything]', should_escape: true },
      { command: '/plain', description: 'Text as typed' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'commands',
        'chat:write',
        'users:read',
        'users:read.email',
        'im:write',
        'files:write',
        'channels:read',
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: ['app_home_opened', 'team_join', 'user_change', 'message.im'],
    },
  },
} satisfies ManifestInput;

export interface DemoApp {
  app: App;
  stop: () => Promise<void>;
}

const LOG = LogLevel.ERROR;

/** A Bolt app connected to `slack` over Socket Mode. */
export async function socketModeApp(
  slack: LocalSlack,
  register: (app: App) => void,
  logger?: Logger,
): Promise<DemoApp> {
  const clientOptions = { slackApiUrl: slack.apiUrl, ...(logger && { logger }) };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    installerOptions: { clientOptions },
    logLevel: LOG,
    ...(logger && { logger }),
  });
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions,
    logLevel: LOG,
    ...(logger && { logger }),
    deferInitialization: true,
  });
  await app.init();
  register(app);
  await app.start();
  return { app, stop: () => app.stop().then(() => undefined) };
}

/** A Bolt app that `slack` reaches by signed HTTP requests. */
export async function httpApp(
  slack: LocalSlack,
  register: (app: App) => void,
  logger?: Logger,
  signingSecret = slack.signingSecret,
): Promise<DemoApp & { url: string }> {
  const receiver = new HTTPReceiver({
    signingSecret,
    logLevel: LOG,
    unhandledRequestTimeoutMillis: 400,
    ...(logger && { logger }),
  });
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logLevel: LOG,
    ...(logger && { logger }),
    deferInitialization: true,
  });
  await app.init();
  register(app);
  const server = await receiver.start(0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/slack/events`;
  slack.deliverOverHttp(url);
  return {
    app,
    url,
    stop: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await receiver.stop();
    },
  };
}

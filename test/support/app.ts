import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalSlackOptions } from '../../sandbox/slack/assembly.ts';
import { type LocalSlack, startLocalSlack } from '../../sandbox/slack/local-slack.ts';
import type { SlackUser } from '../../sandbox/slack/people.ts';
import { type RunningApp, startApp } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { createIdleQueue } from '../../src/jobs/idle-queue.ts';
import type { Licensing } from '../../src/licensing/ports.ts';
import { createMetrics } from '../../src/metrics.ts';
import { type TestDatabase, useDatabase } from './database.ts';

export interface TestApp {
  readonly database: TestDatabase;
  /** The strict local Slack; what it would refuse fails the test that caused it. */
  readonly slack: LocalSlack;
  readonly running: RunningApp;
  /** Waits until the app is done with all that was delivered to it. */
  idle(): Promise<void>;
  /** For another process on the same database and Slack. */
  readonly config: Config;
  /** For builders and for looking behind the scenes; its clock is the app's. */
  readonly licensing: Licensing;
  readonly tenantId: string;
  /** Anna Admin, an admin of the workspace, and so a license administrator. */
  readonly admin: SlackUser;
  /** Mick Member, who administers nothing. */
  readonly member: SlackUser;
  /** What the app takes for now. */
  now: Date;
}

export interface AppOptions {
  mode?: 'socket' | 'http';
  now?: Date;
  /** Environment variables over the ordinary ones. */
  env?: Record<string, string>;
  /** How the local Slack is started, where it matters. */
  slack?: () => Promise<LocalSlackOptions>;
}

/** The whole app on a database of its own, against a local Slack over real sockets or HTTP. */
export function useApp({
  mode = 'socket',
  now,
  env = {},
  slack: options,
}: AppOptions = {}): TestApp {
  const database = useDatabase();
  let parts: Omit<TestApp, 'database' | 'now'> | undefined;
  let seen = 0;
  let current = now ?? new Date('2026-06-15T10:00:00Z');

  beforeAll(async () => {
    const slack = await startLocalSlack(await options?.());
    database.onClose(() => slack.stop());
    const admin = slack.addUser({ name: 'anna', realName: 'Anna Admin', isAdmin: true });
    const member = slack.addUser({ name: 'mick', realName: 'Mick Member' });
    const transport =
      mode === 'socket'
        ? { SLACK_APP_TOKEN: slack.appToken }
        : { SLACK_SIGNING_SECRET: slack.signingSecret };
    const config = readConfig({
      DATABASE_URL: database.url,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_API_URL: slack.apiUrl,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'silent',
      ...transport,
      ...env,
    });
    const metrics = createMetrics();
    const underWay = async () => (await metrics.inProgress.get()).values[0]?.value;
    const { queue, close } = createIdleQueue(database.url);
    database.onClose(close);
    const running = await startApp(config, { clock: () => current, metrics });
    database.onClose(() => running.stop());
    if (mode === 'http') slack.deliverOverHttp(`http://127.0.0.1:${running.port}/slack/events`);
    parts = {
      slack,
      running,
      async idle() {
        while (await underWay()) await sleep(1);
      },
      config,
      admin,
      member,
      tenantId: slack.team.id,
      licensing: { em: database.orm.em, clock: () => current, queue },
    };
  });

  afterEach(() => {
    const violations = parts?.slack.violations.slice(seen) ?? [];
    seen += violations.length;
    expect(violations).toEqual([]);
  });

  const started = () => {
    if (!parts) throw new Error('The app is there from beforeAll on');
    return parts;
  };
  return {
    database,
    get slack() {
      return started().slack;
    },
    get running() {
      return started().running;
    },
    idle: () => started().idle(),
    get config() {
      return started().config;
    },
    get licensing() {
      return started().licensing;
    },
    get tenantId() {
      return started().tenantId;
    },
    get admin() {
      return started().admin;
    },
    get member() {
      return started().member;
    },
    get now() {
      return current;
    },
    set now(at: Date) {
      current = at;
    },
  };
}

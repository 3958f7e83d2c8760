import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalSlackOptions } from '../../sandbox/slack/assembly.ts';
import { type LocalSlack, startLocalSlack } from '../../sandbox/slack/local-slack.ts';
import type { SlackUser } from '../../sandbox/slack/people.ts';
import { ensureTenant } from '../../src/licensing/ensure-tenant.ts';
import { type BotProcess, startBotProcess } from '../support/bot-process.ts';
import { aPerson } from '../support/builders.ts';
import { type TestDatabase, useDatabase } from '../support/database.ts';
import { isLong } from '../support/sizes.ts';

/** A machine that does other things as well is slow: only the long form keeps Slack's limits. */
export const PATIENT = { ackTimeoutMs: 120_000, triggerLifetimeMs: 120_000 };
const MINUTES = 60_000;

export type Mode = 'socket' | 'http';

export interface Stage {
  readonly slack: LocalSlack;
  readonly tenantId: string;
  /** Where builders build, and for looking behind the scenes. */
  readonly at: { em: TestDatabase['orm']['em']; tenantId: string };
  /** Starts the bot as a process; Slack hands what people do to all of them in turn. */
  start(mode: Mode): Promise<BotProcess>;
  /** Ends a process; settles with its exit code. */
  end(bot: BotProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** Somebody in Slack, read from there just now, with a usage location. */
  somebody(name: string, as?: { admin: boolean }): Promise<Member>;
  /** What all processes have logged as failed. */
  failures(): Record<string, unknown>[];
}

export type Member = SlackUser & { personId: string };

/** Real processes on one database, in front of one Slack. Those left at the end must stop well. */
export function useStage(
  database: Pick<TestDatabase, 'url' | 'orm' | 'onClose'> = useDatabase(),
  { slack: options }: { slack?: () => Promise<LocalSlackOptions> } = {},
) {
  const running = new Map<BotProcess, Mode>();
  const logs: BotProcess['log'][] = [];
  let slack: LocalSlack | undefined;
  const started = () => {
    if (!slack) throw new Error('The stage is there from beforeAll on');
    return slack;
  };

  beforeAll(async () => {
    slack = await startLocalSlack({ ...(isLong ? {} : PATIENT), ...(await options?.()) });
    const { id, name } = slack.team;
    await ensureTenant(database.orm, { id, name });
    database.onClose(async () => {
      const codes = await Promise.all([...running.keys()].map((bot) => stage.end(bot, 'SIGTERM')));
      await started().stop();
      expect(codes.filter((code) => code !== 0)).toEqual([]);
    });
  });

  function route() {
    const http = [...running].filter(([, mode]) => mode === 'http');
    const urls = http.map(([{ port }]) => `http://127.0.0.1:${port}/slack/events`);
    const andSockets = urls.length < running.size || urls.length === 0;
    started().deliverOverHttp(urls, { andSockets });
  }

  const stage: Stage = {
    get slack() {
      return started();
    },
    get tenantId() {
      return started().team.id;
    },
    get at() {
      return { em: database.orm.em, tenantId: started().team.id };
    },
    async start(mode) {
      const { botToken, apiUrl, appToken, signingSecret } = started();
      const bot = await startBotProcess({
        DATABASE_URL: database.url,
        SLACK_BOT_TOKEN: botToken,
        SLACK_API_URL: apiUrl,
        PORT: '0',
        ...(mode === 'socket'
          ? { SLACK_APP_TOKEN: appToken }
          : { SLACK_SIGNING_SECRET: signingSecret }),
      });
      running.set(bot, mode);
      logs.push(bot.log);
      route();
      return bot;
    },
    async end(bot, signal) {
      const isOver = () => {
        running.delete(bot);
        route();
      };
      // A load balancer is told by /readyz; Slack hears of it as the socket closes.
      if (signal === 'SIGTERM' && running.get(bot) === 'http') isOver();
      const code = await bot.signal(signal);
      isOver();
      return code;
    },
    async somebody(name, { admin } = { admin: false }) {
      const realName = `${name[0]?.toUpperCase()}${name.slice(1)}`;
      const user = started().addUser({ name, realName, isAdmin: admin });
      const person = await aPerson(stage.at, {
        displayName: realName,
        slackUserId: user.id,
        isWorkspaceAdmin: admin,
        slackReadAt: new Date(),
      });
      return { ...user, personId: person.id };
    },
    failures: () => logs.flat().filter(({ msg }) => msg === 'failed'),
  };
  return stage;
}

/** What `look` finds within some time; undefined where it does not. */
export async function soon<T>(
  look: () => T | undefined | false,
  withinMs = MINUTES,
): Promise<T | undefined> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = look();
    if (found) return found;
    if (Date.now() > deadline) return undefined;
    await sleep(20);
  }
}

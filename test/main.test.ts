import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { databasesAt } from '../sandbox/databases.ts';
import { type LocalSlack, startLocalSlack } from '../sandbox/slack/local-slack.ts';
import { runBot, startBotProcess } from './support/bot-process.ts';
import { useDatabase } from './support/database.ts';

const database = useDatabase();

async function withSlack(use: (slack: LocalSlack) => Promise<void>): Promise<void> {
  const slack = await startLocalSlack();
  try {
    await use(slack);
  } finally {
    await slack.stop();
  }
}

function environment(slack: LocalSlack, more: Record<string, string> = {}) {
  return {
    DATABASE_URL: database.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    ...more,
  };
}

describe('npm start', () => {
  test('with something missing says what, points to the sandbox and exits with 1', async () => {
    const { code, stderr } = await runBot({ SLACK_BOT_TOKEN: 'nonsense' });
    expect(code).toBe(1);
    expect(stderr).toContain('DATABASE_URL is missing');
    expect(stderr).toContain('SLACK_BOT_TOKEN must be a bot token');
    expect(stderr).toContain('npm run sandbox');
  });

  test('on a database without tables names the command that makes them', () =>
    withSlack(async (slack) => {
      const databases = databasesAt(process.env['TEST_POSTGRES_URL'] ?? '');
      const name = `bare_${randomUUID().replaceAll('-', '')}`;
      await databases.createDatabase(name);
      try {
        const url = databases.url(name);
        const { code, stderr } = await runBot(environment(slack, { DATABASE_URL: url }));
        expect([code, stderr]).toEqual([1, expect.stringContaining('seatkeeper -- migrate')]);
      } finally {
        await databases.dropDatabase(name);
      }
    }));

  test('without a database says so', () =>
    withSlack(async (slack) => {
      const url = 'postgresql://nobody@127.0.0.1:1/none';
      const { code, stderr } = await runBot(environment(slack, { DATABASE_URL: url }));
      expect([code, stderr]).toEqual([1, expect.stringContaining('PostgreSQL does not answer')]);
    }));

  test('where something fails that nobody foresaw says what, whatever is logged', () =>
    withSlack(async (slack) => {
      await database.orm.em.execute('revoke all on tenant from current_user');
      const { code, stderr } = await runBot(environment(slack, { LOG_LEVEL: 'silent' }));
      await database.orm.em.execute('grant all on tenant to current_user');
      expect([code, stderr]).toEqual([1, expect.stringContaining('permission denied')]);
    }));

  test('with a token that Slack refuses says so, and does not print it', () =>
    withSlack(async (slack) => {
      const token = 'xoxb-wrong-token';
      const { code, stderr } = await runBot(environment(slack, { SLACK_BOT_TOKEN: token }));
      expect([code, stderr]).toEqual([1, expect.stringContaining('Slack refuses SLACK_BOT_TOKEN')]);
      expect(stderr).not.toContain(token);
    }));

  test('on a port in use says so', () =>
    withSlack(async (slack) => {
      const taken = createServer().listen(0);
      await once(taken, 'listening');
      const address = taken.address();
      const port = typeof address === 'object' && address ? String(address.port) : '';
      const { code, stderr } = await runBot(environment(slack, { PORT: port }));
      taken.close();
      expect([code, stderr]).toEqual([1, expect.stringContaining(`Port ${port} cannot be used`)]);
    }));

  test('at an address that is not this machine’s says so', () =>
    withSlack(async (slack) => {
      const { code, stderr } = await runBot(environment(slack, { HOST: '192.0.2.1' }));
      expect([code, stderr]).toEqual([1, expect.stringContaining('HOST to an address of this')]);
    }));
});

test('HOST is the one address at which it listens', () =>
  withSlack(async (slack) => {
    const bot = await startBotProcess(environment(slack, { HOST: '127.0.0.1' }));
    const ask = (host: string) => fetch(`http://${host}:${bot.port}/healthz`);
    expect((await ask('127.0.0.1')).status).toBe(200);
    // This machine too, by another address.
    await expect(ask('127.0.0.2')).rejects.toThrow('fetch failed');
    expect(await bot.signal('SIGTERM')).toBe(0);
  }));

test('/readyz tells while Slack is gone; /healthz does not mind', () =>
  withSlack(async (slack) => {
    const bot = await startBotProcess(environment(slack));
    const ask = async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${bot.port}${path}`);
      return `${answer.status} ${(await answer.text()).trim()}`;
    };
    expect([await ask('/readyz'), await ask('/healthz')]).toEqual(['200 ready', '200 ok']);
    await slack.stop();
    const deadline = Date.now() + 20_000;
    while ((await ask('/readyz')) === '200 ready' && Date.now() < deadline) await sleep(50);
    expect(await ask('/readyz')).toBe('503 not ready: there is no connection to Slack');
    expect(await ask('/healthz')).toBe('200 ok');
    expect(await bot.signal('SIGTERM')).toBe(0);
  }));

describe('SIGTERM', () => {
  test('lets what was acknowledged finish, then ends the process with 0', () =>
    withSlack(async (slack) => {
      const anna = slack.addUser({ realName: 'Anna', isAdmin: true });
      const bot = await startBotProcess(environment(slack));
      slack.misbehave({ method: 'views.open', kind: 'slow', delayMs: 700, times: 1 });
      await slack.as(anna).command('/licenses');
      const code = await bot.signal('SIGTERM');
      expect(code).toBe(0);
      expect(slack.as(anna).modal?.title).toBe('Products');
      expect(bot.log.map((entry) => entry['msg'])).toEqual(
        expect.arrayContaining(['draining', 'stopped']),
      );
    }));

  test('over HTTP does the same', () =>
    withSlack(async (slack) => {
      const anna = slack.addUser({ realName: 'Anna', isAdmin: true });
      const { SLACK_APP_TOKEN: _, ...env } = environment(slack, {
        SLACK_SIGNING_SECRET: slack.signingSecret,
      });
      const bot = await startBotProcess(env);
      slack.deliverOverHttp(`http://127.0.0.1:${bot.port}/slack/events`);
      expect((await fetch(`http://127.0.0.1:${bot.port}/readyz`)).status).toBe(200);
      slack.misbehave({ method: 'views.open', kind: 'slow', delayMs: 700, times: 1 });
      await slack.as(anna).command('/licenses');
      expect(await bot.signal('SIGTERM')).toBe(0);
      expect(slack.as(anna).modal?.title).toBe('Products');
    }));
});

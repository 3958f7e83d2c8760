import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { databasesAt } from '../sandbox/databases.ts';
import { type LocalSlack, startLocalSlack } from '../sandbox/slack/local-slack.ts';
import { startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { StartError } from '../src/start-error.ts';
import { runBot, startBotProcess } from './support/bot-process.ts';
import { compiled } from './support/compiled.ts';
import { useDatabase } from './support/database.ts';
import { until } from './support/until.ts';

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

/** Why the app does not start with these variables. */
async function refusal(slack: LocalSlack, more: Record<string, string>): Promise<string> {
  const config = readConfig(environment(slack, { LOG_LEVEL: 'silent', ...more }));
  const outcome = await startApp(config).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(StartError);
  return outcome instanceof StartError ? outcome.message : '';
}

describe('npm start', () => {
  test('with something missing says what, points to the sandbox and exits with 1', async () => {
    const { code, stderr } = await runBot({ SLACK_BOT_TOKEN: 'nonsense' });
    expect(code).toBe(1);
    expect(stderr).toContain('DATABASE_URL is missing');
    expect(stderr).toContain('SLACK_BOT_TOKEN must be a bot token');
    expect(stderr).toContain('npm run sandbox');
  });

  test('with a token that Slack refuses says so, does not print it, and exits with 1', () =>
    withSlack(async (slack) => {
      const token = 'xoxb-wrong-token';
      const { code, stderr } = await runBot(environment(slack, { SLACK_BOT_TOKEN: token }));
      expect([code, stderr]).toEqual([1, expect.stringContaining('Slack refuses SLACK_BOT_TOKEN')]);
      expect(stderr).not.toContain(token);
    }));

  test('with an app token that Slack refuses says so, and where to get one', () =>
    withSlack(async (slack) => {
      const said = await refusal(slack, { SLACK_APP_TOKEN: 'xapp-wrong-token' });
      expect(said).toMatch(/^Slack refuses SLACK_APP_TOKEN \(invalid_auth\)\..*connections:write/);
      expect(said).not.toContain('xapp-wrong-token');
    }));

  test('where something fails that nobody foresaw says what, whatever is logged', () =>
    withSlack(async (slack) => {
      await database.orm.em.execute('revoke all on tenant from current_user');
      const { code, stderr } = await runBot(environment(slack, { LOG_LEVEL: 'silent' }));
      await database.orm.em.execute('grant all on tenant to current_user');
      expect([code, stderr]).toEqual([1, expect.stringContaining('permission denied')]);
    }));

  test('on a database without tables names the command that makes them', () =>
    withSlack(async (slack) => {
      const databases = databasesAt(process.env['TEST_POSTGRES_URL'] ?? '');
      const name = `bare_${randomUUID().replaceAll('-', '')}`;
      await databases.createDatabase(name);
      try {
        const url = databases.url(name);
        expect(await refusal(slack, { DATABASE_URL: url })).toContain('seatkeeper -- migrate');
      } finally {
        await databases.dropDatabase(name);
      }
    }));

  test('without a database says so', () =>
    withSlack(async (slack) => {
      const url = 'postgresql://nobody@127.0.0.1:1/none';
      const said = await refusal(slack, { DATABASE_URL: url });
      expect(said).toContain('PostgreSQL does not answer');
    }));

  test('on a port in use says so', () =>
    withSlack(async (slack) => {
      const taken = createServer().listen(0);
      await once(taken, 'listening');
      const address = taken.address();
      const port = typeof address === 'object' && address ? String(address.port) : '';
      const said = await refusal(slack, { PORT: port });
      taken.close();
      expect(said).toContain(`Port ${port} cannot be used`);
    }));

  test('at an address that is not this machine’s says so', () =>
    withSlack(async (slack) => {
      const said = await refusal(slack, { HOST: '192.0.2.1' });
      expect(said).toContain('HOST to an address of this');
    }));
});

test('HOST is the one address at which it listens; there it tells whether Slack is gone', () =>
  withSlack(async (slack) => {
    const bot = await startBotProcess(environment(slack, { HOST: '127.0.0.1' }));
    const ask = async (path: string, host = '127.0.0.1') => {
      const answer = await fetch(`http://${host}:${bot.port}${path}`);
      return `${answer.status} ${(await answer.text()).trim()}`;
    };
    // This machine too, by another address.
    await expect(ask('/healthz', '127.0.0.2')).rejects.toThrow('fetch failed');
    expect([await ask('/readyz'), await ask('/healthz')]).toEqual(['200 ready', '200 ok']);
    await slack.stop();
    await until('it notices', async () => (await ask('/readyz')) !== '200 ready');
    expect(await ask('/readyz')).toBe('503 not ready: there is no connection to Slack');
    expect(await ask('/healthz')).toBe('200 ok');
    expect(await bot.signal('SIGTERM')).toBe(0);
  }));

describe('SIGTERM', () => {
  test('to npm reaches what npm runs', () =>
    withSlack(async (slack) => {
      const { PATH = '' } = process.env;
      const env = { ...compiled, ...environment(slack), PATH };
      const npm = spawn('npm', ['start', '--silent'], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let log = '';
      for await (const piece of npm.stdout.setEncoding('utf8')) {
        if (!log.includes('"ready"') && `${log}${piece}`.includes('"ready"')) npm.kill('SIGTERM');
        log += piece;
      }
      expect(log).toMatch(/"draining".*"stopped"/s);
    }));

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

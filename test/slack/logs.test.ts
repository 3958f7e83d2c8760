/** What the bot writes down while people use it, forge, and break things: from the outside. */
import { type LocalSlack, startLocalSlack } from '../../sandbox/slack/local-slack.ts';
import type { SlackUser } from '../../sandbox/slack/people.ts';
import { startBotProcess } from '../support/bot-process.ts';
import { useDatabase } from '../support/database.ts';
import { deliver } from '../support/deliver.ts';
import { isTold, sees } from '../support/seeing.ts';
import { until } from '../support/until.ts';

type Line = Record<string, unknown>;

const database = useDatabase();
const { password } = new URL(database.url);

interface Story {
  slack: LocalSlack;
  anna: SlackUser;
  /** Where Slack delivers over HTTP. */
  url: string;
}

/** Runs the bot at its most talkative while `play` plays; gives back its log. */
async function played(mode: 'socket' | 'http', play: (story: Story) => Promise<unknown>) {
  const slack = await startLocalSlack();
  const anna = slack.addUser({ name: 'anna', realName: 'Anna Admin', isAdmin: true });
  const bot = await startBotProcess({
    DATABASE_URL: database.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    LOG_LEVEL: 'debug',
    ...(mode === 'http'
      ? { SLACK_SIGNING_SECRET: slack.signingSecret }
      : { SLACK_APP_TOKEN: slack.appToken }),
  });
  try {
    const url = `http://127.0.0.1:${bot.port}/slack/events`;
    if (mode === 'http') slack.deliverOverHttp(url);
    await play({ slack, anna, url });
  } finally {
    await bot.signal('SIGTERM');
    await slack.stop();
  }
  const { botToken, appToken, signingSecret, workspace } = slack;
  const secrets = [botToken, appToken, signingSecret, workspace.verificationToken, password];
  return { log: bot.log, secrets: secrets.filter(Boolean) };
}

/** While `during` runs, the database refuses to keep people. */
async function withoutNewPeople(during: () => Promise<unknown>): Promise<void> {
  const em = database.orm.em.fork();
  await em.execute('alter table person add constraint nobody check (false) not valid');
  await during();
  await em.execute('alter table person drop constraint nobody');
}

/** Everything a log could give away: ordinary use, a database that refuses, forgeries, nonsense. */
async function tempt({ slack, anna, url }: Story): Promise<void> {
  await slack.as(anna).command('/licenses');
  await sees(slack.as(anna), 'There are no products yet');
  await withoutNewPeople(async () => {
    const eve = slack.addUser({ name: 'eve', realName: 'Eve', email: 'eve@example.com' });
    await slack.as(eve).command('/license-mine');
    await isTold(slack.as(eve), 'Something went wrong on our side');
  });

  const { signingSecret, botToken, appToken } = slack;
  for (const said of [signingSecret, botToken, appToken, password, 'eve@example.com']) {
    const shortcut = {
      type: 'shortcut',
      callback_id: `${said} `,
      trigger_id: slack.triggerFor(anna.id),
      user: { id: anna.id, team_id: slack.team.id },
      team: { id: slack.team.id },
    };
    await deliver({ payload: JSON.stringify(shortcut) }, { url, signingSecret });
    await deliver({ payload: `{${said}` }, { url, signingSecret });
    await deliver({ payload: said }, { url, signingSecret: 'forged' });
  }
}

test.each(['socket', 'http'] as const)('over %s nothing secret is logged', async (mode) => {
  const { log, secrets } = await played(mode, tempt);
  // It did talk, of what went wrong too.
  expect(log.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['request', 'failed']));
  expect(log.some(({ level }) => level === 20)).toBe(true);

  const text = (lines: Line[]) => lines.map((line) => JSON.stringify(line));
  const isSecret = /xox[a-z]-|xapp-|v0=[0-9a-f]{64}/;
  expect(text(log).filter((line) => isSecret.test(line))).toEqual([]);
  expect(text(log).filter((line) => secrets.some((each) => line.includes(each)))).toEqual([]);
  const forAll = log.filter(({ level }) => Number(level) >= 30);
  expect(text(forAll).filter((line) => /\w@\w/.test(line))).toEqual([]);
});

test('one id leads from what a person was told to the log and to the statement', async () => {
  let told = '';
  let statement = '';
  const { log } = await played('socket', async ({ slack, anna }) => {
    await database.orm.em.fork().transactional(async (em) => {
      await em.execute('alter table audit_entry rename column reason to unnamed');
      await slack.as(anna).command('/license-audit');
      statement = await waitingStatement();
    });
    told = (await isTold(slack.as(anna), 'Something went wrong on our side')).text;
    const em = database.orm.em.fork();
    await em.execute('alter table audit_entry rename column unnamed to reason');
  });
  const [, reference] = /reference ([0-9a-f]{8})/.exec(told) ?? [];
  expect(statement).toMatch(new RegExp(`^/\\* request ${reference} \\*/`));

  const ours = log.filter(({ requestId }) => requestId === reference);
  expect(ours).toContainEqual(
    expect.objectContaining({ msg: 'request', where: 'command /license-audit' }),
  );
  expect(ours).toContainEqual(expect.objectContaining({ msg: 'failed', code: '42703' }));
  // Libraries’ lines about it carry it too.
  expect(ours.map(({ msg }) => msg)).toContain("apiCall('users.info') start");
});

/** The statement that waits for somebody else’s lock, as PostgreSQL shows it. */
function waitingStatement(): Promise<string> {
  return until('a statement waits', async () => {
    const [row] = await database.orm.em.fork().execute<{ query: string }[]>(
      `select query from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return row?.query;
  });
}

/** Real processes that are killed: the next one carries on, and what was done is told. */
import { startLocalSlack } from '../../sandbox/slack/local-slack.ts';
import { queueOf } from '../../src/jobs/jobs.ts';
import { startBotProcess } from '../support/bot-process.ts';
import { aPerson, aProduct } from '../support/builders.ts';
import { useDatabase } from '../support/database.ts';
import { useJobs } from '../support/jobs.ts';
import { sees } from '../support/seeing.ts';
import { until } from '../support/until.ts';

const database = useDatabase();
const jobs = useJobs(database);

async function withBots(
  run: (parts: {
    slack: Awaited<ReturnType<typeof startLocalSlack>>;
    start: () => ReturnType<typeof startBotProcess>;
  }) => Promise<void>,
): Promise<void> {
  const slack = await startLocalSlack();
  const bots: Awaited<ReturnType<typeof startBotProcess>>[] = [];
  const start = async () => {
    const bot = await startBotProcess({
      DATABASE_URL: database.url,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      PORT: '0',
    });
    bots.push(bot);
    return bot;
  };
  try {
    await run({ slack, start });
  } finally {
    for (const bot of bots) await bot.signal('SIGTERM');
    await slack.stop();
  }
}

test('a message that a killed process had in hand is delivered by the next', () =>
  withBots(async ({ slack, start }) => {
    const anna = slack.addUser({ realName: 'Anna', isAdmin: true });
    const name = queueOf(slack.team.id, 'tell-person');
    const first = await start();
    slack.misbehave({ method: 'conversations.open', kind: 'slow', delayMs: 8000, times: 1 });
    const queue = await jobs.queueOf(slack.team.id);
    await queue.enqueue(database.orm.em.fork(), 'tell-person', {
      kind: 'message',
      slackUserId: anna.id,
      text: 'Still here.',
      blocks: [],
    });
    await until(
      'it is in hand',
      async () => (await jobs.boss.findJobs(name))[0]?.state === 'active',
    );
    await first.signal('SIGKILL');

    // As if its last heartbeat were a while ago.
    await database.orm.em.execute(
      "update pgboss.job set heartbeat_on = now() - interval '1 minute' where name = ?",
      [name],
    );
    await start();
    await database.orm.em.execute('update pgboss.queue set monitor_on = null where name = ?', [
      name,
    ]);
    await jobs.boss.supervise(name);
    await slack
      .as(anna)
      .waitFor((client) => client.dm().find(({ text }) => text === 'Still here.'));
    expect(slack.as(anna).dm()).toHaveLength(1);
  }));

test('what was done by a killed process is told by the next', () =>
  withBots(async ({ slack, start }) => {
    const anna = slack.addUser({ name: 'anna', realName: 'Anna', isAdmin: true });
    const kim = slack.addUser({ name: 'kim', realName: 'Kim' });
    const tenantId = slack.team.id;
    const at = { em: database.orm.em, tenantId };
    const first = await start();
    await aProduct(at, { displayName: 'Killed' });
    await aPerson(at, { displayName: 'Kim', slackUserId: kim.id });
    await slack.as(anna).command('/license-assign @kim Killed');
    await sees(slack.as(anna), 'Last day');
    slack.misbehave({ method: 'conversations.open', kind: 'slow', delayMs: 8000, times: 1 });
    await slack.as(anna).submit();
    await sees(slack.as(anna), 'got *Killed*');
    await first.signal('SIGKILL');
    expect(slack.as(anna).dm()).toEqual([]);

    // As if what was kept for later were due.
    const moved = await database.orm.em.execute<{ affectedRows: number }>(
      "update pgboss.job set start_after = now() where name = ? and state = 'created'",
      [queueOf(tenantId, 'tell-person')],
      'run',
    );
    expect(moved.affectedRows).toBe(1);
    await start();
    const told = await slack
      .as(anna)
      .waitFor((client) => client.dm().find(({ text }) => text.includes('got *Killed*')));
    expect(told.text).toContain(`<@${kim.id}>`);
    expect(slack.as(anna).dm()).toHaveLength(1);
  }));

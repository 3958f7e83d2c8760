/** A real process that is killed: the next one carries on, and what was done is told. */
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

test('what a killed process had in hand, and what it had done, is told by the next, once', async () => {
  const slack = await startLocalSlack();
  database.onClose(() => slack.stop());
  const start = () =>
    startBotProcess({
      DATABASE_URL: database.url,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      PORT: '0',
    });
  const anna = slack.as(slack.addUser({ name: 'anna', realName: 'Anna', isAdmin: true }));
  const ben = slack.as(slack.addUser({ name: 'ben', realName: 'Ben', isAdmin: true }));
  const mick = slack.as(slack.addUser({ name: 'mick', realName: 'Mick' }));
  const kim = slack.addUser({ name: 'kim', realName: 'Kim' });
  const tenantId = slack.team.id;
  const at = { em: database.orm.em, tenantId };
  const name = queueOf(tenantId, 'tell-person');
  const run = (sql: string) =>
    database.orm.em.execute<{ affectedRows: number }>(sql, [name], 'run');

  const first = await start();
  await aProduct(at, { displayName: 'Killed' });
  await aPerson(at, { displayName: 'Kim', slackUserId: kim.id });
  slack.misbehave({ method: 'conversations.open', kind: 'silent' });
  const queue = await jobs.queueOf(tenantId);
  await queue.enqueue(database.orm.em.fork(), 'tell-person', {
    kind: 'message',
    slackUserId: mick.userId,
    text: 'Still here.',
    blocks: [],
  });
  await until('it is in hand', async () => (await jobs.boss.findJobs(name))[0]?.state === 'active');
  await anna.command('/license-assign @kim Killed');
  await sees(anna, 'Last day');
  await anna.submit();
  await sees(anna, 'got *Killed*');
  await ben.command('/licenses');
  await ben.waitFor(({ modal }) => modal?.title === 'Products');
  await ben.click('Add product');
  await sees(ben, 'SKU id');
  await ben.fill('Name', 'Added');
  await ben.submit();
  await sees(ben, '*Added* is on the list');
  await first.signal('SIGKILL');
  slack.behave();
  expect([...anna.dm(), ...ben.dm(), ...mick.dm()]).toEqual([]);

  // As if what was kept for later were due, and the last heartbeat a while ago.
  const kept = "update pgboss.job set start_after = now() where name = ? and state = 'created'";
  expect(await run(kept)).toMatchObject({ affectedRows: 2 });
  const inHand =
    "update pgboss.job set heartbeat_on = now() - interval '1 minute' where name = ? and state = 'active'";
  expect(await run(inHand)).toMatchObject({ affectedRows: 1 });
  const next = await start();
  await run('update pgboss.queue set monitor_on = null where name = ?');
  await jobs.boss.supervise(name);
  const told = await anna.waitFor(() => anna.dm()[0]);
  expect(told.text).toContain(`<@${kim.id}> got *Killed*`);
  await ben.waitFor(() => ben.dm().find(({ text }) => text.includes('*Added* is on the list')));
  await mick.waitFor(() => mick.dm().find(({ text }) => text === 'Still here.'));
  expect(await next.signal('SIGTERM')).toBe(0);
  expect([anna, ben, mick].map((each) => each.dm().length)).toEqual([1, 1, 1]);
});

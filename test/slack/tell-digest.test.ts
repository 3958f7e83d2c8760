/** The digest as it stands in the channel, from a Slack that has bad days, by one process or several. */
import { startApp } from '../../src/app.ts';
import { turnDay } from '../../src/licensing/turn-day.ts';
import { useChannel } from '../support/alert-channel.ts';
import { useApp } from '../support/app.ts';
import { anAssignment, aPerson, aProduct } from '../support/builders.ts';
import { withHistory } from '../support/history-scopes.ts';
import { inTenantOf } from '../support/somebody.ts';
import { until } from '../support/until.ts';

const app = useApp({ slack: withHistory });
const channel = useChannel(app);
let day = 14;

/** A working day begins, on which it is 9:00 in Amsterdam. */
async function digest(): Promise<void> {
  day += 1;
  if (day === 20) day = 22;
  app.now = new Date(`2026-06-${day}T07:00:00Z`);
  await turnDay(app.licensing, app.tenantId);
  await told();
}

async function told(): Promise<void> {
  for (const name of ['tell-channel', 'tell-digest'] as const) {
    await until(`${name} is done`, async () => {
      const jobs = await channel.jobs.boss.findJobs(`${app.tenantId}/${name}`);
      return jobs.every(({ state }) => state === 'completed');
    });
  }
}

const digests = () => channel.messages('*Licenties op');
const last = () => digests().at(-1);
const types = (message = last()) => message?.blocks.map(({ type }): string => type);

beforeAll(async () => {
  await app.licensing.em
    .fork()
    .execute(
      `update tenant set language = 'nl', time_zone = 'Europe/Amsterdam', digest_hour = 9 where id = ?`,
      [app.tenantId],
      'run',
    );
  await channel.choose();
});

test('where nothing is open there is none', async () => {
  await digest();
  expect(digests()).toEqual([]);
});

test('it tells in the tenant’s language what is open, with a table and a chart', async () => {
  const product = await aProduct(inTenantOf(app), {
    displayName: 'Chat & <!here>',
    subscriptions: [{ seats: 1200, endDate: '2026-07-30' }],
  });
  await anAssignment(inTenantOf(app), await aPerson(inTenantOf(app)), product);
  await digest();
  expect(digests()).toHaveLength(1);
  expect(last()?.text).toBe(
    '*Licenties op 16 jun 2026*: 1 product vraagt aandacht.\n' +
      '• *Chat &amp; &lt;!here&gt;*: laatste dag van 1.200 plaatsen over 44 dagen, op 30 jul 2026 · op 30 aug 2026 1 te kort',
  );
  expect(types()).toEqual(['section', 'section', 'data_visualization', 'data_table', 'context']);
  const shown = JSON.stringify(last()?.blocks);
  expect(shown).toContain('1 van 1.200');
  expect(shown).toContain('{"label":"Chat & <!here>","value":1200}');
});

test('it is posted once a day, by several processes and after a repeated job', async () => {
  const another = await startApp(app.config, { clock: () => app.now });
  try {
    await digest();
    const queue = await channel.jobs.queueOf(app.tenantId);
    await queue.enqueue(app.licensing.em.fork(), 'tell-digest', { day: `2026-06-${day}` });
    await turnDay(app.licensing, app.tenantId);
    await told();
    expect(digests()).toHaveLength(2);
  } finally {
    await another.stop();
  }
});

test('where Slack knows no charts it comes without one, and without a table where it knows none', async () => {
  const refused = { kind: 'refused', method: 'chat.postMessage', error: 'invalid_blocks' } as const;
  app.slack.misbehave({ ...refused, times: 1 });
  await digest();
  expect(types()).toEqual(['section', 'section', 'data_table', 'context']);
  app.slack.misbehave({ ...refused, times: 2 });
  await digest();
  expect(types()).toEqual(['section', 'section', 'context']);
  expect(digests()).toHaveLength(4);
});

test('it waits as Slack asks', async () => {
  const method = 'chat.postMessage';
  app.slack.misbehave({ kind: 'rate_limited', method, times: 1, retryAfter: 1 });
  await digest();
  expect(digests()).toHaveLength(5);
});

test('after a lost answer it is looked for, and not sent twice', async () => {
  app.slack.misbehave({ kind: 'lost_answer', method: 'chat.postMessage', times: 1 });
  await digest();
  expect(digests()).toHaveLength(6);
});

test('of a day that is over it is not told', async () => {
  const queue = await channel.jobs.queueOf(app.tenantId);
  await app.licensing.em
    .fork()
    .execute('update alert_digest set ts = null where tenant_id = ?', [app.tenantId], 'run');
  await queue.enqueue(app.licensing.em.fork(), 'tell-digest', { day: '2026-06-15' });
  await told();
  expect(digests()).toHaveLength(6);
});

test('a channel that takes nothing any more is told of, and there is none then', async () => {
  app.slack.workspace.conversations.get(channel.channelId)?.members.delete(app.slack.botUserId);
  await digest();
  expect(digests()).toHaveLength(6);
  const anna = app.slack.as(app.admin);
  await anna.waitFor((client) => client.dm().some(({ text }) => text.includes('not_in_channel')));
});

/** Messages to people, from a Slack that has bad days, by one process or several. */
import { startApp } from '../../src/app.ts';
import { queueOf } from '../../src/jobs/jobs.ts';
import { useApp } from '../support/app.ts';
import { atForm } from '../support/at-form.ts';
import { anAssignment, aProduct } from '../support/builders.ts';
import { useJobs } from '../support/jobs.ts';
import { closeModals, sees } from '../support/seeing.ts';
import { holdersOf, inTenantOf, somebody } from '../support/somebody.ts';
import { until } from '../support/until.ts';

const app = useApp();
const jobs = useJobs(app.database);
const at = () => inTenantOf(app);
const assigning = atForm(app, '/license-assign', 'Last day');
const removing = atForm(app, '/license-remove', 'Not in Slack?');
afterEach(async () => {
  app.slack.behave();
  await closeModals(app);
});

const heardOf = (words: string, user = app.admin) =>
  app.slack
    .as(user)
    .dm()
    .filter(({ text }) => text.includes(words));
const hears = (words: string, user = app.admin) =>
  app.slack.as(user).waitFor(() => heardOf(words, user)[0]);

/** Once nothing is left to tell, whatever was told was told in full. */
async function nothingLeft(): Promise<void> {
  const queue = queueOf(app.tenantId, 'tell-person');
  await until('nothing is left', async () => {
    const left = await jobs.boss.findJobs(queue, {});
    return left.every(({ state }) => state === 'completed' || state === 'failed');
  });
}

describe('the result of an assignment', () => {
  test('told at once leaves nothing to tell later', async () => {
    await aProduct(at(), { displayName: 'Prompt' });
    const kim = await somebody(app, 'Kim Prompt');
    await (await assigning.form(`@${kim.name} Prompt`)).submit();
    await hears('got *Prompt*');
    await nothingLeft();
    expect(heardOf('got *Prompt*')).toHaveLength(1);
  });

  test.each([{ kind: 'rate_limited', retryAfter: 1 }, { kind: 'error500' }] as const)(
    'arrives once Slack is back, once: $kind',
    async (misbehavior) => {
      const name = `Later ${misbehavior.kind}`;
      const product = await aProduct(at(), { displayName: name });
      const kim = await somebody(app, `Kim ${name}`);
      const client = await assigning.form(`@${kim.name} ${name}`);
      app.slack.misbehave({ ...misbehavior, method: 'chat.postMessage', times: 2 });
      await client.submit();
      await sees(client, `got *${name}*`);
      expect(await holdersOf(app, product)).toEqual([kim.realName]);
      await hears(`got *${name}*`);
      await nothingLeft();
      expect(heardOf(`got *${name}*`)).toHaveLength(1);
    },
  );

  test('whose answer was lost arrives all the same, at most twice', async () => {
    const product = await aProduct(at(), { displayName: 'Lost answer' });
    const kim = await somebody(app, 'Kim Lost');
    const client = await assigning.form(`@${kim.name} Lost answer`);
    app.slack.misbehave({ kind: 'lost_answer', method: 'chat.postMessage', times: 1 });
    await client.submit();
    await sees(client, 'got *Lost answer*');
    expect(await holdersOf(app, product)).toEqual([kim.realName]);
    await nothingLeft();
    expect([1, 2]).toContain(heardOf('got *Lost answer*').length);
  });
});

test('the result of a removal comes later with its Undo', async () => {
  const product = await aProduct(at(), { displayName: 'Undone later' });
  const kim = await somebody(app, 'Kim Later');
  await anAssignment(at(), { id: kim.personId }, product);
  const client = await removing.form(`@${kim.name} Undone later`);
  await client.submit();
  await sees(client, 'Remove *Undone later*');
  app.slack.misbehave({ kind: 'error500', method: 'chat.postMessage', times: 1 });
  await client.submit();
  const dm = await hears('Removed *Undone later*');
  await closeModals(app);
  await client.click('Undo', dm);
  await hears('↩ *Undone later*');
  expect(await holdersOf(app, product)).toEqual([kim.realName]);
});

test('who cannot be told is given up, and stands among the jobs that failed', async () => {
  const queue = await jobs.queueOf(app.tenantId);
  await queue.enqueue(app.licensing.em.fork(), 'tell-person', {
    kind: 'message',
    slackUserId: 'U0NOBODY',
    text: 'Hello?',
    blocks: [],
  });
  const failed = async () => jobs.boss.findJobs(`${app.tenantId}/failed`);
  await until('it is given up', async () => (await failed()).length > 0);
  expect(await failed()).toEqual([
    expect.objectContaining({
      sourceName: queueOf(app.tenantId, 'tell-person'),
      sourceRetryCount: 0,
      sourceOutput: { error: 'user_not_found' },
    }),
  ]);
});

describe('after an outage of days', () => {
  test('a starting process ends what is over, and tells the holder', async () => {
    const product = await aProduct(at(), { displayName: 'Overdue' });
    const kim = await somebody(app, 'Kim Overdue');
    await anAssignment(at(), { id: kim.personId }, product, { untilDate: '2026-06-03' });
    const another = await startApp(app.config, { clock: () => app.now });
    try {
      const message = await hears('Your license for *Overdue* ended', kim);
      expect(message.text).toContain('ended on Jun 3, 2026, its last day');
      expect(await holdersOf(app, product)).toEqual([]);
      await nothingLeft();
      expect(heardOf('*Overdue*', kim)).toHaveLength(1);
    } finally {
      await another.stop();
    }
  });
});

test('two processes share what is to be told, each message once', async () => {
  const another = await startApp(app.config, { clock: () => app.now });
  try {
    const queue = await jobs.queueOf(app.tenantId);
    const texts = Array.from({ length: 12 }, (_, index) => `Shared number ${index}.`);
    await app.licensing.em.fork().transactional(async (em) => {
      for (const text of texts) {
        await queue.enqueue(em, 'tell-person', {
          kind: 'message',
          slackUserId: app.member.id,
          text,
          blocks: [],
        });
      }
    });
    for (const text of texts) await hears(text, app.member);
    await nothingLeft();
    expect(
      heardOf('Shared number', app.member)
        .map(({ text }) => text)
        .sort(),
    ).toEqual([...texts].sort());
  } finally {
    await another.stop();
  }
});

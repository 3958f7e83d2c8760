import { queueOf } from '../../src/jobs/jobs.ts';
import { aTenant } from '../support/builders.ts';
import { runCli } from '../support/cli-process.ts';
import { useJobs } from '../support/jobs.ts';
import { useLicensing } from '../support/licensing.ts';
import { until } from '../support/until.ts';

const licensing = useLicensing();
const jobs = useJobs(licensing.database);

const runJobs = (...args: string[]) =>
  runCli(['jobs', ...args], { env: { DATABASE_URL: licensing.database.url } });

test('jobs that failed for good are listed, and run again', async () => {
  const { em, tenantId } = await aTenant(licensing);
  const queue = await jobs.queueOf(tenantId);
  const name = queueOf(tenantId, 'tell-person');
  const tidings = { kind: 'message', slackUserId: 'U0ANNA', text: 'Hi', blocks: [] } as const;
  for (const text of ['one', 'two']) {
    await queue.enqueue(em.fork(), 'tell-person', { ...tidings, text, blocks: [] });
  }
  // As a worker does with what Slack refuses for good.
  const eagerly = { perJobResults: true, notifyPollingIntervalSeconds: 2 };
  await jobs.boss.work(name, eagerly, async (got) =>
    got.map(({ id }) => ({ id, status: 'deadletter', output: { error: 'user_not_found' } })),
  );
  const failed = await until('both are given up', async () => {
    const found = await jobs.boss.findJobs(`${tenantId}/failed`);
    return found.length === 2 && found;
  });
  await jobs.boss.offWork(name);

  const other = await aTenant(licensing);
  expect(await runJobs('--tenant', other.tenantId)).toMatchObject({
    stdout: 'No job has failed for good.\n',
  });
  expect(await runJobs('retry', '--all', '--tenant', other.tenantId)).toMatchObject({
    stdout: '0 jobs run again.\n',
  });
  expect(await runJobs()).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('name one with --tenant TEAM_ID'),
  });
  const { stdout } = await runJobs('--tenant', tenantId);
  expect(stdout.split('\n')).toHaveLength(3);
  for (const { id } of failed) {
    expect(stdout).toMatch(new RegExp(`${id}  ${name}  .*T.*Z  user_not_found  attempts: 1`));
  }
  const waiting = async () =>
    (await jobs.boss.findJobs<{ text: string }>(name))
      .filter(({ state }) => state === 'created')
      .map(({ data }) => data.text);
  expect(await runJobs('retry', '--all', '--tenant', tenantId)).toEqual({
    code: 0,
    stdout: '2 jobs run again.\n',
    stderr: '',
  });
  expect((await waiting()).sort()).toEqual(['one', 'two']);
});

test('a job that has not failed cannot be run again', async () => {
  const { tenantId } = await aTenant(licensing);
  expect(await runJobs('retry', 'nothing', '--tenant', tenantId)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('No job nothing has failed'),
  });
});

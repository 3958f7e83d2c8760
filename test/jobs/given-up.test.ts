import { queueOf } from '../../src/jobs/jobs.ts';
import { NeverWorks } from '../../src/jobs/never-works.ts';
import { countGivenUp, startWork } from '../../src/jobs/work.ts';
import { aTenant } from '../support/builders.ts';
import { useJobs } from '../support/jobs.ts';
import { useLicensing } from '../support/licensing.ts';
import { until } from '../support/until.ts';

const licensing = useLicensing();
const jobs = useJobs(licensing.database);

test.each([
  { what: 'fails at its first run', error: new Error('away'), isLast: false, outcome: 'failed' },
  { what: 'fails at its last run', error: new Error('away'), isLast: true, outcome: 'dead' },
  { what: 'never works', error: new NeverWorks('gone'), isLast: false, outcome: 'dead' },
])('a job that $what counts as $outcome, and is listed only if it is dead', async (run) => {
  const { em, tenantId } = await aTenant(licensing);
  const queue = await jobs.queueOf(tenantId);
  const tidings = { kind: 'message', slackUserId: 'U0ANNA', text: 'Hi', blocks: [] } as const;
  await queue.enqueue(em.fork(), 'tell-person', { ...tidings, blocks: [] });
  const name = queueOf(tenantId, 'tell-person');
  const lastRun = 'update pgboss.job set retry_count = retry_limit where name = ?';
  if (run.isLast) await em.fork().execute(lastRun, [name]);
  const outcomes: string[] = [];
  const stopWork = await startWork(jobs.boss, {
    tenantId,
    timeZone: async () => 'UTC',
    failed: () => {},
    ended: (kind, outcome) => kind === 'tell-person' && outcomes.push(outcome),
    handlers: {
      'turn-day': async () => {},
      'tell-administrators': async () => {},
      'mirror-group': async () => {},
      'check-people': async () => {},
      'tell-person': () => Promise.reject(run.error),
      'work-off-group': async () => {},
      'heal-product': async () => {},
      'review-people': async () => {},
      'show-group-work': async () => {},
      'review-alerts': async () => {},
      'tell-channel': async () => {},
      'tell-digest': async () => {},
      'tell-approvers': async () => {},
      'review-requests': async () => {},
      'show-request': async () => {},
      'show-reclaim': async () => {},
      'purge-deeds': async () => {},
    },
  });
  const settled = async () => {
    const [job] = await jobs.boss.findJobs(name);
    return job?.state === 'retry' || job?.state === 'failed';
  };
  licensing.database.onClose(stopWork);
  await until('the run is over', settled);
  expect(outcomes[0]).toBe(run.outcome);
  const listed = await jobs.boss.findJobs(`${tenantId}/failed`);
  expect(listed).toHaveLength(run.outcome === 'dead' ? 1 : 0);
});

test('a job whose worker died at its last run counts among those given up', async () => {
  const { em, tenantId } = await aTenant(licensing);
  const queue = await jobs.queueOf(tenantId);
  await queue.enqueue(em.fork(), 'turn-day', {});
  const name = queueOf(tenantId, 'turn-day');
  await em.fork().execute('update pgboss.job set retry_count = retry_limit where name = ?', [name]);
  await jobs.boss.fetch(name);
  expect(await countGivenUp(jobs.boss, tenantId)).toBe(0);

  // As if its last heartbeat were a while ago, and nobody had looked since.
  const died = "update pgboss.job set heartbeat_on = now() - interval '1 minute' where name = ?";
  await em.fork().execute(died, [name]);
  for (const each of [name, `${tenantId}/failed`]) {
    await em.fork().execute('update pgboss.queue set monitor_on = null where name = ?', [each]);
    await jobs.boss.supervise(each);
  }
  expect(await countGivenUp(jobs.boss, tenantId)).toBe(1);
});

test('a job that fails again and again waits longer and longer', async () => {
  const { em, tenantId } = await aTenant(licensing);
  const queue = await jobs.queueOf(tenantId);
  await queue.enqueue(em.fork(), 'turn-day', {});
  const name = queueOf(tenantId, 'turn-day');
  const pauses: number[] = [];
  for (let tries = 0; tries < 5; tries += 1) {
    await em.fork().execute('update pgboss.job set start_after = now() where name = ?', [name]);
    const [job] = await jobs.boss.fetch(name);
    await jobs.boss.fail(name, job?.id ?? '');
    const [{ pause }] = await em.fork().execute<[{ pause: number }]>(
      `select cast(extract(epoch from start_after - now()) as float) as pause
           from pgboss.job where name = ?`,
      [name],
    );
    pauses.push(pause);
  }
  const [first = 0, last = 0] = [pauses[0], pauses.at(-1)];
  expect(first).toBeGreaterThan(1);
  expect(last).toBeGreaterThan(4 * first);
});

import { randomUUID } from 'node:crypto';
import { queueOf } from '../../src/jobs/jobs.ts';
import { scheduleJobs } from '../../src/jobs/work.ts';
import type { Tidings } from '../../src/licensing/ports.ts';
import { aPerson, aTenant } from '../support/builders.ts';
import { useJobs } from '../support/jobs.ts';
import { useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();
const jobs = useJobs(licensing.database);
const tidings = (text: string): Tidings => ({
  kind: 'message',
  slackUserId: 'U0ANNA',
  text,
  blocks: [],
});

describe('a job', () => {
  test('is there with the commit of the change that causes it, and not before', async () => {
    const { em, tenantId } = await aTenant(licensing);
    const queue = await jobs.queueOf(tenantId);
    await em.fork().transactional(async (tx) => {
      await queue.enqueue(tx, 'tell-person', tidings('done'));
      expect(await jobs.sent(tenantId, 'tell-person')).toEqual([]);
    });
    expect(await jobs.sent(tenantId, 'tell-person')).toEqual([tidings('done')]);
  });

  test('of a transaction that was rolled back does not exist', async () => {
    const { em, tenantId } = await aTenant(licensing);
    const queue = await jobs.queueOf(tenantId);
    const undone = em.fork().transactional(async (tx) => {
      await queue.enqueue(tx, 'tell-person', tidings('never'));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await jobs.sent(tenantId, 'tell-person')).toEqual([]);
  });

  test('that nobody has begun can be taken back, with the transaction that does so', async () => {
    const { em, tenantId } = await aTenant(licensing);
    const queue = await jobs.queueOf(tenantId);
    const fork = em.fork();
    const options = { afterSeconds: 60 };
    const id = (await queue.enqueue(fork, 'tell-person', tidings('one'), options)) ?? '';
    await queue.enqueue(fork, 'tell-person', tidings('two'));
    await em.fork().transactional((tx) => queue.withdraw(tx, 'tell-person', [id]));
    expect(await jobs.sent(tenantId, 'tell-person')).toEqual([tidings('two')]);
  });

  test('is pending until it is done', async () => {
    const { em, tenantId } = await aTenant(licensing);
    const queue = await jobs.queueOf(tenantId);
    const [groupId, productId] = [randomUUID(), randomUUID()];
    const isPending = (data: object) => queue.isPending(em.fork(), 'work-off-group', data);
    await queue.enqueue(em.fork(), 'work-off-group', {
      ...{ groupId, productId, work: 'due', lostPlanIds: [] },
    });
    expect(await isPending({ groupId })).toBe(true);
    expect(await isPending({ groupId, productId })).toBe(true);
    expect(await isPending({ groupId: productId })).toBe(false);
    const name = queueOf(tenantId, 'work-off-group');
    const [job] = await jobs.boss.fetch(name);
    expect(await isPending({ groupId })).toBe(true);
    await jobs.boss.complete(name, job?.id ?? '');
    expect(await isPending({ groupId })).toBe(false);
  });

  test('of one tenant is not in the queue of another', async () => {
    const [one, other] = [await aTenant(licensing), await aTenant(licensing)];
    const queue = await jobs.queueOf(one.tenantId);
    await jobs.queueOf(other.tenantId);
    await queue.enqueue(one.em.fork(), 'tell-person', tidings('ours'));
    expect(await jobs.sent(other.tenantId, 'tell-person')).toEqual([]);
  });

  test('that finds all there is to do waits once only', async () => {
    const { em, tenantId } = await aTenant(licensing);
    const queue = await jobs.queueOf(tenantId);
    await queue.enqueue(em.fork(), 'turn-day', {});
    await queue.enqueue(em.fork(), 'turn-day', {});
    expect(await jobs.sent(tenantId, 'turn-day')).toEqual([{}]);
  });

  test('may name as many plans as a product has, each list for itself', async () => {
    const { em, tenantId } = await aTenant(licensing);
    const queue = await jobs.queueOf(tenantId);
    const work = { groupId: randomUUID(), productId: randomUUID(), work: 'everybody' } as const;
    const plans = Array.from({ length: 200 }, () => randomUUID());
    const lost = { ...work, lostPlanIds: plans, wasOff: [] };
    const gained = { ...work, lostPlanIds: [], wasOff: plans };
    for (const each of [lost, gained, lost]) await queue.enqueue(em.fork(), 'work-off-group', each);
    expect(await jobs.sent(tenantId, 'work-off-group')).toEqual([lost, gained]);
  });

  test('with data that its queue does not know is refused', async () => {
    const { em, tenantId } = await aTenant(licensing);
    const queue = await jobs.queueOf(tenantId);
    const person = await aPerson({ em, tenantId });
    const wrong = { kind: 'license_ended', personId: person.id, productId: 'x', lastDay: 'soon' };
    const sending = queue.enqueue(em.fork(), 'tell-person', { ...wrong, kind: 'license_ended' });
    await expect(sending).rejects.toThrow('productId');
  });
});

test('schedules run in the time zone of the tenant, and follow it', async () => {
  const { tenantId } = await aTenant(licensing);
  await jobs.queueOf(tenantId);
  const zoneOf = async () => (await jobs.boss.getSchedule(queueOf(tenantId, 'turn-day')))?.timezone;
  await scheduleJobs(jobs.boss, { tenantId, timeZone: async () => 'Pacific/Auckland' });
  expect(await zoneOf()).toBe('Pacific/Auckland');
  await scheduleJobs(jobs.boss, { tenantId, timeZone: async () => 'America/Los_Angeles' });
  expect(await zoneOf()).toBe('America/Los_Angeles');
  const schedules = await jobs.boss.getSchedules(queueOf(tenantId, 'turn-day'));
  expect(schedules).toHaveLength(1);
});

test('queues that are as they are to be are not written again, and others are', async () => {
  const { em, tenantId } = await aTenant(licensing);
  await jobs.queueOf(tenantId);
  const name = queueOf(tenantId, 'tell-person');
  await em.execute('update pgboss.queue set retry_limit = 1 where name = ?', [name]);
  const writes = async () =>
    em.execute<{ name: string; updatedOn: string; limit: number }[]>(
      `select name, to_json(updated_on) as "updatedOn", retry_limit as "limit" from pgboss.queue
        where name like ? || '/%' order by name`,
      [tenantId],
    );
  const before = await writes();
  await jobs.queueOf(tenantId);
  const after = await writes();
  expect(after.filter(({ updatedOn }, index) => updatedOn !== before[index]?.updatedOn)).toEqual([
    { name, updatedOn: expect.any(String), limit: 24 },
  ]);
});

/** Processes are killed, and Slack answers badly, while alerts fall due: each is told once. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Misbehavior } from '../../sandbox/slack/misbehavior.ts';
import { jobKinds, queueOf } from '../../src/jobs/jobs.ts';
import { dayIn, shiftDay } from '../../src/licensing/days.ts';
import { aProduct } from '../support/builders.ts';
import { useDatabase } from '../support/database.ts';
import { withHistory } from '../support/history-scopes.ts';
import { useJobs } from '../support/jobs.ts';
import { isLong, report, sized } from '../support/sizes.ts';
import { until } from '../support/until.ts';
import { LONG, takeOver } from './group-work.ts';
import { useStage } from './stage.ts';
import { any, everyone } from './work.ts';

const ALERTS = sized({ short: 13, long: 1000 });
/** In channel by channel: three are a message each, ten are one list. */
const IN_CHANNEL = [3, 10];
const REPLICAS = sized({ short: 2, long: 4 });
/** So many channels a process tells at once. */
const AT_ONCE = jobKinds['tell-channel'].atOnce ?? 1;
const KILLS = sized({ short: 1, long: 20 });
/** Before each kill. */
const BAD = sized<Misbehavior[]>({
  short: [
    { kind: 'rate_limited', times: 1, retryAfter: 1 },
    { kind: 'error500', times: 1 },
    { kind: 'lost_answer', times: 1 },
  ],
  long: [
    { kind: 'rate_limited', times: 4, retryAfter: 2 },
    { kind: 'error500', times: 4 },
    { kind: 'lost_answer', times: 4 },
    { kind: 'half', times: 4 },
    { kind: 'silent', times: 1 },
    // It arrives as nobody waits for the answer any more.
    { kind: 'slow', times: 1, delayMs: 10_500 },
  ],
});
const LOSES = ['lost_answer', 'half', 'slow'];

const MODES = [
  { name: 'each is told once', isExact: true, slack: withHistory },
  {
    name: 'where it may not look, each is told at most once more for each lost answer',
    ...{ isExact: false, slack: async () => ({}) },
  },
];

describe.each(sized({ short: MODES.slice(0, 1), long: MODES }))('$name', ({ isExact, slack }) => {
  const database = useDatabase();
  const jobs = useJobs(database);
  const stage = useStage(database, { slack });
  const rows = <Row>(sql: string) => stage.at.em.fork().execute<Row[]>(sql, [stage.tenantId]);

  test('while processes are killed and Slack answers badly', async () => {
    await fallDue();
    let bots = await everyone(REPLICAS, () => stage.start('socket'));
    let lost = 0;
    for (let kills = 0; kills < KILLS; kills += 1) {
      for (const bad of BAD) {
        stage.slack.misbehave({ ...bad, method: 'chat.postMessage' });
        if (LOSES.includes(bad.kind)) lost += bad.times ?? 0;
      }
      await until('something is being sent', async () => (await inHand()) > 0, LONG);
      await sleep(Math.random() * sized({ short: 200, long: 2000 }));
      const dying = isLong ? [any(bots)] : bots;
      await Promise.all(dying.map((bot) => stage.end(bot, 'SIGKILL')));
      lost += Math.min(await inHand(), dying.length * AT_ONCE);
      if (!isLong) await asIfLater();
      bots = [...bots.filter((bot) => !dying.includes(bot)), await stage.start('socket')];
    }
    await until('all are told', async () => (await left()) === 0, LONG);

    const places = await rows<{ name: string; channelId: string; ts: string }>(
      `select pr.display_name as name, r.channel_id as "channelId", m.ts
         from alert a join product pr on pr.tenant_id = a.tenant_id and pr.id = a.product_id
         left join alert_message m on m.tenant_id = a.tenant_id and m.alert_id = a.id
         left join alert_route r on r.tenant_id = m.tenant_id and r.id = m.route_id
        where a.tenant_id = ?`,
    );
    const kept = new Set(places.map(at));
    const messages = stage.slack.workspace.messages.filter(({ text }) => text.includes('*Alert '));
    const living = messages.filter((message) => kept.has(at(message)));
    expect(places.map(({ name }) => name).sort()).toEqual(names().sort());
    for (const { name, ...place } of places) {
      const showing = living.filter(({ text }) => text.includes(`*${name}*`));
      expect({ name, at: showing.map(at) }).toEqual({ name, at: [at(place)] });
    }
    const twice = messages.filter((message) => !kept.has(at(message)));
    const counts = { alerts: ALERTS, kills: KILLS, messages: messages.length, lost };
    report('alerts killed', { isExact, ...counts, twice: twice.length });
    if (isExact) expect(twice).toEqual([]);
    expect(twice.length).toBeLessThanOrEqual(lost);
    expect(stage.slack.violations).toEqual([]);
  });

  /** Subscriptions are near their last day; whoever starts sees it. */
  async function fallDue(): Promise<void> {
    const endDate = shiftDay(dayIn('UTC', new Date()), 20);
    const left = names();
    for (let count = 0; left.length > 0; count += 1) {
      const members: string[] = [];
      const channel = stage.slack.addChannel({ name: `c${count}`, members, botIsMember: true });
      for (const displayName of left.splice(0, IN_CHANNEL[count % IN_CHANNEL.length])) {
        const { id } = await aProduct(stage.at, { displayName, subscriptions: [{ endDate }] });
        await stage.at.em.fork().execute(
          `insert into alert_route (tenant_id, id, product_id, channel_id, set_at)
           values (?, ?, ?, ?, now())`,
          [stage.tenantId, randomUUID(), id, channel.id],
          'run',
        );
      }
    }
  }

  /** How many messages are with somebody, or with nobody any more. */
  async function inHand(): Promise<number> {
    const sending = await rows(
      `select distinct coalesce(list_id, alert_id) from alert_message
        where tenant_id = ? and sending_until is not null`,
    );
    return sending.length;
  }

  async function left(): Promise<number> {
    const untold = await rows(
      `select from alert a left join alert_message m
          on m.tenant_id = a.tenant_id and m.alert_id = a.id and m.shown_revision = a.revision
        where a.tenant_id = ? and m.ts is null`,
    );
    const job = queueOf(stage.tenantId, 'tell-channel');
    const waiting = await jobs.boss.findJobs(job);
    return untold.length + waiting.filter(({ state }) => state !== 'completed').length;
  }

  /** While nobody lives: as if they had been dead for half a minute. */
  async function asIfLater(): Promise<void> {
    await takeOver(stage, jobs);
    await rows('update alert_message set sending_until = now() where tenant_id = ?');
  }
});

function names(): string[] {
  return Array.from({ length: ALERTS }, (_, index) => `Alert ${index}`);
}

function at({ channelId, ts }: { channelId: string; ts: string }): string {
  return `${channelId} ${ts}`;
}

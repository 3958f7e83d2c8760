/**
 * Alerts due at once, ten in each of many channels, from one process until Slack has all of them:
 * what it holds at its most, against a tenth as many. Slack takes one message a second and channel.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalSlack, startLocalSlack } from '../sandbox/slack/local-slack.ts';
import { compare, type Sample } from './measure.ts';
import { startProcess } from './processes.ts';
import type { Stage } from './stage.ts';

const CHANNELS = Number(process.env['BENCH_CHANNELS'] ?? 1000);
const IN_CHANNEL = 10;

export async function benchTelling(stage: Stage): Promise<void> {
  await compare({
    ...{ bench: `alerts_told_${CHANNELS * IN_CHANNEL}_memory`, unit: 'MB', rounds: 1 },
    ours: () => told(stage, CHANNELS),
    floor: () => told(stage, CHANNELS / 10),
  });
}

async function told(stage: Stage, channels: number): Promise<Sample> {
  const slack = await startLocalSlack({ enforceRateLimits: true });
  await fallDue(stage, slack, channels);
  // Whoever starts looks at all alerts.
  const bot = await startProcess('../src/main.ts', {
    DATABASE_URL: stage.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
  });
  const ready = megabytes(bot.pid, 'VmRSS');
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const alerts = channels * IN_CHANNEL;
  let found: number | undefined;
  for (let left = alerts; left > 0; left = alerts - (await settled(stage, slack))) {
    if (found === undefined && (await placed(stage, slack)) === alerts) found = seconds();
    await sleep(500);
  }
  const told = seconds();
  const beside = {
    found_s: found ?? told,
    told_s: told,
    alerts,
    dropped: alerts - (await standing(stage, slack)),
    messages: slack.workspace.messages.length,
    ready_mb: ready,
  };
  const value = megabytes(bot.pid, 'VmHWM');
  await bot.stop();
  await slack.stop();
  return { value, beside };
}

async function fallDue(stage: Stage, slack: LocalSlack, channels: number): Promise<void> {
  const tenantId = slack.team.id;
  const ids = Array.from(
    { length: channels },
    (_, n) => slack.addChannel({ name: `c${n}`, members: [], botIsMember: true }).id,
  );
  const run = (sql: string) =>
    stage.orm.em
      .fork()
      .execute(sql, { tenantId, channels: ids.join(), inChannel: IN_CHANNEL }, 'run');
  await run('insert into tenant (id, name) values (:tenantId, :tenantId)');
  await run(`insert into product (tenant_id, id, sku_id, sku_part_number, display_name)
    select :tenantId, gen_random_uuid(), channel || n, channel, 'Product ' || n || ' of ' || channel
      from unnest(string_to_array(:channels, ',')) channel, generate_series(1, :inChannel) n`);
  await run(`insert into subscription (tenant_id, id, product_id, seats, start_date, end_date)
    select tenant_id, gen_random_uuid(), id, 100, current_date - 300, current_date + 20
      from product where tenant_id = :tenantId`);
  await run(`insert into alert_route (tenant_id, id, product_id, channel_id, set_at)
    select tenant_id, gen_random_uuid(), id, sku_part_number, now()
      from product where tenant_id = :tenantId`);
  // Of the alerts there are none yet, and PostgreSQL knows nothing of them.
  await run('analyze product, subscription, alert_route');
}

const counted = (sql: string) => async (stage: Stage, slack: LocalSlack) => {
  const [row] = await stage.orm.em
    .fork()
    .execute<[{ count: number }]>(`select cast(count(*) as int) ${sql}`, [slack.team.id]);
  return row.count;
};

const placed = counted('from alert_message where tenant_id = ?');
const settled = counted(`from alert_message m join alert a on a.tenant_id = m.tenant_id
   and a.id = m.alert_id and a.revision = m.shown_revision where m.tenant_id = ?`);

/** So many alerts stand in the message that is kept of them. */
async function standing({ orm }: Stage, { team, workspace }: LocalSlack): Promise<number> {
  const kept = await orm.em.fork().execute<{ name: string; at: string }[]>(
    `select pr.display_name as name, r.channel_id || ' ' || m.ts as at
       from alert_message m join alert a on a.tenant_id = m.tenant_id and a.id = m.alert_id
       join product pr on pr.tenant_id = a.tenant_id and pr.id = a.product_id
       join alert_route r on r.tenant_id = m.tenant_id and r.id = m.route_id
      where m.tenant_id = ?`,
    [team.id],
  );
  const texts = new Map(
    workspace.messages.map(({ channelId, ts, text }) => [`${channelId} ${ts}`, text]),
  );
  return kept.filter(({ name, at }) => texts.get(at)?.includes(`*${name}*`)).length;
}

function megabytes(pid: number, figure: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${figure}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
}

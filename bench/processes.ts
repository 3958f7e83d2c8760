/** 1 and 4: the whole bot as a process over HTTP, against a bare Bolt app, through one Slack. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type LocalSlack, startLocalSlack } from '../sandbox/slack/local-slack.ts';
import { deliver } from '../test/support/deliver.ts';
import { compare, quantile, timed } from './measure.ts';
import { fillTenant, type Stage } from './stage.ts';

const COMMANDS = 400;
const WARM_UP = 400;
const CLIENTS = 16;

export async function benchProcesses(stage: Stage): Promise<void> {
  const slack = await startLocalSlack({ triggerLifetimeMs: 60_000 });
  const anna = slack.addUser({ realName: 'Anna', isAdmin: true });
  await fillTenant(stage, slack.team.id, { products: 569, people: 50, seats: 100, sources: 5_000 });
  const env = {
    DATABASE_URL: stage.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    LOG_LEVEL: 'info',
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
  };
  const ours = () => startProcess('../src/main.ts', env);
  const bare = (view = '') => startProcess('./bare-bolt.ts', { ...env, VIEW_FILE: view });

  const view = await openedView(slack, anna.id, ours);
  const run = async (start: () => Promise<Running>) => {
    const running = await start();
    // Node has compiled by then what is run most, here and there.
    await commands(slack, anna.id, running, WARM_UP);
    const rate = await commands(slack, anna.id, running);
    await running.stop();
    return rate;
  };
  await compare({
    bench: 'licenses_http',
    unit: 'commands/s',
    ours: () => run(ours),
    floor: () => run(() => bare(view)),
  });
  await compare({ bench: 'rss', unit: 'MB', ours: () => size(ours), floor: () => size(bare) });
  await compare({ bench: 'ready', unit: 's', ours: () => start(ours), floor: () => start(bare) });
  await slack.stop();
}

export interface Running {
  url: string;
  pid: number;
  seconds: number;
  stop(): Promise<void>;
}

export async function startProcess(script: string, env: Record<string, string>): Promise<Running> {
  const started = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url))], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const entry: { msg?: string; port?: number } = JSON.parse(line);
    if (entry.msg !== 'ready') continue;
    child.stdout.resume();
    return {
      url: `http://127.0.0.1:${entry.port}/slack/events`,
      pid: child.pid ?? 0,
      seconds: (performance.now() - started) / 1000,
      async stop() {
        child.kill('SIGTERM');
        await once(child, 'exit');
      },
    };
  }
  throw new Error(`${script} ended before it was ready`);
}

/** The modal that ours opens: the floor opens one of the same size. */
async function openedView(slack: LocalSlack, userId: string, ours: () => Promise<Running>) {
  const running = await ours();
  await commands(slack, userId, running, 1);
  await running.stop();
  const call = slack.calls.findLast(({ method }) => method === 'views.open');
  const file = join(mkdtempSync(join(tmpdir(), 'seatkeeper-bench-')), 'view.json');
  const { view } = call?.args ?? {};
  writeFileSync(file, typeof view === 'string' ? view : JSON.stringify(view));
  return file;
}

/** Commands a second until each has its modal; beside it the 99th percentile of the ack. */
async function commands(slack: LocalSlack, userId: string, { url }: Running, count = COMMANDS) {
  const before = slack.calls.length;
  const acks: number[] = [];
  const send = async () => {
    const asked = performance.now();
    await deliver(
      {
        command: '/licenses',
        text: '',
        user_id: userId,
        team_id: slack.team.id,
        channel_id: slack.general.id,
        trigger_id: slack.triggerFor(userId),
        response_url: `${slack.url}/response/none`,
      },
      { url, signingSecret: slack.signingSecret },
    );
    acks.push(performance.now() - asked);
  };
  const opened = () =>
    slack.calls.slice(before).filter(({ method }) => method === 'views.open').length;
  const seconds = await timed(1, 1, async () => {
    await timed(count, CLIENTS, send);
    while (opened() < count) await new Promise((resolve) => setTimeout(resolve, 2));
  });
  slack.workspace.modals.clear();
  return { value: count / seconds, beside: { ack_p99_ms: quantile(acks, 0.99) } };
}

async function size(startOne: () => Promise<Running>) {
  const running = await startOne();
  const status = readFileSync(`/proc/${running.pid}/status`, 'utf8');
  await running.stop();
  return { value: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024 };
}

async function start(startOne: () => Promise<Running>) {
  const running = await startOne();
  await running.stop();
  return { value: running.seconds };
}

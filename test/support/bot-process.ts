import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { BOT } from './bundles.ts';
import { compiled } from './compiled.ts';

const END_WITH_PARENT = new URL('../../sandbox/end-with-parent.ts', import.meta.url).href;

export type BotProcess = Awaited<ReturnType<typeof startBotProcess>>;

/** Runs `npm start`'s process to its end; `main` is another copy's. */
export async function runBot(env: Record<string, string>, main = BOT) {
  const bot = spawn(process.execPath, [main], {
    env: { ...compiled, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(bot.stdout),
    text(bot.stderr),
    once(bot, 'exit'),
  ]);
  return { code, stdout, stderr };
}

/**
 * Starts the bot as a process of its own, and waits until it says that it is ready. It does not
 * outlive the test's process. `main` is another copy's.
 */
export async function startBotProcess(env: Record<string, string>, main = BOT) {
  const bot = spawn(process.execPath, ['--import', END_WITH_PARENT, main], {
    env: { ...compiled, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(bot, 'exit');
  const log: Record<string, unknown>[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: bot.stdout }).on('line', (line) => {
      const entry: Record<string, unknown> = JSON.parse(line);
      log.push(entry);
      if (entry['msg'] === 'ready') resolve(Number(entry['port']));
    });
    void exited.then(() => reject(new Error('The bot ended before it was ready')));
  });
  return {
    port,
    log,
    /** Whether it ended, whoever ended it. */
    hasEnded: () => bot.exitCode !== null || bot.signalCode !== null,
    /** Sends a signal; settles with the exit code. */
    async signal(name: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
      bot.kill(name);
      const [code] = await exited;
      return code;
    },
  };
}

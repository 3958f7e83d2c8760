import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface BotProcess {
  /** Settles when the bot ends, whoever ended it. */
  exited: Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Starts the bot as a process of its own, with nothing but its ordinary configuration, and waits
 * until it is ready. It ends with this process, whatever ends that. Its log goes into `logFile`.
 */
export async function startBot(env: Record<string, string>, logFile: string): Promise<BotProcess> {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const endWithParent = new URL('./end-with-parent.ts', import.meta.url).href;
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  const bot = spawn(process.execPath, ['--import', endWithParent, main], {
    env: { PATH, NODE_COMPILE_CACHE, ...env },
    // Detached: a Ctrl-C in the terminal is for the sandbox, which stops the bot in its turn.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const exited = once(bot, 'exit');
  const log = createWriteStream(logFile, { flags: 'a' });
  bot.stderr.pipe(process.stderr);
  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: bot.stdout }).on('line', (line) => {
      log.write(`${line}\n`);
      if (line.includes('"msg":"ready"')) resolve();
    });
    void exited.then(() => reject(new Error('The bot ended before it was ready.')));
  });
  await ready;
  return {
    exited,
    async stop() {
      bot.stdin.end();
      await exited;
      log.end();
    },
  };
}

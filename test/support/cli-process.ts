import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** Runs `npm run seatkeeper -- ARGS` as a process of its own, to its end. */
export async function runCli(args: readonly string[], env: Record<string, string>) {
  const cli = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [code]] = await Promise.all([
    text(cli.stdout),
    text(cli.stderr),
    once(cli, 'exit'),
  ]);
  return { code, stdout, stderr };
}

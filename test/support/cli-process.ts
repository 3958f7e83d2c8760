import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** Starts `npm run seatkeeper -- ARGS` as a process of its own. */
export function startCli(args: readonly string[], env: Record<string, string>) {
  const cli = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = Promise.all([text(cli.stdout), text(cli.stderr), once(cli, 'exit')]);
  return {
    /** Kills it, if it is not at its end already. */
    kill: () => cli.kill('SIGKILL'),
    /** At its end; the code is null where it was killed. */
    ended: output.then(([stdout, stderr, [code]]) => ({ code, stdout, stderr })),
  };
}

/** Runs it to its end. */
export function runCli(args: readonly string[], env: Record<string, string>) {
  return startCli(args, env).ended;
}

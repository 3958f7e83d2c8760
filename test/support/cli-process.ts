import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { CLI } from './bundles.ts';
import { compiled } from './compiled.ts';

export interface Outcome {
  /** Null where it was killed. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  env?: Record<string, string>;
  /** What it reads from standard input. */
  input?: Iterable<string | Uint8Array>;
  nodeArguments?: string[];
}

/** Starts `npm run seatkeeper -- ARGS` as a process of its own, with these variables and no others. */
export function startCli(
  args: readonly string[],
  { env = {}, input = [], nodeArguments = [] }: CliOptions = {},
) {
  const cli = spawn(process.execPath, [...nodeArguments, CLI, ...args], {
    env: { ...compiled, ...env },
  });
  const closed = new Promise<number | null>((done) => cli.once('close', done));
  const fed = pipeline(input, cli.stdin).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const output = Promise.all([closed, text(cli.stdout), text(cli.stderr), fed]);
  return {
    /** Kills it, if it is not at its end already. */
    kill: () => cli.kill('SIGKILL'),
    ended: output.then(([code, stdout, stderr]): Outcome => ({ code, stdout, stderr })),
  };
}

/** Runs it to its end. */
export function runCli(args: readonly string[], options?: CliOptions): Promise<Outcome> {
  return startCli(args, options).ended;
}

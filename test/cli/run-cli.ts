import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** Tells on standard error, as its last line, how much memory the process had at most. */
const TELL_MEMORY =
  'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))';

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface Options {
  env?: Record<string, string>;
  /** What it reads from standard input. */
  input?: Iterable<string | Uint8Array>;
  nodeArguments?: string[];
}

/** Runs the command line as a process of its own, with these variables and no others. */
export async function runCli(
  args: string[],
  { env = {}, input = [], nodeArguments = [] }: Options = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [...nodeArguments, MAIN, ...args], { env });
  const exited = new Promise<number | null>((done) => child.once('close', done));
  const fed = pipeline(input, child.stdin).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), fed]);
  return { code: await exited, stdout, stderr };
}

/** As `runCli`, with the most memory it had, in MB. */
export async function measureCli(
  args: string[],
  options: Options = {},
): Promise<Outcome & { megabytes: number }> {
  const nodeArguments = ['--import', TELL_MEMORY];
  const outcome = await runCli(args, { ...options, nodeArguments });
  const [last = ''] = outcome.stderr.trimEnd().split('\n').slice(-1);
  return { ...outcome, megabytes: Number(last) / 1024 };
}

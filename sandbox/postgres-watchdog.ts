// Runs one PostgreSQL for a parent process and ends it with the parent: standard input is the
// parent's pipe, and a pipe closes however its owner dies. Then PostgreSQL shuts down, and its
// folder goes unless it is to be kept. Arguments: a marker and one JSON object.

import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresRunner } from './postgres-binaries.ts';
import { startCluster } from './postgres-cluster.ts';

export interface WatchdogOptions {
  dataDir: string;
  port: number | undefined;
  fsync: boolean;
  persistent: boolean;
  /** Without the data an earlier run left. */
  fresh: boolean;
}

/** What the watchdog tells its parent, as one line of JSON. */
export type WatchdogReport = { port: number; password: string } | { error: string };

const options: WatchdogOptions = JSON.parse(process.argv[2] ?? '');
const watchdogPidFile = join(options.dataDir, 'watchdog.pid');
const postmasterPidFile = join(options.dataDir, 'cluster', 'postmaster.pid');

const parentGone = new AbortController();
process.stdin.resume().once('close', () => parentGone.abort());
process.stdout.on('error', () => parentGone.abort());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => parentGone.abort());
}

try {
  await claimFolder();
  if (options.fresh) rmSync(join(options.dataDir, 'cluster'), { recursive: true, force: true });
  try {
    await runPostgres();
  } finally {
    if (!options.persistent) rmSync(options.dataDir, { recursive: true, force: true });
  }
} catch (error) {
  tellParent({ error: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
process.stdin.destroy();

async function runPostgres(): Promise<void> {
  const { postgres, port, password } = await startCluster(options.dataDir, options);
  const exited = once(postgres, 'exit');
  tellParent({ port, password });
  const stop = () => {
    // The folder is free for the next run from here on; that waits for this PostgreSQL's end.
    rmSync(watchdogPidFile, { force: true });
    postgres.kill('SIGINT');
  };
  if (parentGone.signal.aborted) stop();
  parentGone.signal.addEventListener('abort', stop);
  await exited;
}

/** Makes the folder this process's own; what a killed run left in it is ended first. */
async function claimFolder(): Promise<void> {
  mkdirSync(options.dataDir, { recursive: true });
  const { owner } = postgresRunner(options.dataDir);
  if (owner) chownSync(options.dataDir, owner.uid, owner.gid);
  const previous = pidIn(watchdogPidFile);
  if (previous !== undefined && !(await ends(previous, 1_000))) {
    throw new Error(`${options.dataDir} is in use by process ${previous}`);
  }
  writeFileSync(watchdogPidFile, String(process.pid));
  const orphan = pidIn(postmasterPidFile);
  if (orphan === undefined) return;
  if (runsHere(orphan)) process.kill(orphan, 'SIGINT');
  if (!(await ends(orphan, 30_000))) throw new Error(`PostgreSQL ${orphan} does not end`);
  rmSync(postmasterPidFile, { force: true });
}

async function ends(pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (runsHere(pid) && Date.now() < deadline) await sleep(20);
  return !runsHere(pid);
}

/** Whether the process lives and, where the system tells, works on this folder: ids are reused. */
function runsHere(pid: number): boolean {
  try {
    if (!existsSync('/proc/self/cmdline')) return process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(options.dataDir);
  } catch {
    return false;
  }
}

function pidIn(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return Number.isNaN(pid) ? undefined : pid;
}

function tellParent(report: WatchdogReport): void {
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Databases, databasesAt, ensureRole } from './databases.ts';
import { SUPERUSER } from './postgres-cluster.ts';
import type { WatchdogOptions, WatchdogReport } from './postgres-watchdog.ts';

export interface Postgres extends Databases {
  /** Ends the server; its folder goes too, unless it is persistent. */
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL on a free port of the loopback interface, with a role `seatkeeper` that
 * is no superuser. It ends with this process, whatever ends that. The folder `dataDir` is made if
 * it isn't there; one kept by an earlier run goes on where that left it, unless it is to be `fresh`.
 */
export async function startPostgres({
  dataDir,
  port,
  fsync = true,
  persistent = false,
  fresh = false,
}: {
  dataDir: string;
  port?: number;
  fsync?: boolean;
  persistent?: boolean;
  fresh?: boolean;
}): Promise<Postgres> {
  const options: WatchdogOptions = {
    dataDir: resolve(dataDir),
    port,
    fsync,
    persistent,
    fresh,
  };
  const script = fileURLToPath(new URL('./postgres-watchdog.ts', import.meta.url));
  // Detached: a Ctrl-C in the terminal is for the parent, which may still need its database.
  const watchdog = spawn(process.execPath, [script, JSON.stringify(options)], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(watchdog, 'exit');
  const stop = async () => {
    watchdog.ref();
    watchdog.stdin.end();
    await exited;
  };

  const report = await firstLine(watchdog.stdout);
  if ('error' in report) throw new Error(report.error);
  // A running database is no reason for this process to stay.
  watchdog.unref();
  for (const pipe of [watchdog.stdin, watchdog.stdout]) if (pipe instanceof Socket) pipe.unref();
  const admin = new URL(`postgresql://127.0.0.1:${report.port}/postgres`);
  admin.username = SUPERUSER;
  admin.password = report.password;
  try {
    await ensureRole(admin.href);
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...databasesAt(admin.href), stop };
}

async function firstLine(output: NodeJS.ReadableStream): Promise<WatchdogReport> {
  for await (const line of createInterface({ input: output })) return JSON.parse(line);
  return { error: 'PostgreSQL could not be started: its watchdog ended' };
}

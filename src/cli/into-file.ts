import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { CliError } from './cli-error.ts';

/** The file is replaced as a whole at the end: never half of it, whatever happens. */
export async function intoFile(
  path: string,
  write: (output: Writable) => Promise<unknown>,
): Promise<void> {
  const present = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (present?.isDirectory()) throw new CliError(`This is a folder, not a file: ${path}`);
  if (present && !present.isFile()) {
    await write(createWriteStream(path));
    return;
  }
  await stat(dirname(path));
  const target = present ? await realpath(path) : path;
  const part = `${target}.${process.pid}.part`;
  try {
    await write(createWriteStream(part, { flags: 'wx' }));
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

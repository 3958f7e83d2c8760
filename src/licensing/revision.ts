/** What was shown in a form, in short: who changes it says by it what they saw. */
import { createHash } from 'node:crypto';
import { ChangedMeanwhile } from './errors.ts';

/** Another one for everything that differs. */
export function revisionOf(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}

/**
 * The beginning of a revision will do.
 * @throws {ChangedMeanwhile} where it is not as it was shown; without a revision nothing was.
 */
export function requireAsShown(now: unknown, revision: string | undefined): void {
  if (revision !== undefined && !revisionOf(now).startsWith(revision)) throw new ChangedMeanwhile();
}

import { logError } from './log-error.ts';
import type { Call } from './slice.ts';

/** What follows a deed that is done: its failure is logged, and never told as the deed's. */
export async function afterTheDeed<T>(
  { services }: Call,
  where: string,
  run: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    logError(services, error, where);
    return undefined;
  }
}

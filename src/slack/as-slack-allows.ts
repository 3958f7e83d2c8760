import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIRateLimitedError } from '@slack/web-api';

/** Calls Slack, and again after as long as it asks to wait: for jobs, which nobody waits for. */
export async function asSlackAllows<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError)) throw error;
      await sleep(error.retryAfter * 1000, undefined, { signal });
    }
  }
}

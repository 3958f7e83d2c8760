import { errorMessage } from '../../src/slack/error-messages.ts';
import { logError } from '../../src/slack/log-error.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { Assigned } from './assign-each.ts';

/** An error as markup. */
export function sentence({ texts, services, context }: Call, error: unknown): string {
  return errorMessage(error, texts, services, context.requestId ?? '');
}

export function logFailures({ services }: Call, outcomes: readonly Assigned[]): void {
  for (const each of outcomes) if ('error' in each) logError(services, each.error, 'assigning');
}

import { logError } from '../../src/slack/log-error.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { Assigned } from './assign-each.ts';

export function logFailures({ services }: Call, outcomes: readonly Assigned[]): void {
  for (const each of outcomes) if ('error' in each) logError(services, each.error, 'assigning');
}

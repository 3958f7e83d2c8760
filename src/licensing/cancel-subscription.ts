import type { Context } from './actor.ts';
import {
  type ChangeOptions,
  changeSubscription,
  type SubscriptionResult,
} from './change-subscription.ts';
import type { Once } from './deed.ts';
import type { Licensing } from './ports.ts';

export interface CancelSubscription {
  subscriptionId: string;
  /** `end`: at its end, without grace. `today`: today is its last day. */
  when: 'end' | 'today';
}

/**
 * Cancels a subscription that runs, or is in grace: from then on its seats no longer count.
 * Nobody loses a seat by it.
 * @throws {NotAllowed | SubscriptionNotFound | SubscriptionEndless | SubscriptionNotRunning}
 */
export async function cancelSubscription(
  licensing: Licensing,
  context: Context,
  { subscriptionId, when }: CancelSubscription,
  options: ChangeOptions = {},
): Promise<Once<SubscriptionResult>> {
  return changeSubscription(licensing, context, {
    action: 'subscription.cancel',
    of: { subscriptionId },
    change: (subscription, { now, today }) => subscription.cancel(when, now, today),
    ...options,
  });
}

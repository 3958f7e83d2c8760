import type { Context } from './actor.ts';
import {
  type ChangeOptions,
  changeSubscription,
  type SubscriptionResult,
} from './change-subscription.ts';
import type { Once } from './deed.ts';
import type { Licensing } from './ports.ts';

export interface ArchiveSubscription {
  subscriptionId: string;
}

/**
 * Takes a subscription that was entered by mistake out of every count and list.
 * @throws {NotAllowed | SubscriptionNotFound}
 */
export async function archiveSubscription(
  licensing: Licensing,
  context: Context,
  { subscriptionId }: ArchiveSubscription,
  options: ChangeOptions = {},
): Promise<Once<SubscriptionResult>> {
  return changeSubscription(licensing, context, {
    action: 'subscription.archive',
    of: { subscriptionId },
    change: (subscription, { now }) => subscription.archive(now),
    ...options,
  });
}

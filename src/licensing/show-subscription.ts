import type { Context } from './actor.ts';
import { changeSubscription, type SubscriptionResult } from './change-subscription.ts';
import type { Licensing } from './ports.ts';

/**
 * One subscription with what it and the product's others mean as they stand. For administrators.
 * @throws {NotAllowed | SubscriptionNotFound}
 */
export async function showSubscription(
  licensing: Licensing,
  context: Context,
  { subscriptionId }: { subscriptionId: string },
): Promise<SubscriptionResult> {
  return changeSubscription(licensing, context, {
    action: 'subscription.show',
    of: { subscriptionId },
    change: () => {},
    dryRun: true,
  });
}

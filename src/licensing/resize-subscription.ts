import type { Context } from './actor.ts';
import {
  type ChangeOptions,
  changeSubscription,
  type SubscriptionResult,
} from './change-subscription.ts';
import type { Once } from './deed.ts';
import type { Licensing } from './ports.ts';

export interface ResizeSubscription {
  subscriptionId: string;
  /** Null: unlimited. */
  seats: number | null;
}

/**
 * Sets the seats of a subscription, below what is assigned too: nobody loses a seat by it, and the
 * result tells from when on how many are over.
 * @throws {NotAllowed | SubscriptionNotFound}
 */
export async function resizeSubscription(
  licensing: Licensing,
  context: Context,
  { subscriptionId, seats }: ResizeSubscription,
  options: ChangeOptions = {},
): Promise<Once<SubscriptionResult>> {
  return changeSubscription(licensing, context, {
    action: 'subscription.resize',
    of: { subscriptionId },
    change: (subscription) => subscription.describe({ seats }),
    ...options,
  });
}

import type { Context } from './actor.ts';
import {
  type ChangeOptions,
  changeSubscription,
  type SubscriptionResult,
} from './change-subscription.ts';
import type { Once } from './deed.ts';
import type { Licensing } from './ports.ts';

export interface RenewSubscription {
  subscriptionId: string;
  /** The new last day: later than the present one, and not in the past. */
  endDate: string;
}

/**
 * Moves a subscription's end, also in grace or after it. A cancellation is taken back.
 * @throws {NotAllowed | SubscriptionNotFound | RenewalNotLater | EndBeforeStart}
 */
export async function renewSubscription(
  licensing: Licensing,
  context: Context,
  { subscriptionId, endDate }: RenewSubscription,
  options: ChangeOptions = {},
): Promise<Once<SubscriptionResult>> {
  return changeSubscription(licensing, context, {
    action: 'subscription.renew',
    of: { subscriptionId },
    change: (subscription, { today }) => subscription.renew(endDate, today),
    ...options,
  });
}

import type { Context } from './actor.ts';
import {
  type ChangeOptions,
  changeSubscription,
  type SubscriptionResult,
} from './change-subscription.ts';
import type { Once } from './deed.ts';
import type { SubscriptionTerms } from './entities/subscription.ts';
import type { Licensing } from './ports.ts';
import { storedTerms } from './stored-terms.ts';

export interface AddSubscription extends SubscriptionTerms {
  productId: string;
}

/**
 * Adds a subscription to a product: its seats count from its first day on.
 * @throws {NotAllowed | ProductNotFound | EndBeforeStart | CurrencyMissing | ExternalIdTaken}
 */
export async function addSubscription(
  licensing: Licensing,
  context: Context,
  { productId, ...terms }: AddSubscription,
  options: ChangeOptions = {},
): Promise<Once<SubscriptionResult>> {
  return changeSubscription(licensing, context, {
    action: 'subscription.add',
    of: { productId },
    change: (subscription) => subscription.describe(storedTerms(terms)),
    ...options,
  });
}

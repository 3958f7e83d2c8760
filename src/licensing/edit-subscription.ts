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

export interface EditSubscription extends Omit<SubscriptionTerms, 'seats'> {
  subscriptionId: string;
}

/**
 * Corrects what was entered wrongly: days, price, notice date, external id. The product, the seats
 * and a cancellation stay.
 * @throws {NotAllowed | SubscriptionNotFound | EndBeforeStart | CurrencyMissing | ExternalIdTaken}
 */
export async function editSubscription(
  licensing: Licensing,
  context: Context,
  { subscriptionId, ...terms }: EditSubscription,
  options: ChangeOptions = {},
): Promise<Once<SubscriptionResult>> {
  return changeSubscription(licensing, context, {
    action: 'subscription.edit',
    of: { subscriptionId },
    change: (subscription) => subscription.describe(storedTerms(terms)),
    ...options,
  });
}

import type { Context } from './actor.ts';
import {
  type ChangeOptions,
  insertSubscription,
  type SubscriptionFields,
  type SubscriptionResult,
} from './change-subscription.ts';
import type { Once } from './deed.ts';
import type { Licensing } from './ports.ts';
import { GRACE_DAYS } from './rules/subscription-state.ts';
import { storedText } from './stored-text.ts';

/** What an administrator says of a subscription. */
export type SubscriptionTerms = Omit<SubscriptionFields, 'graceDays' | 'canceledAt' | 'archivedAt'>;

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
  const fields: SubscriptionFields = {
    ...storedTerms(terms),
    graceDays: GRACE_DAYS,
    canceledAt: null,
    archivedAt: null,
  };
  return insertSubscription(licensing, context, { productId, fields, ...options });
}

/** A currency says nothing without a price. */
export function storedTerms<Terms extends Omit<SubscriptionTerms, 'seats'>>(terms: Terms): Terms {
  const { externalId, price, currency } = terms;
  return {
    ...terms,
    externalId: externalId === null ? null : storedText(externalId, 255),
    currency: price === null ? null : currency,
  };
}

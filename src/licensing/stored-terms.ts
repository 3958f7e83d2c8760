import type { SubscriptionTerms } from './entities/subscription.ts';
import { identifierOf } from './identifier.ts';
import { storedText } from './stored-text.ts';

/** What an administrator says of a subscription, as it is kept. */
export function storedTerms<Terms extends Pick<SubscriptionTerms, 'externalId'>>(
  terms: Terms,
): Terms {
  const { externalId } = terms;
  return {
    ...terms,
    externalId: externalId === null ? null : storedText(identifierOf(externalId), 255),
  };
}

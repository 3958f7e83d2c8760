/** The change that a form describes, tried or made. */
import { addSubscription } from '../../src/licensing/add-subscription.ts';
import { archiveSubscription } from '../../src/licensing/archive-subscription.ts';
import { cancelSubscription } from '../../src/licensing/cancel-subscription.ts';
import type { SubscriptionResult } from '../../src/licensing/change-subscription.ts';
import type { Once, OnceOptions } from '../../src/licensing/deed.ts';
import { editSubscription } from '../../src/licensing/edit-subscription.ts';
import { renewSubscription } from '../../src/licensing/renew-subscription.ts';
import { resizeSubscription } from '../../src/licensing/resize-subscription.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { FormMetadata, Input } from './form.ts';

export function change(
  { services: { licensing }, context }: Call,
  { verb, id, revision }: FormMetadata,
  { seats, when, ...terms }: Input,
  how: OnceOptions<SubscriptionResult>,
): Promise<Once<SubscriptionResult>> {
  const options = { ...how, revision };
  const subscriptionId = id;
  switch (verb) {
    case 'add':
      return addSubscription(licensing, context, { productId: id, seats, ...terms }, options);
    case 'renew': {
      const endDate = terms.endDate ?? '';
      return renewSubscription(licensing, context, { subscriptionId, endDate }, options);
    }
    case 'resize':
      return resizeSubscription(licensing, context, { subscriptionId, seats }, options);
    case 'cancel':
      return cancelSubscription(licensing, context, { subscriptionId, when }, options);
    case 'edit':
      return editSubscription(licensing, context, { subscriptionId, ...terms }, options);
    case 'archive':
      return archiveSubscription(licensing, context, { subscriptionId }, options);
  }
}

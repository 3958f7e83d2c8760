/** /license-requests: what one asked for, what waits for one's decision, and for administrators all. */
import { showProduct } from '../../src/licensing/show-product.ts';
import { MAX_OPTIONS } from '../../src/slack/blocks.ts';
import { OPEN_REQUESTS, REVIEW_REQUEST } from '../../src/slack/entry-points.ts';
import { locationOptions } from '../../src/slack/location-options.ts';
import { checked, decode } from '../../src/slack/payload.ts';
import { offeredPlans } from '../../src/slack/plans-input.ts';
import type { OptionsCall, Slice } from '../../src/slack/slice.ts';
import { openDeny, submitDeny } from './deny.ts';
import { listActions, listScreen, open, run } from './list.ts';
import {
  APPROVE,
  DAY,
  DENY,
  DENY_FORM,
  LIST_VIEW,
  LOCATION,
  listPlace,
  NO_END,
  PLANS,
  REVIEW_VIEW,
  reviewPlace,
} from './place.ts';
import { approve, clearDay, openReview, redrawReview, requestOf, reviewScreen } from './review.ts';

/** Of a product with more plans than a menu holds. */
async function offerPlans(call: OptionsCall) {
  const { requestId } = decode(reviewPlace, call.view?.private_metadata);
  const { productId } = await requestOf(call, requestId);
  const { plans } = await showProduct(call.services.licensing, call.context, { productId });
  return offeredPlans(plans, call.query);
}

export const licenseRequests: Slice = {
  commands: { '/license-requests': { help: 'requests:listHelp', run } },
  actions: {
    ...listActions,
    [OPEN_REQUESTS]: open,
    [REVIEW_REQUEST]: openReview,
    [DAY]: redrawReview,
    [NO_END]: clearDay,
    [PLANS]: redrawReview,
    [LOCATION]: redrawReview,
    [APPROVE]: approve,
    [DENY]: openDeny,
  },
  options: {
    [PLANS]: offerPlans,
    [LOCATION]: async ({ query, texts }) => locationOptions(texts, query, MAX_OPTIONS),
  },
  submissions: { [DENY_FORM]: submitDeny },
  screens: {
    [LIST_VIEW]: (call, place) => listScreen(call, checked(listPlace, place)),
    [REVIEW_VIEW]: (call, place) => reviewScreen(call, checked(reviewPlace, place)),
  },
};

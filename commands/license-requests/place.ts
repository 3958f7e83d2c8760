/** Where one is: the ids of the views, and what they remember. */
import { z } from 'zod';
import { requestLists } from '../../src/licensing/requests/list-requests.ts';
import { requestStates } from '../../src/licensing/rules/request-state.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { pageNumber } from '../../src/slack/pager.ts';

export const LIST_VIEW = 'requests';
export const SHOW_LIST = 'requests.list';
export const STATE = 'requests.state';
export const PAGE = 'requests.page';
export const REMIND = 'requests.remind';
export const WITHDRAW = 'requests.withdraw';

export const listPlace = z.object({
  list: z.enum(requestLists),
  /** Among all; null: every one. */
  state: z.enum(requestStates).nullable(),
  page: pageNumber,
});
export type ListPlace = z.infer<typeof listPlace>;

export const REVIEW_VIEW = 'request.review';
export const DAY = 'review.day';
export const NO_END = 'review.no_end';
export const PLANS = 'review.plans';
export const LOCATION = 'review.location';
export const APPROVE = 'review.approve';
export const DENY = 'review.deny';

export const reviewPlace = z.object({ requestId: z.uuid(), returnTo: returnTo.optional() });
export type ReviewPlace = z.infer<typeof reviewPlace>;

export const DENY_FORM = 'review.deny_form';
export const DENY_WHY = 'deny.why';

/**
 * Action ids by which one slice opens another's modal: slices never import each other. Their
 * buttons carry the values described here.
 */
import { z } from 'zod';
import { requestLists } from '../licensing/requests/list-requests.ts';
import { alertKinds } from '../licensing/rules/alert-kinds.ts';

/** A view to refresh when the task is done: `screen` is a slice's screen, `place` what it shows. */
export const returnTo = z.object({
  viewId: z.string().max(64),
  screen: z.string().max(64),
  // It goes into the metadata of the next view, which has 3,000 characters.
  place: z
    .unknown()
    .refine((place) => JSON.stringify(place ?? null).length <= 2000)
    .optional(),
});
export type ReturnTo = z.infer<typeof returnTo>;

export const OPEN_PRODUCTS = 'products.open';
/** Value: {@link openProductValue}. */
export const OPEN_PRODUCT = 'product.open';
/** Value: {@link assignValue}. */
export const OPEN_ASSIGN = 'assign.open';
/** Value: {@link removeValue}. */
export const OPEN_REMOVE = 'remove.open';
export const OPEN_MINE = 'mine.open';
/** Makes a group that mirrors a Slack user group. */
export const MIRROR_USER_GROUP = 'group.mirror';
/** What becomes of a mirrored group that was frozen. Value: {@link decideFrozenValue}. */
export const DECIDE_FROZEN = { take_over: 'group.take_over', keep: 'group.keep' } as const;
/** Of what a notice to administrators tells. Value: {@link switchOffValue}. */
export const SWITCH_OFF_PLAN = 'plan.switch_off';
/** The form for asking. */
export const OPEN_REQUEST = 'request.open';
/** The form for asking, for a product that one holds until a day. Value: {@link productValue}. */
export const ASK_LONGER = 'request.longer';
/** Value: {@link requestsValue}. */
export const OPEN_REQUESTS = 'requests.open';
/** What an approver decides on. Value: {@link requestValue}. */
export const REVIEW_REQUEST = 'request.review';
/** Of a seat that is offered. Value: {@link requestValue}. */
export const TAKE_OFFER = 'offer.take';
export const PASS_OFFER = 'offer.pass';
/** How requests are decided for all products without a policy of their own. */
export const OPEN_POLICY = 'policy.open';
/** The form for that, or for one product: `productId`, and `returnTo`. */
export const POLICY_SCREEN = 'policy';
export const ADD_PRODUCT = 'product.add';
/** A menu: one of {@link PRODUCT_VERBS} and the product's id. */
export const ADMINISTER_PRODUCT = 'product.administer';
export const PRODUCT_VERBS = ['edit', 'alerts', 'requests', 'archive', 'history'] as const;
/** A search over the plans of the product that the view's private_metadata names. */
export const EDIT_PLAN = 'plan.edit';
/** Value: {@link addSubscriptionValue}. */
export const ADD_SUBSCRIPTION = 'subscription.add';
/** A menu: one of {@link SUBSCRIPTION_VERBS} and the subscription's id. */
export const CHANGE_SUBSCRIPTION = 'subscription.change';
export const SUBSCRIPTION_VERBS = ['renew', 'resize', 'cancel', 'edit', 'archive'] as const;

/** Value: {@link subscriptionValue}. */
export const RENEW_SUBSCRIPTION = 'subscription.renew';

/** Of an alert's message. Value: {@link alertValue}. */
export const TAKE_ALERT = 'alert.take';
/** Of one in a list. Value: {@link alertValue}. */
export const SHOW_ALERT = 'alert.show';
export const SNOOZE_ALERT = 'alert.snooze';
/** Value: {@link alertValue}. */
export const RECLAIM = 'alert.reclaim';
export const RESOLVE_ALERT = 'alert.resolve';
export const OPEN_ALERT_AGAIN = 'alert.open_again';
/** Of the message that asks a holder. Value: {@link reclaimValue}. */
export const KEEP_LICENSE = 'reclaim.keep';
export const RELEASE_LICENSE = 'reclaim.release';
/** A menu: one of {@link ALERT_VERBS} and the alert's id. */
export const ALERT_MENU = 'alert.menu';
export const ALERT_VERBS = ['hand_over', 'release', 'turn_off'] as const;
/** In a product's own view. Value: {@link alertsValue}. */
export const TURN_ON_ALERTS = 'alert.turn_on';

/** When alerts are told. Value: {@link alertRulesValue}. */
export const OPEN_ALERT_RULES = 'alert_rules.open';

export const OPEN_GROUPS = 'groups.open';
/** Value: {@link groupValue}. */
export const OPEN_GROUP = 'group.open';
/** Asks whether to take a person out of a group. Value: {@link groupMemberValue}. */
export const LEAVE_GROUP = 'group.leave';
/** Asks whether to take a product off a group. Value: {@link groupProductValue}. */
export const REMOVE_FROM_GROUP = 'group.take_off';
/** Value: {@link personValue}. It takes the place of the screen, where that is about a person. */
export const OPEN_PERSON = 'person.open';
/** Value: {@link explainValue}. It takes the place of the screen, where that is about a person. */
export const EXPLAIN = 'why.open';
/** A search over products and plans, about the person whom the view's private_metadata names. */
export const EXPLAIN_WHAT = 'why.what';
/** The screens about a person, by their views' callback_ids. */
export const PERSON_SCREEN = 'person';
export const WHY_SCREEN = 'why';
export const ABOUT_PERSON: readonly string[] = [PERSON_SCREEN, WHY_SCREEN];

const returnToHere = returnTo.omit({ viewId: true }).optional();

export const requestValue = z.object({ requestId: z.uuid() });
export const requestsValue = z.object({ list: z.enum(requestLists) });
export const productValue = z.object({ productId: z.uuid() });
/** `tab`: where it opens. */
/** `state`: of the holders, those who wait. */
export const openProductValue = productValue.extend({
  tab: z.literal('holders').optional(),
  state: z.literal('error').optional(),
});
export const subscriptionValue = z.object({ subscriptionId: z.uuid() });
export const alertValue = z.object({ alertId: z.uuid() });
export const reclaimValue = z.object({ reclaimId: z.uuid() });
export const alertsValue = productValue.extend({ kind: z.enum(alertKinds) });
/** Null: of all products. */
export const alertRulesValue = z.object({ productId: z.uuid().nullable() });
/** With `returnTo` the form takes the place of the view with the button, and leads on to that one. */
export const addSubscriptionValue = productValue.extend({ returnTo: returnTo.optional() });
/** `noticeId`: whose copies share what is done by one of them. */
export const switchOffValue = productValue.extend({ planId: z.uuid(), noticeId: z.uuid() });
export const personValue = z.object({ personId: z.uuid() });
export const explainValue = z.object({ personId: z.uuid(), productId: z.uuid() });
export const decideFrozenValue = z.object({
  groupId: z.uuid(),
  noticeId: z.uuid().optional(),
  frozenAt: z.iso.datetime().optional(),
});
export const assignValue = z.object({
  productId: z.uuid().optional(),
  personId: z.uuid().optional(),
  returnTo: returnToHere,
});
export const removeValue = z.object({
  personId: z.uuid().optional(),
  productId: z.uuid().optional(),
  returnTo: returnToHere,
});
export const groupProductValue = z.object({ groupId: z.uuid(), productId: z.uuid() });
/** `inError`: opens at those of its members who lack something. */
export const groupValue = z.object({ groupId: z.uuid(), inError: z.boolean().optional() });
export const groupMemberValue = z.object({
  groupId: z.uuid(),
  personId: z.uuid(),
  returnTo: returnToHere,
});

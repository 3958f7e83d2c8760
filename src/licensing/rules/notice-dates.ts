/** Contracts whose notice date nears: until it, and unless they are canceled, something can be done. */
import { shiftDay } from '../days.ts';
import type { Condition } from './alert-facts.ts';
import { type AlertedProduct, type AlertMoment, openAlert } from './alerted-product.ts';
import { isUsable } from './subscription-state.ts';

/** So many days before it is told first. */
export const NOTICE_DAYS_AHEAD = 30;
/** In days after it, so negative. */
const LEVELS = [-NOTICE_DAYS_AHEAD, -14, -3];

/** Of each subscription. Until the same day its level only rises; with another it counts anew. */
export function noticeConditions(product: AlertedProduct, { today }: AlertMoment): Condition[] {
  const kind = 'notice_date';
  return product.subscriptions.map((subscription): Condition => {
    const { id: subscriptionId, noticeDate, seats, endDate: lastDay } = subscription;
    const over = { kind, subscriptionId, state: 'over' } as const;
    const open = openAlert(product, kind, subscriptionId);
    if (noticeDate === null || subscription.isCanceled || !isUsable(subscription, today)) {
      return { ...over, why: 'gone' };
    }
    if (noticeDate < today) {
      return { ...over, why: noticeDate === open?.facts.noticeDate ? 'passed' : 'gone' };
    }
    const level = LEVELS.findLast((each) => shiftDay(noticeDate, each) <= today);
    if (level === undefined) return { ...over, why: 'renewed' };
    const isSameDay = open?.facts.noticeDate === noticeDate;
    const { price, currency } = subscription;
    return {
      ...{ kind, subscriptionId, state: 'due' },
      level: isSameDay ? Math.max(open.level, level) : level,
      facts: { product: product.name, seats, noticeDate, lastDay, price, currency },
    };
  });
}

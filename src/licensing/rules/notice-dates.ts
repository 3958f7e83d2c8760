/** Contracts whose notice date nears: until it, and unless they are canceled, something can be done. */
import { shiftDay } from '../days.ts';
import type { Condition } from './alert-facts.ts';
import { levelsBefore } from './alert-rules.ts';
import { type AlertedProduct, type AlertMoment, openAlert } from './alerted-product.ts';
import { isUsable } from './subscription-state.ts';

/** Of each subscription. Until the same day its level only rises; with another it counts anew. */
export function noticeConditions(product: AlertedProduct, { today }: AlertMoment): Condition[] {
  const kind = 'notice_date';
  const levels = levelsBefore(product.rules.noticeDays);
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
    const reached = levels.findLast((each) => shiftDay(noticeDate, each) <= today);
    const told = open?.facts.noticeDate === noticeDate ? open.level : undefined;
    const level = Math.max(reached ?? Number.NEGATIVE_INFINITY, told ?? Number.NEGATIVE_INFINITY);
    if (!Number.isFinite(level)) return { ...over, why: 'renewed' };
    const { price, currency } = subscription;
    return {
      ...{ kind, subscriptionId, state: 'due' },
      level,
      facts: { product: product.name, seats, noticeDate, lastDay, price, currency },
    };
  });
}

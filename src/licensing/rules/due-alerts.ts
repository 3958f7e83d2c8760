/**
 * What is due about a product on a day of the tenant's. The same data and day give the same answer;
 * nothing of it is remembered but the alerts that stand.
 */
import type { Condition } from './alert-facts.ts';
import type { AlertedProduct, AlertMoment } from './alerted-product.ts';
import { errorConditions } from './assignments-in-error.ts';
import { expiryConditions } from './expiring-subscriptions.ts';
import { noticeConditions } from './notice-dates.ts';
import { NEVER, seatConditions, shortageFrom } from './seat-shortage.ts';

export function dueAlerts(product: AlertedProduct, moment: AlertMoment): Condition[] {
  const conditions = [
    ...expiryConditions(product, moment),
    ...noticeConditions(product, moment),
    ...seatConditions(product, moment),
    ...errorConditions(product),
  ];
  return conditions.map((condition): Condition => {
    const { kind, subscriptionId } = condition;
    const isOff = product.rules.off.includes(kind);
    return isOff ? { kind, subscriptionId, state: 'over', why: 'off' } : condition;
  });
}

/** While no alert is open: from so many taken seats on one may be due. */
export function watchedFrom(product: AlertedProduct, today: string): number {
  return product.rules.off.includes('seats_short') ? NEVER : shortageFrom(product, today);
}

import type { SubscriptionTerm } from '../licensing/rules/subscription-state.ts';
import type { Texts } from './texts.ts';

/** "10 seats · Jan 1, 2026 – Dec 31, 2026". mrkdwn. */
export function subscriptionLine(
  texts: Texts,
  { seats, startDate, endDate }: Omit<SubscriptionTerm, 'graceDays'>,
): string {
  const start = texts.day(startDate);
  return texts.md('products:subscription', {
    seats:
      seats === null
        ? texts.md('products:unlimitedSeats')
        : texts.md('products:plainSeats', { count: seats }),
    days:
      endDate === null
        ? texts.md('products:openEnd', { start })
        : texts.md('products:days', { start, end: texts.day(endDate) }),
  });
}

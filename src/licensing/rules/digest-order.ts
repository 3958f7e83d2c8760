/** What a digest tells of a product, the most urgent of them first. */
import { daysBetween } from '../days.ts';
import type { Kinded } from './alert-facts.ts';

export type DigestAlert = Kinded & { productId: string };

/** Days until it hurts; below zero: it does already. Of what can wait, so nothing has run out. */
export function daysLeft({ kind, facts }: DigestAlert, today: string): number {
  switch (kind) {
    case 'subscription_expires':
      return daysBetween(today, facts.lastDay);
    case 'notice_date':
      return daysBetween(today, facts.noticeDate);
    case 'seats_short':
      return facts.forecast ? daysBetween(today, facts.forecast.day) : Number.MAX_SAFE_INTEGER;
    case 'assignments_in_error':
      return -1;
  }
}

/** Alerts by product, the most urgent first, of products as well as of alerts. */
export function byUrgency(alerts: readonly DigestAlert[], today: string): DigestAlert[][] {
  const sorted = alerts.toSorted((a, b) => daysLeft(a, today) - daysLeft(b, today));
  return [...Map.groupBy(sorted, ({ productId }) => productId).values()];
}

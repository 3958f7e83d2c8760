/** What a digest tells of a product, the most urgent of them first. */
import { daysBetween } from '../days.ts';
import type { Kinded } from './alert-facts.ts';
import { SEAT_LEVELS } from './seat-shortage.ts';

export type DigestAlert = Kinded & { productId: string; level: number };

/** Days until it hurts; below zero: it does already, or nothing can be assigned. */
export function daysLeft({ kind, facts, level }: DigestAlert, today: string): number {
  switch (kind) {
    case 'subscription_expires':
      return daysBetween(today, facts.inGrace ? facts.goneFrom : facts.lastDay);
    case 'notice_date':
      return daysBetween(today, facts.noticeDate);
    case 'seats_short':
      if (level !== SEAT_LEVELS.few) return level === SEAT_LEVELS.over ? -3 : -2;
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

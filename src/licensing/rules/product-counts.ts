/**
 * The counts of one product on one day. Seats are pooled; seats that expire soon are still
 * available. "Of which replaced": covered by subscriptions that take the place of expiring ones.
 */
import { shiftDay } from '../days.ts';
import { isUsable, type SubscriptionTerm, subscriptionState } from './subscription-state.ts';
import { takenOver } from './taken-over.ts';

export interface ProductCounts {
  /** Seats of subscriptions that are active or in grace; null: unlimited. */
  total: number | null;
  /** Persons with at least one active source. */
  assigned: number;
  /** max(0, total − assigned); null: unlimited. */
  available: number | null;
  /** Seats promised to requests: of those available nobody else gets them. */
  held: number;
  /** max(0, assigned − total). */
  over: number;
  /** Seats in grace or ending within the window; null: an unlimited subscription is among them. */
  expiringSoon: number | null;
  /** How many of them a replacing subscription covers. */
  replaced: number | null;
  /** False: no subscription is active or in grace, so nothing can be assigned. */
  assignable: boolean;
}

export function productCounts(
  assigned: number,
  subscriptions: readonly SubscriptionTerm[],
  today: string,
  windowDays: number,
  held = 0,
): ProductCounts {
  const usable = subscriptions.filter((term) => isUsable(term, today));
  const total = sumSeats(usable);
  const expiring = usable.filter((term) => expiresSoon(term, today, windowDays));
  const replacing = subscriptions.filter((term) => !expiring.includes(term) && lasts(term, today));
  return {
    total,
    assigned,
    available: total === null ? null : Math.max(0, total - assigned),
    held,
    over: total === null ? 0 : Math.max(0, assigned - total),
    expiringSoon: sumSeats(expiring),
    replaced: replacedSeats(expiring, replacing, windowDays),
    assignable: usable.length > 0,
  };
}

/** What can be assigned now; null: unlimited. */
export function freeNow({ available, held }: Pick<ProductCounts, 'available' | 'held'>) {
  return available === null ? null : Math.max(0, available - held);
}

function sumSeats(terms: readonly SubscriptionTerm[]): number | null {
  let sum = 0;
  for (const { seats } of terms) {
    if (seats === null) return null;
    sum += seats;
  }
  return sum;
}

function expiresSoon(term: SubscriptionTerm, today: string, windowDays: number): boolean {
  if (subscriptionState(term, today) === 'grace') return true;
  return term.endDate !== null && term.endDate <= shiftDay(today, windowDays);
}

function lasts(term: SubscriptionTerm, today: string): boolean {
  return isUsable(term, today) || subscriptionState(term, today) === 'scheduled';
}

/** Null: an unlimited one takes over another. */
function replacedSeats(
  expiring: readonly SubscriptionTerm[],
  replacing: readonly SubscriptionTerm[],
  windowDays: number,
): number | null {
  const taken = takenOver(expiring, replacing, windowDays);
  const sum = [...taken.values()].reduce((seats, more) => seats + more, 0);
  return sum === Number.POSITIVE_INFINITY ? null : sum;
}

import { shiftDay } from '../days.ts';

/** Of a subscription that is not canceled. */
export const GRACE_DAYS = 30;
export const DISABLED_DAYS = 90;

export type SubscriptionState = 'scheduled' | 'active' | 'grace' | 'disabled' | 'ended';

export interface SubscriptionTerm {
  /** Null: unlimited. */
  seats: number | null;
  startDate: string;
  /** Last day of use. */
  endDate: string | null;
  /** Days of normal use after the end; none where it is canceled. */
  graceDays: number;
}

/** Where a subscription stands on `today`; all days in the tenant's zone. */
export function subscriptionState(term: SubscriptionTerm, today: string): SubscriptionState {
  if (today < term.startDate) return 'scheduled';
  if (term.endDate === null || today <= term.endDate) return 'active';
  if (today <= shiftDay(term.endDate, term.graceDays)) return 'grace';
  if (today <= shiftDay(term.endDate, term.graceDays + DISABLED_DAYS)) return 'disabled';
  return 'ended';
}

/** Its seats count towards the total: normal use, assignable. */
export function isUsable(term: SubscriptionTerm, today: string): boolean {
  const state = subscriptionState(term, today);
  return state === 'active' || state === 'grace';
}

/** The last day on which its seats count; null: without end. */
export function lastUsableDay({ endDate, graceDays }: SubscriptionTerm): string | null {
  return endDate === null ? null : shiftDay(endDate, graceDays);
}

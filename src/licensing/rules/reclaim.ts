/** Asking holders whether they still need what there is too little of. */
import type { Candidate, Kinded } from './alert-facts.ts';

/**
 * Of whom somebody asked: nobody knows yet; they keep it, or gave it back; it went otherwise; the
 * answer is needed no more; or Slack says that they cannot be told.
 */
export const reclaimStates = ['asked', 'kept', 'released', 'gone', 'over', 'unreachable'] as const;
export type ReclaimState = (typeof reclaimStates)[number];

/** It is still theirs, as far as is known, and so is the answer: whoever could not be told may have been. */
export function isUnanswered({ state }: { state: ReclaimState }): boolean {
  return state === 'asked' || state === 'unreachable';
}

/** Why somebody rather than another. */
export type ReclaimWhy = Pick<Candidate, 'why' | 'coveredBy' | 'until' | 'since'>;

/** Seats are short, or will be. */
export function canReclaim({ kind, facts }: Kinded): boolean {
  return kind === 'seats_short' || (kind === 'subscription_expires' && facts.short > 0);
}

/** SQL: the same of an open alert `a`. */
export const CAN_RECLAIM = `(a.resolved_at is null and (a.kind = 'seats_short'
    or (a.kind = 'subscription_expires' and cast(a.facts ->> 'short' as int) > 0)))`;

import { shiftDay } from '../days.ts';
import type { SubscriptionTerm } from './subscription-state.ts';

/**
 * How many seats of each expiring subscription others take over; infinitely many where both are
 * unlimited. One takes over when it starts by the day after that one's end, lasts longer, and began
 * no earlier than a window before it (an older purchase is growth, not a replacement). Each of its
 * seats covers one expiring seat, those that end first being covered first.
 */
export function takenOver<Term extends SubscriptionTerm>(
  expiring: readonly Term[],
  replacing: readonly SubscriptionTerm[],
  windowDays: number,
): Map<Term, number> {
  const byStart = [...replacing].sort((a, b) => a.startDate.localeCompare(b.startDate));
  const left = new Map(byStart.map((term) => [term, term.seats ?? Number.POSITIVE_INFINITY]));
  const taken = new Map<Term, number>();
  const byEnd = [...expiring].sort((a, b) => (a.endDate ?? '').localeCompare(b.endDate ?? ''));
  for (const term of byEnd) {
    const { endDate } = term;
    if (endDate === null) continue;
    const wanted = term.seats ?? Number.POSITIVE_INFINITY;
    let covered = 0;
    for (const [other, seats] of left) {
      const takesOver =
        other.startDate > term.startDate &&
        other.startDate <= shiftDay(endDate, 1) &&
        other.startDate >= shiftDay(endDate, 1 - windowDays) &&
        (other.endDate === null || other.endDate > endDate);
      if (!takesOver || covered >= wanted) continue;
      const more = Math.min(wanted - covered, seats);
      covered += more;
      if (seats !== Number.POSITIVE_INFINITY) left.set(other, seats - more);
    }
    taken.set(term, covered);
  }
  return taken;
}

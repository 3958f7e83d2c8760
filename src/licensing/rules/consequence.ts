/** What a product's subscriptions, as they are or would be, mean for those who hold it. */
import { shiftDay } from '../days.ts';
import { productCounts } from './product-counts.ts';
import { lastUsableDay, type SubscriptionTerm } from './subscription-state.ts';

/** From this day on, so many more are assigned than there are seats; until the next one. */
export interface OverFrom {
  day: string;
  over: number;
}

export interface Consequence {
  assigned: number;
  /** Seats of today; null: unlimited. */
  total: number | null;
  /** Each day, today or later, on which the number over changes; empty where it is never over. */
  overFrom: OverFrom[];
  /** From this day on nothing can be assigned, until something is bought; null: not in sight. */
  expiredFrom: string | null;
}

/** How `assigned` seats fare with these subscriptions, from `today` on. */
export function consequence(
  assigned: number,
  subscriptions: readonly SubscriptionTerm[],
  today: string,
): Consequence {
  const at = (day: string) => productCounts(assigned, subscriptions, day, 0);
  const days = changingDays(subscriptions, today).map((day) => ({ day, ...at(day) }));
  const overFrom = days
    .filter(({ over }, index) => over !== (days[index - 1]?.over ?? 0))
    .map(({ day, over }) => ({ day, over }));
  const lastAssignable = days.findLastIndex(({ assignable }) => assignable);
  return {
    assigned,
    total: at(today).total,
    overFrom,
    expiredFrom: days[lastAssignable + 1]?.day ?? null,
  };
}

/** What of `after` is worse than it was, and so comes of the change: the rest would have come anyway. */
export function worsening(before: Consequence, after: Consequence): Consequence {
  const days = [...before.overFrom, ...after.overFrom].map(({ day }) => day);
  const overFrom = [...new Set(days)]
    .sort()
    .map((day) => ({ day, over: overOn(day, after) }))
    .filter(({ day, over }) => over > overOn(day, before));
  const [was, is] = [before.expiredFrom, after.expiredFrom];
  const isSooner = is !== null && (was === null || is < was);
  return { ...after, overFrom, expiredFrom: isSooner ? is : null };
}

function overOn(day: string, { overFrom }: Consequence): number {
  return overFrom.findLast((each) => each.day <= day)?.over ?? 0;
}

/** Today, and each day to come on which seats begin or cease to count. */
function changingDays(subscriptions: readonly SubscriptionTerm[], today: string): string[] {
  const days = subscriptions.flatMap((term) => {
    const last = lastUsableDay(term);
    return last === null ? [term.startDate] : [term.startDate, shiftDay(last, 1)];
  });
  return [today, ...new Set(days.filter((day) => day > today).sort())];
}

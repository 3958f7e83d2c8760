/**
 * How many seats will be taken and how many there will be, day by day: from licenses that are known
 * to start and to end, what open requests will take, subscriptions that begin and lapse, and the pace of
 * the last 30 days.
 */
import { daysBetween, shiftDay } from '../days.ts';
import { isUsable, lastUsableDay, type SubscriptionTerm } from './subscription-state.ts';

export const FORECAST_DAYS = 90;
/** The pace is that of so many days; of as many as there are, from the second number on. */
export const PACE_DAYS = 30;
const EARLY_DAYS = 14;
/** What a job moves on one day says nothing of the pace, where it is more than this share of all seats. */
const BULK_SHARE = 0.1;

export interface SeatHistory {
  /** The first day of which anything is known. */
  since: string;
  /** Seats taken at the beginning of the time that the pace is taken from. */
  assigned: number;
  /** Seats that groups, imports and other jobs gained, less those they lost, in that time. */
  moves: readonly { day: string; cause: string; seats: number }[];
}

/** Open requests for a product, of people who have no seat of it. */
export interface OpenRequests {
  /** They are offered one, or wait for one. */
  approved: number;
  pending: number;
  /** How many of those that were decided on the tenant approved, of 1; null: too few to say. */
  rate: number | null;
}

export const NO_REQUESTS: OpenRequests = { approved: 0, pending: 0, rate: null };

/** So many seats they will take. */
export function seatsAskedFor({ approved, pending, rate }: OpenRequests): number {
  return approved + (rate === null ? 0 : Math.round(pending * rate));
}

export interface ForecastBasis {
  assigned: number;
  subscriptions: readonly SubscriptionTerm[];
  changes: readonly { day: string; seats: number }[];
  requests: OpenRequests;
  history: SeatHistory | null;
}

/** Seats gained a day, net; null: it is too early to say. */
export function paceOf(
  { assigned, subscriptions, history }: Omit<ForecastBasis, 'changes' | 'requests'>,
  today: string,
): number | null {
  if (history === null) return null;
  const days = Math.min(PACE_DAYS, daysBetween(history.since, today));
  if (days < EARLY_DAYS) return null;
  const bulk = BULK_SHARE * (totalOn(subscriptions, today) ?? 0);
  const moved = history.moves
    .filter(({ seats }) => Math.abs(seats) > bulk)
    .reduce((sum, { seats }) => sum + seats, 0);
  return (assigned - history.assigned - moved) / days;
}

export interface ForecastDay {
  day: string;
  assigned: number;
  /** Null: unlimited. */
  total: number | null;
}

/** From tomorrow on, as what is asked for may be taken at once. Without a pace, of what is known alone. */
export function forecast(basis: ForecastBasis, today: string): ForecastDay[] {
  const { subscriptions, changes } = basis;
  const pace = paceOf(basis, today) ?? 0;
  const taken = basis.assigned + seatsAskedFor(basis.requests);
  const terms = subscriptions.map((term) => ({ ...term, lastDay: lastUsableDay(term) }));
  return Array.from({ length: FORECAST_DAYS }, (_, index) => {
    const day = shiftDay(today, index + 1);
    const known = changes
      .filter((change) => change.day <= day)
      .reduce((sum, { seats }) => sum + seats, taken);
    const assigned = Math.max(0, Math.round(known + pace * (index + 1)));
    const usable = terms.filter(
      ({ startDate, lastDay }) => startDate <= day && (lastDay === null || day <= lastDay),
    );
    return { day, assigned, total: sumOf(usable) };
  });
}

export interface Shortage {
  /** The first day on which seats are missing, and how many. */
  day: string;
  short: number;
  /** The last day that is foreseen, and how many are missing then. */
  lastDay: string;
  shortThen: number;
}

/** Null: there are enough all along. */
export function shortageIn(days: readonly ForecastDay[]): Shortage | null {
  const shortOn = ({ assigned, total }: ForecastDay) =>
    total === null ? 0 : Math.max(0, assigned - total);
  const first = days.find((each) => shortOn(each) > 0);
  const last = days.at(-1);
  if (!first || !last) return null;
  return { day: first.day, short: shortOn(first), lastDay: last.day, shortThen: shortOn(last) };
}

function totalOn(subscriptions: readonly SubscriptionTerm[], day: string): number | null {
  return sumOf(subscriptions.filter((term) => isUsable(term, day)));
}

/** Null: unlimited. */
function sumOf(terms: readonly SubscriptionTerm[]): number | null {
  let total = 0;
  for (const { seats } of terms) {
    if (seats === null) return null;
    total += seats;
  }
  return total;
}

/**
 * What is due about a product's subscriptions on a day of the tenant's: those that expire. The
 * same data and day give the same answer; nothing of it is remembered.
 */
import { shiftDay } from '../days.ts';
import { productCounts } from './product-counts.ts';
import { isUsable, lastUsableDay, type SubscriptionTerm } from './subscription-state.ts';
import { takenOver } from './taken-over.ts';

/** So many days before its last day a subscription is told of first. */
export const DAYS_AHEAD = 60;
/** In days after the last day. */
const LEVELS = [-DAYS_AHEAD, -30, -14, -7, -1, 0];
/** So many days before the last day of grace. */
const GRACE_ENDS_DAYS = 7;

export interface AlertedSubscription extends SubscriptionTerm {
  id: string;
  /** Per seat, a decimal as text. */
  price: string | null;
  currency: string | null;
  noticeDate: string | null;
}

export interface AlertedProduct {
  name: string;
  /** Seats taken now. */
  assigned: number;
  subscriptions: readonly AlertedSubscription[];
  /** Licenses known to start or to end: by how many seats more, or fewer, are taken from a day on. */
  changes: readonly { day: string; seats: number }[];
}

/** What an alert tells of a subscription that expires. */
export interface ExpiryFacts {
  product: string;
  /** Null: unlimited. */
  seats: number | null;
  lastDay: string;
  /** From this day on its seats are gone: behind the last day, and its grace. */
  goneFrom: string;
  hasGrace: boolean;
  /** The last day is over. */
  inGrace: boolean;
  /** Of its seats, taken over by another subscription; null: all of unlimited many. */
  replaced: number | null;
  /** Of that day: seats taken, and how many there are; null: unlimited. */
  assigned: number;
  total: number | null;
  short: number;
  price: string | null;
  currency: string | null;
  noticeDate: string | null;
}

/**
 * `level`: the worst threshold reached, in days after the last day. What is replaced in full, has
 * lapsed, is far off (renewed, perhaps) or has no seats is nothing to warn of.
 */
export type Expiry =
  | { state: 'due' | 'replaced'; level: number; facts: ExpiryFacts }
  /** `off`: somebody wants none of it. */
  | { state: 'lapsed' | 'far' | 'empty' | 'off' };

/** By subscription. */
export function expiries(
  product: AlertedProduct,
  today: string,
  windowDays: number,
): Map<string, Expiry> {
  const { subscriptions } = product;
  const usable = subscriptions.filter((each) => isUsable(each, today));
  const expiring = usable.filter((each) => levelOf(each, today) !== null);
  const others = subscriptions.filter((each) => usable.includes(each) || each.startDate > today);
  const taken = takenOver(expiring, others, windowDays);
  return new Map(
    subscriptions.map((each) => [each.id, expiryOf(product, each, today, taken.get(each) ?? 0)]),
  );
}

function expiryOf(
  product: AlertedProduct,
  subscription: AlertedSubscription,
  today: string,
  replaced: number,
): Expiry {
  const { endDate, seats } = subscription;
  const lastUsable = lastUsableDay(subscription);
  if (lastUsable !== null && lastUsable < today) return { state: 'lapsed' };
  const level = levelOf(subscription, today);
  if (endDate === null || lastUsable === null || level === null) return { state: 'far' };
  if (seats === 0) return { state: 'empty' };
  const goneFrom = shiftDay(lastUsable, 1);
  const assigned = product.changes
    .filter(({ day }) => day <= goneFrom)
    .reduce((taken, change) => taken + change.seats, product.assigned);
  const then = productCounts(assigned, product.subscriptions, goneFrom, 0);
  const { price, currency, noticeDate } = subscription;
  const facts = {
    ...{ product: product.name, seats, lastDay: endDate, goneFrom },
    ...{ hasGrace: lastUsable > endDate, inGrace: today > endDate },
    replaced: replaced === Number.POSITIVE_INFINITY ? null : replaced,
    ...{ assigned, total: then.total, short: then.over, price, currency, noticeDate },
  };
  const isReplaced = replaced >= (seats ?? Number.POSITIVE_INFINITY);
  return { state: isReplaced ? 'replaced' : 'due', level, facts };
}

/** Null: not yet, or not at all. */
function levelOf(subscription: AlertedSubscription, today: string): number | null {
  const { startDate, endDate, graceDays } = subscription;
  if (endDate === null || today < startDate) return null;
  const graceEnds = graceDays - GRACE_ENDS_DAYS;
  const levels = graceEnds > 0 ? [...LEVELS, graceEnds] : LEVELS;
  return levels.findLast((level) => shiftDay(endDate, level) <= today) ?? null;
}

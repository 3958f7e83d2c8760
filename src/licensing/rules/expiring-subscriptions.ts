/** Which of a product's subscriptions expire, how near that is, and what comes of it. */
import { shiftDay } from '../days.ts';
import type { Condition, ExpiryFacts } from './alert-facts.ts';
import { levelsBefore } from './alert-rules.ts';
import {
  type AlertedProduct,
  type AlertedSubscription,
  type AlertMoment,
  openAlert,
} from './alerted-product.ts';
import { productCounts } from './product-counts.ts';
import { isUsable, lastUsableDay } from './subscription-state.ts';
import { takenOver } from './taken-over.ts';

/** So many days before the last day of grace. */
const GRACE_ENDS_DAYS = 7;

/**
 * `level`: the worst threshold reached, in days after the last day. What is replaced in full, has
 * lapsed, is far off (renewed, perhaps) or has no seats is nothing to warn of.
 */
export type Expiry =
  | { state: 'due' | 'replaced'; level: number; facts: ExpiryFacts }
  | { state: 'lapsed' | 'far' | 'empty' };

type Sold = Pick<
  AlertedProduct,
  'name' | 'assigned' | 'subscriptions' | 'changes' | 'rules' | 'standing'
>;

const WHY = { lapsed: 'lapsed', far: 'renewed', empty: 'gone' } as const;

/** Of each subscription. Until the same last day its level only rises; with another it counts anew. */
export function expiryConditions(
  product: AlertedProduct,
  { today, windowDays }: AlertMoment,
): Condition[] {
  const kind = 'subscription_expires';
  return [...expiries(product, today, windowDays)].map(([subscriptionId, expiry]): Condition => {
    const of = { kind, subscriptionId } as const;
    if (!('facts' in expiry)) return { ...of, state: 'over', why: WHY[expiry.state] };
    return { ...of, ...expiry };
  });
}

/** By subscription. */
export function expiries(product: Sold, today: string, windowDays: number): Map<string, Expiry> {
  const { subscriptions } = product;
  const usable = subscriptions.filter((each) => isUsable(each, today));
  const expiring = usable.filter((each) => levelOf(product, each, today) !== null);
  const others = subscriptions.filter((each) => usable.includes(each) || each.startDate > today);
  const taken = takenOver(expiring, others, windowDays);
  return new Map(
    subscriptions.map((each) => [each.id, expiryOf(product, each, today, taken.get(each) ?? 0)]),
  );
}

function expiryOf(
  product: Sold,
  subscription: AlertedSubscription,
  today: string,
  replaced: number,
): Expiry {
  const { endDate, seats } = subscription;
  const lastUsable = lastUsableDay(subscription);
  if (lastUsable !== null && lastUsable < today) return { state: 'lapsed' };
  const level = levelOf(product, subscription, today);
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

/** Null: not yet, or not at all. What is told of that last day stays, whatever the rules are now. */
function levelOf(
  { rules, standing }: Pick<Sold, 'rules' | 'standing'>,
  subscription: AlertedSubscription,
  today: string,
): number | null {
  const { id, startDate, endDate, graceDays } = subscription;
  if (endDate === null || today < startDate) return null;
  const graceEnds = graceDays - GRACE_ENDS_DAYS;
  const levels = [...levelsBefore(rules.expiryDays), 0, ...(graceEnds > 0 ? [graceEnds] : [])];
  const reached = levels.findLast((level) => shiftDay(endDate, level) <= today) ?? null;
  const open = openAlert({ standing }, 'subscription_expires', id);
  if (open?.facts.lastDay !== endDate) return reached;
  return Math.max(open.level, reached ?? open.level);
}

/**
 * Whether a product's seats are few, all taken, or too few. Once told, it is over only when clearly
 * more are free than were few, and no better level is told before either: a seat that comes and
 * goes is no news.
 */
import type { Condition, SeatFacts } from './alert-facts.ts';
import { type AlertedProduct, type AlertMoment, openAlert } from './alerted-product.ts';
import { FEW_SHARE } from './attention.ts';
import { productCounts } from './product-counts.ts';

/** As they get worse. */
export const SEAT_LEVELS = { few: 1, none: 2, over: 3 } as const;

type Counted = Pick<AlertedProduct, 'assigned' | 'subscriptions'>;

export function seatConditions(product: AlertedProduct, { today }: AlertMoment): Condition[] {
  const of = { kind: 'seats_short', subscriptionId: null } as const;
  const { total, available, over } = countsOf(product, today);
  const open = openAlert(product, 'seats_short');
  const { name, assigned } = product;
  const level = levelOf(product, today);
  const candidates = product.candidates ?? open?.facts.candidates ?? [];
  const facts: SeatFacts = {
    ...{ product: name, assigned, total, available: available ?? 0, over },
    candidates: over > 0 ? candidates : [],
  };
  // Without seats, and without anybody who has one, there is nothing to be short of.
  if (total === 0 && assigned === 0) return [{ ...of, state: 'over', why: 'gone' }];
  if (total === null || available === null) return [{ ...of, state: 'over', why: 'enough', facts }];
  const isNear = open !== undefined && available <= few(total) + margin(total);
  if (level === null && !isNear) return [{ ...of, state: 'over', why: 'enough', facts }];
  const isHeld = open !== undefined && available <= margin(total);
  const now = level ?? SEAT_LEVELS.few;
  return [{ ...of, state: 'due', level: isHeld ? Math.max(open.level, now) : now, facts }];
}

/** More than any product has. */
export const NEVER = 2 ** 31 - 1;

/** From so many taken seats on they are short. */
export function shortageFrom(product: Counted, today: string): number {
  const { total } = countsOf(product, today);
  return total === null ? NEVER : Math.max(1, total - few(total));
}

/** Nobody is short of a product that nobody has. */
function levelOf(product: Counted, today: string): number | null {
  const { total, available, over } = countsOf(product, today);
  if (total === null || available === null || product.assigned === 0) return null;
  if (over > 0) return SEAT_LEVELS.over;
  if (available === 0) return SEAT_LEVELS.none;
  return available <= few(total) ? SEAT_LEVELS.few : null;
}

function countsOf({ assigned, subscriptions }: Counted, today: string) {
  return productCounts(assigned, subscriptions, today, 0);
}

/** So many free seats of a total are few. */
function few(total: number): number {
  return Math.floor(total * FEW_SHARE);
}

/** So many more must be free before few are enough. */
function margin(total: number): number {
  return Math.max(1, Math.ceil(few(total) / 5));
}

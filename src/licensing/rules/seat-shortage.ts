/**
 * Whether a product's seats are few or will be missing soon, are all taken, or too few. Once told,
 * it is over only when clearly more are free than were few, and no better level is told before
 * either: a seat that comes and goes is no news.
 */
import type { Candidate, Condition, SeatFacts } from './alert-facts.ts';
import { type AlertRules, fewOf } from './alert-rules.ts';
import { type AlertedProduct, type AlertMoment, openAlert } from './alerted-product.ts';
import { forecast, paceOf, seatsAskedFor, shortageIn } from './forecast.ts';
import { freeNow, productCounts } from './product-counts.ts';
import { isUsable } from './subscription-state.ts';

/** As they get worse. */
export const SEAT_LEVELS = { few: 1, none: 2, over: 3 } as const;

/** Once it is told that seats will be missing, it is so for so many days more. */
const SOON_MARGIN_DAYS = 14;

type Counted = Pick<AlertedProduct, 'assigned' | 'held' | 'subscriptions'>;
type Ruled = Counted & Pick<AlertedProduct, 'rules'>;

export function seatConditions(product: AlertedProduct, { today }: AlertMoment): Condition[] {
  const of = { kind: 'seats_short', subscriptionId: null } as const;
  const { total, available } = seatsOf(product, today);
  const open = openAlert(product, 'seats_short');
  const level = levelOf(product, today) ?? (isSoon(product, today) ? SEAT_LEVELS.few : null);
  if (level === null && !open) return [{ ...of, state: 'over', why: 'enough' }];
  // Without seats, and without anybody who has one, there is nothing to be short of.
  if (total === 0 && product.assigned === 0) return [{ ...of, state: 'over', why: 'gone' }];
  const facts = factsOf(product, today, open?.facts.candidates ?? []);
  if (total === null || available === null) return [{ ...of, state: 'over', why: 'enough', facts }];
  const { rules } = product;
  const isNear =
    available <= fewOf(rules.few, total) + margin(rules, total) ||
    isSoon(product, today, SOON_MARGIN_DAYS);
  if (level === null && !isNear) return [{ ...of, state: 'over', why: 'enough', facts }];
  const isHeld = open !== undefined && available <= margin(rules, total);
  const now = level ?? SEAT_LEVELS.few;
  return [{ ...of, state: 'due', level: isHeld ? Math.max(open.level, now) : now, facts }];
}

function factsOf(product: AlertedProduct, today: string, named: Candidate[]): SeatFacts {
  const { total, available, over, held } = seatsOf(product, today);
  return {
    ...{ product: product.name, assigned: product.assigned, held, total },
    ...{ available: available ?? 0, over },
    forecast: over > 0 ? null : shortageIn(forecast(product, today)),
    isEarly: paceOf(product, today) === null,
    candidates: over > 0 ? (product.candidates ?? named) : [],
  };
}

/** By what is taken; that a subscription ends is told of it by itself. */
function isSoon(product: AlertedProduct, today: string, more = 0): boolean {
  const { forecastDays } = product.rules;
  const days = forecastDays + more;
  const pace = Math.max(0, paceOf(product, today) ?? 0);
  const known = product.changes.reduce(
    (sum, { seats }) => sum + Math.max(0, seats),
    seatsAskedFor(product.requests),
  );
  const isRising = pace > 0 || known > 0;
  if (forecastDays === 0 || product.assigned === 0 || !isRising) return false;
  // Mostly there are more than could be taken at all, and nothing needs to be foreseen.
  const { total } = seatsOf(product, today);
  if (total === null || product.assigned + known + pace * days + 1 < total) return false;
  const subscriptions = product.subscriptions.map((each) =>
    isUsable(each, today) ? { ...each, endDate: null } : each,
  );
  return shortageIn(forecast({ ...product, subscriptions }, today).slice(0, days)) !== null;
}

/** More than any product has. */
export const NEVER = 2 ** 31 - 1;

/** From so many taken seats on they are short. */
export function shortageFrom(product: Ruled, today: string): number {
  const { total } = seatsOf(product, today);
  return total === null ? NEVER : Math.max(1, total - fewOf(product.rules.few, total));
}

/** Nobody is short of a product that nobody has. */
function levelOf(product: Ruled, today: string): number | null {
  const { total, available, over } = seatsOf(product, today);
  if (total === null || available === null || product.assigned === 0) return null;
  if (over > 0) return SEAT_LEVELS.over;
  if (available === 0) return SEAT_LEVELS.none;
  return available <= fewOf(product.rules.few, total) ? SEAT_LEVELS.few : null;
}

/** What is promised is available to nobody else. */
function seatsOf({ assigned, held, subscriptions }: Counted, today: string) {
  const counts = productCounts(assigned, subscriptions, today, 0, held);
  return { ...counts, available: freeNow(counts) };
}

/** So many more must be free before few are enough. */
function margin({ few }: AlertRules, total: number): number {
  return Math.max(1, Math.ceil(fewOf(few, total) / 5));
}

/**
 * How many alerts some rules would have sent in the last days: day by day, from how many seats were
 * taken at the end of each, and from subscriptions and notice dates as they are now. Each that opens,
 * and each worse threshold, is one. What nobody keeps is left out: people who had to wait, what
 * changed of subscriptions meanwhile, what came and went within a day, and what people did about it.
 */
import { shiftDay } from '../days.ts';
import { alertChanges } from './alert-changes.ts';
import { isAbout, type StandingAlert } from './alert-facts.ts';
import { type AlertKind, alertKinds } from './alert-kinds.ts';
import type { AlertedProduct } from './alerted-product.ts';
import { dueAlerts } from './due-alerts.ts';
import { NO_REQUESTS, PACE_DAYS } from './forecast.ts';

/** With today. */
export const SENT_DAYS = 30;

export interface PastProduct
  extends Pick<AlertedProduct, 'name' | 'assigned' | 'subscriptions' | 'changes' | 'rules'> {
  /** Seats taken at the end of days that changed them, ascending. */
  seatDays: readonly { day: string; assigned: number }[];
  moves: readonly { day: string; cause: string; seats: number }[];
}

export type AlertsSent = Record<AlertKind, number>;

export function alertsSent(
  product: PastProduct,
  { today, windowDays }: { today: string; windowDays: number },
): AlertsSent {
  const sent = noneSent();
  let standing: StandingAlert[] = [];
  for (let back = SENT_DAYS; back >= 0; back -= 1) {
    const day = shiftDay(today, -back);
    const then = productOn(product, { day, today, standing });
    const changes = alertChanges(dueAlerts(then, { today: day, windowDays }), standing);
    for (const change of changes) {
      const before = 'id' in change ? standing.find(({ id }) => id === change.id) : undefined;
      const after = afterChange(change, before);
      const isSent =
        change.change === 'open' ||
        (change.change === 'update' && after.level > (before?.level ?? 0));
      // What stood before those days was sent before.
      if (isSent && back < SENT_DAYS) sent[after.kind] += 1;
      standing = [...standing.filter((each) => !isAbout(each, after)), after];
    }
  }
  return sent;
}

export function noneSent(): AlertsSent {
  return { subscription_expires: 0, notice_date: 0, seats_short: 0, assignments_in_error: 0 };
}

export function addSent(some: AlertsSent, more: AlertsSent): AlertsSent {
  const sum = noneSent();
  for (const kind of alertKinds) sum[kind] = some[kind] + more[kind];
  return sum;
}

type Change = ReturnType<typeof alertChanges>[number];

function afterChange(change: Change, before: StandingAlert | undefined): StandingAlert {
  if (change.change === 'open') {
    const { change: _, why: resolvedWhy, ...opened } = change;
    return { ...opened, id: `${change.kind} ${change.subscriptionId}`, resolvedWhy };
  }
  if (!before) throw new Error('What changes was there');
  const level = change.change === 'update' ? change.level : before.level;
  const resolvedWhy = change.change === 'resolve' ? change.why : null;
  return { ...before, level, resolvedWhy, facts: change.facts } as StandingAlert;
}

/** As it was that day, as far as that is known: without its seats where nothing is known of them. */
function productOn(
  { seatDays, moves, ...product }: PastProduct,
  { day, today, standing }: { day: string; today: string; standing: StandingAlert[] },
): AlertedProduct {
  const known = seatDays.findLast((each) => each.day <= day);
  const isKnown = known !== undefined || day === today;
  const assigned = day === today ? product.assigned : (known?.assigned ?? product.assigned);
  const since = seatDays[0];
  const from = shiftDay(day, -PACE_DAYS);
  const { rules } = product;
  return {
    ...product,
    ...{ assigned, standing, errors: [], candidates: null },
    // What was asked for then is not known.
    ...{ held: 0, requests: NO_REQUESTS },
    changes: product.changes.filter((change) => change.day > day),
    rules: isKnown ? rules : { ...rules, off: [...rules.off, 'seats_short'] },
    history:
      since === undefined
        ? null
        : {
            since: since.day,
            assigned: (seatDays.findLast((each) => each.day <= from) ?? since).assigned,
            moves: moves.filter(
              (move) => move.day <= day && move.day > from && move.day > since.day,
            ),
          },
  };
}

/** What the alerts of a product lack of what is due: each difference once. */
import { isDeepStrictEqual } from 'node:util';
import type { Expiry, ExpiryFacts } from './due-alerts.ts';

/** Its cause is gone: replaced in full, its seats gone, its end far off again, or itself gone; or it is turned off. */
export type ResolvedWhy = 'replaced' | 'lapsed' | 'renewed' | 'gone' | 'off';

/** The open alert of a subscription, or else its latest. */
export interface StandingAlert {
  id: string;
  subscriptionId: string;
  level: number;
  facts: ExpiryFacts;
  /** Null: open. */
  resolvedWhy: ResolvedWhy | null;
}

export type AlertChange =
  /** One that is `replaced` as it opens is told once, and is over. */
  | {
      change: 'open';
      subscriptionId: string;
      level: number;
      facts: ExpiryFacts;
      why: 'replaced' | null;
    }
  /** Its numbers, its level, or both. */
  | { change: 'update'; id: string; level: number; facts: ExpiryFacts }
  | { change: 'resolve'; id: string; facts: ExpiryFacts; why: ResolvedWhy };

const WHY = {
  replaced: 'replaced',
  lapsed: 'lapsed',
  far: 'renewed',
  empty: 'gone',
  off: 'off',
} as const;

export function alertChanges(
  due: ReadonlyMap<string, Expiry>,
  standing: readonly StandingAlert[],
): AlertChange[] {
  const open = standing.filter(({ resolvedWhy }) => resolvedWhy === null);
  const known = new Set(open.map(({ subscriptionId }) => subscriptionId));
  return [
    ...open.flatMap((alert) => changeOf(alert, due.get(alert.subscriptionId))),
    ...[...due].flatMap(([subscriptionId, expiry]): AlertChange[] => {
      if (known.has(subscriptionId)) return [];
      const last = standing.find((each) => each.subscriptionId === subscriptionId);
      if (expiry.state !== 'due' && expiry.state !== 'replaced') return [];
      const { level, facts } = expiry;
      if (expiry.state === 'due') {
        return [{ change: 'open', subscriptionId, level, facts, why: null }];
      }
      const isTold = last?.resolvedWhy === 'replaced' && last.facts.lastDay === facts.lastDay;
      return isTold ? [] : [{ change: 'open', subscriptionId, level, facts, why: 'replaced' }];
    }),
  ];
}

function changeOf(alert: StandingAlert, expiry: Expiry | undefined): AlertChange[] {
  const { id } = alert;
  if (expiry?.state !== 'due') {
    const facts = expiry && 'facts' in expiry ? expiry.facts : alert.facts;
    return [{ change: 'resolve', id, facts, why: expiry ? WHY[expiry.state] : 'gone' }];
  }
  const { facts } = expiry;
  // Another last day is counted anew; until the same one it only gets worse.
  const isSameDay = facts.lastDay === alert.facts.lastDay;
  const level = isSameDay ? Math.max(alert.level, expiry.level) : expiry.level;
  if (level === alert.level && isDeepStrictEqual(facts, alert.facts)) return [];
  return [{ change: 'update', id, level, facts }];
}

/** What the alerts of a product lack of what is due: each difference once. */
import { isDeepStrictEqual } from 'node:util';
import {
  type Condition,
  isAbout,
  type Kinded,
  type ResolvedWhy,
  type StandingAlert,
} from './alert-facts.ts';

export type AlertChange =
  /** One that is `replaced` as it opens is told once, and is over. */
  | (Kinded & {
      change: 'open';
      subscriptionId: string | null;
      level: number;
      why: 'replaced' | null;
    })
  /** Its numbers, its level, or both. */
  | { change: 'update'; id: string; level: number; facts: Kinded['facts'] }
  | { change: 'resolve'; id: string; facts: Kinded['facts']; why: ResolvedWhy };

export function alertChanges(
  conditions: readonly Condition[],
  standing: readonly StandingAlert[],
): AlertChange[] {
  const open = standing.filter(({ resolvedWhy }) => resolvedWhy === null);
  return [
    ...open.flatMap((alert) =>
      changeOf(
        alert,
        conditions.find((condition) => isAbout(condition, alert)),
      ),
    ),
    ...conditions.flatMap((condition): AlertChange[] => {
      if (condition.state === 'over' || open.some((alert) => isAbout(condition, alert))) return [];
      const { state, ...opened } = condition;
      if (state === 'due') return [{ ...opened, change: 'open', why: null }];
      const last = standing.find((alert) => isAbout(condition, alert));
      const isTold = last?.resolvedWhy === 'replaced' && isSameEnd(last, condition);
      return isTold ? [] : [{ ...opened, change: 'open', why: 'replaced' }];
    }),
  ];
}

function changeOf(alert: StandingAlert, condition: Condition | undefined): AlertChange[] {
  const { id } = alert;
  if (condition?.state !== 'due') {
    const why = condition?.state === 'over' ? condition.why : condition ? 'replaced' : 'gone';
    return [{ change: 'resolve', id, facts: condition?.facts ?? alert.facts, why }];
  }
  const { facts, level } = condition;
  if (level === alert.level && isDeepStrictEqual(facts, alert.facts)) return [];
  return [{ change: 'update', id, level, facts }];
}

function isSameEnd(alert: StandingAlert, { facts }: Extract<Condition, { state: 'replaced' }>) {
  return alert.kind === 'subscription_expires' && alert.facts.lastDay === facts.lastDay;
}

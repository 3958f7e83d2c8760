/** What time does to a request that nobody decides on: docs/requests.md. Days are the tenant's. */
import { daysBetween } from '../days.ts';

/** Its approvers are reminded so many days after they were asked: the pauses grow. */
export const REMINDED_AFTER = [1, 3, 7] as const;
/** Then the administrators decide as well. */
export const ESCALATED_AFTER = 10;
/** Hours at which somebody is told, in the tenant's zone: from, and before. */
export const DAYTIME = { from: 9, to: 18 };

export interface Waiting {
  madeDay: string;
  /** Since when it waits in its stage. */
  sinceDay: string;
  /** How often they were reminded in it. */
  reminders: number;
  /** The administrators decide already. */
  asksAdministrators: boolean;
  expiresDays: number | null;
}

export type DueStep =
  | { step: 'expire' | 'escalate' }
  /** `reminders`: how many are due by now. After an outage several are one. */
  | { step: 'remind'; reminders: number };

/** Null: nothing. */
export function dueStep(
  { madeDay, sinceDay, reminders, asksAdministrators, expiresDays }: Waiting,
  today: string,
): DueStep | null {
  if (expiresDays !== null && daysBetween(madeDay, today) >= expiresDays) return { step: 'expire' };
  const waited = daysBetween(sinceDay, today);
  if (waited >= ESCALATED_AFTER && !asksAdministrators) return { step: 'escalate' };
  const due = REMINDED_AFTER.filter((days) => waited >= days).length;
  return due > reminders ? { step: 'remind', reminders: due } : null;
}

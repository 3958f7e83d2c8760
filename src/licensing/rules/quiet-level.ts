import type { AlertKind } from './alert-kinds.ts';

/** Whoever snoozes knows that days pass: up to here they change nothing. */
const SNOOZED_UP_TO: Record<AlertKind, number | null> = {
  subscription_expires: -7,
  notice_date: null,
  seats_short: null,
  assignments_in_error: null,
};

/** The worst level that an alert may reach while it is quiet. */
export function quietLevel(kind: AlertKind, level: number, why: 'snoozed' | 'resolved'): number {
  if (why === 'resolved') return level;
  return Math.max(level, SNOOZED_UP_TO[kind] ?? level);
}

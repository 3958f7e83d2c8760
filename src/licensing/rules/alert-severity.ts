/** What cannot wait: it may go to a channel of its own. */
import type { AlertKind } from './alert-kinds.ts';

export const alertSeverities = ['urgent', 'not_urgent'] as const;
export type AlertSeverity = (typeof alertSeverities)[number];

/** The level from which on it is urgent; null: it never is. */
const URGENT_FROM: Record<AlertKind, number | null> = {
  // The last week, and the last three days.
  subscription_expires: -7,
  notice_date: -3,
  // None is left, or too many are assigned.
  seats_short: 2,
  assignments_in_error: null,
};

/** SQL: of an alert `a`. */
export const SEVERITY = `case when ${Object.entries(URGENT_FROM)
  .filter(([, level]) => level !== null)
  .map(([kind, level]) => `(a.kind = '${kind}' and a.level >= ${level})`)
  .join(' or ')} then 'urgent' else 'not_urgent' end`;

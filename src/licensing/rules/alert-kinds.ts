/** What alerts are about; each can be turned off for a product. */
export const alertKinds = [
  'subscription_expires',
  'notice_date',
  'seats_short',
  'assignments_in_error',
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** What alerts are about; each can be turned off for a product. */
export const alertKinds = ['subscription_expires'] as const;
export type AlertKind = (typeof alertKinds)[number];

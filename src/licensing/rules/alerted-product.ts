import type { Candidate, ErrorCount, StandingAlert } from './alert-facts.ts';
import type { AlertKind } from './alert-kinds.ts';
import type { AlertRules } from './alert-rules.ts';
import type { OpenRequests, SeatHistory } from './forecast.ts';
import type { SubscriptionTerm } from './subscription-state.ts';

export interface AlertedSubscription extends SubscriptionTerm {
  id: string;
  /** Per seat, a decimal as text. */
  price: string | null;
  currency: string | null;
  noticeDate: string | null;
  isCanceled: boolean;
}

/** A product as the rules of alerts ask of it. */
export interface AlertedProduct {
  name: string;
  /** Seats taken now. */
  assigned: number;
  /** Promised to requests. */
  held: number;
  subscriptions: readonly AlertedSubscription[];
  /** Licenses known to start or to end: by how many seats more, or fewer, are taken from a day on. */
  changes: readonly { day: string; seats: number }[];
  requests: OpenRequests;
  /** Of people who have no seat: how many wait, by what stands against it. */
  errors: readonly ErrorCount[];
  /** From whom seats could be taken back; null: nobody has looked, and it is as it was. */
  candidates: Candidate[] | null;
  /** How its seats went; null: nothing is known. */
  history: SeatHistory | null;
  standing: readonly StandingAlert[];
  /** As they hold for it. */
  rules: AlertRules;
}

/** The day it is in the tenant's zone, and its settings. */
export interface AlertMoment {
  today: string;
  windowDays: number;
}

/** The open alert about it. */
export function openAlert<Kind extends AlertKind>(
  { standing }: Pick<AlertedProduct, 'standing'>,
  kind: Kind,
  subscriptionId: string | null = null,
) {
  return standing.find(
    (alert): alert is Extract<StandingAlert, { kind: Kind }> =>
      alert.kind === kind && alert.subscriptionId === subscriptionId && alert.resolvedWhy === null,
  );
}

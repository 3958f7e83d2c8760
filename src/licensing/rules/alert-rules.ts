/**
 * When alerts are told: as is assumed, as is set for all products of a tenant, and as is set for
 * one. What is set nowhere is inherited.
 */
import { type AlertKind, alertKinds } from './alert-kinds.ts';
import { FEW_SHARE } from './attention.ts';

/** So many free seats, or so many of a hundred, are few. */
export type Few = { seats: number } | { percent: number };

export interface AlertRules {
  /** Kinds that are not told. */
  off: readonly AlertKind[];
  /** Before its last day a subscription is told of; descending. On that day it is in any case. */
  expiryDays: readonly number[];
  /** The same before a notice date, on which it is told only by a 0. */
  noticeDays: readonly number[];
  few: Few;
  /** Seats that will be missing within so many days are few; 0: the forecast says nothing. */
  forecastDays: number;
}

/** What is set for all products, or for one. */
export interface OwnRules {
  kindsOn: readonly AlertKind[];
  kindsOff: readonly AlertKind[];
  /** Null, here and below: it is not set. */
  expiryDays: readonly number[] | null;
  noticeDays: readonly number[] | null;
  few: Few | null;
  forecastDays: number | null;
}

/** What may be set. */
export const RULE_LIMITS = { days: 365, seats: 1_000_000, percent: 100 };

export const ASSUMED_RULES: AlertRules = {
  off: [],
  expiryDays: [60, 30, 14, 7, 1],
  noticeDays: [30, 14, 3],
  few: { percent: FEW_SHARE * 100 },
  forecastDays: 30,
};

export const NO_OWN_RULES: OwnRules = {
  ...{ kindsOn: [], kindsOff: [], expiryDays: null, noticeDays: null, few: null },
  forecastDays: null,
};

/** What holds where `own` is set, and is otherwise inherited. */
export function withOwnRules(inherited: AlertRules, own: OwnRules | null): AlertRules {
  if (own === null) return inherited;
  const isOff = (kind: AlertKind) =>
    own.kindsOff.includes(kind) || (inherited.off.includes(kind) && !own.kindsOn.includes(kind));
  return {
    off: alertKinds.filter(isOff),
    expiryDays: own.expiryDays ?? inherited.expiryDays,
    noticeDays: own.noticeDays ?? inherited.noticeDays,
    few: own.few ?? inherited.few,
    forecastDays: own.forecastDays ?? inherited.forecastDays,
  };
}

/** So many free seats of a total are few. */
export function fewOf(few: Few, total: number): number {
  return 'seats' in few ? few.seats : Math.floor((total * few.percent) / 100);
}

/** The threshold reached of some days before a day, in days after it: ascending. */
export function levelsBefore(days: readonly number[]): number[] {
  return [...days].sort((a, b) => b - a).map((each) => 0 - each);
}

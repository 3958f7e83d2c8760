/** What alerts tell, by their kind; what the rules say of a condition, and the alerts that stand. */
import type { AlertKind } from './alert-kinds.ts';
import type { Shortage } from './forecast.ts';

/** Of a subscription that expires. */
export interface ExpiryFacts {
  product: string;
  /** Null: unlimited. */
  seats: number | null;
  lastDay: string;
  /** From this day on its seats are gone: behind the last day, and its grace. */
  goneFrom: string;
  hasGrace: boolean;
  /** The last day is over. */
  inGrace: boolean;
  /** Of its seats, taken over by another subscription; null: all of unlimited many. */
  replaced: number | null;
  /** Of that day: seats taken, and how many there are; null: unlimited. */
  assigned: number;
  total: number | null;
  short: number;
  price: string | null;
  currency: string | null;
  noticeDate: string | null;
}

/** Of a contract whose notice date nears. */
export interface NoticeFacts {
  product: string;
  /** Null: unlimited. */
  seats: number | null;
  noticeDate: string;
  /** Of the subscription; null: without end. */
  lastDay: string | null;
  /** Per seat, a decimal as text. */
  price: string | null;
  currency: string | null;
}

/** Of seats that are few, all taken, or too few. */
export interface SeatFacts {
  product: string;
  assigned: number;
  /** Null: unlimited. */
  total: number | null;
  /** Held for requests; left out in what was noted before there were any. */
  held?: number;
  /** Neither assigned nor held. */
  available: number;
  over: number;
  /** From the first day on which seats will be missing; null: there will be enough. */
  forecast: Shortage | null;
  /** Of so short a time nothing is known of the pace. */
  isEarly: boolean;
  /** Where there are too few: from whom seats could be taken back, the likeliest first. */
  candidates: Candidate[];
}

/** Somebody from whom a seat could be taken back, and why rather than from another. */
export interface Candidate {
  personId: string;
  displayName: string;
  slackUserId: string | null;
  why: 'left' | 'covered' | 'ends' | 'latest';
  /** Another product they have, with all the plans of this one. */
  coveredBy: string | null;
  /** Last day of theirs. */
  until: string | null;
  /** The day on which they got it. */
  since: string;
  /** The group through which they have it; null: directly. */
  group: string | null;
}

export interface ErrorCount {
  code: string;
  count: number;
}

/** Of people who are to have a product, and have it not. */
export interface ErrorFacts {
  product: string;
  /** People, and by what stands against it. */
  waiting: number;
  causes: ErrorCount[];
  /** So many fewer than at its worst. */
  healed: number;
}

export interface FactsOf {
  subscription_expires: ExpiryFacts;
  notice_date: NoticeFacts;
  seats_short: SeatFacts;
  assignments_in_error: ErrorFacts;
}

/** A kind with its facts. */
export type Kinded = { [Kind in AlertKind]: { kind: Kind; facts: FactsOf[Kind] } }[AlertKind];
export type KindedAs<Kind extends AlertKind> = Extract<Kinded, { kind: Kind }>;

/**
 * Its cause is gone: replaced in full, its seats gone, its day far off again, that day over, itself
 * gone, seats enough again, nobody left who waits; or it is turned off.
 */
export const resolvedWhys = [
  ...(['replaced', 'lapsed', 'renewed', 'passed', 'gone', 'enough', 'healed', 'off'] as const),
] as const;
export type ResolvedWhy = (typeof resolvedWhys)[number];

/** The open alert of a condition, or else its latest. */
export type StandingAlert = Kinded & {
  id: string;
  /** Null: it is the product's. */
  subscriptionId: string | null;
  level: number;
  /** Null: open. */
  resolvedWhy: ResolvedWhy | null;
};

/** What it is about: one alert of it is open at a time. */
interface Subject {
  kind: AlertKind;
  subscriptionId: string | null;
}

/**
 * `due`: it holds, and is as bad as `level` says. `replaced`: it would be due, but nothing needs to
 * be done, which is told once. `over`: it holds no longer, or never did; without facts, as last told.
 */
export type Condition =
  | (Subject & Kinded & { state: 'due'; level: number })
  | (Subject & KindedAs<'subscription_expires'> & { state: 'replaced'; level: number })
  | (Subject & { state: 'over'; why: ResolvedWhy; facts?: Kinded['facts'] });

export function isAbout(one: Subject, other: Subject): boolean {
  return one.kind === other.kind && one.subscriptionId === other.subscriptionId;
}

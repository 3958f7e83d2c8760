/** The state of the model: what is so, and what follows from it, in arrays and maps. */
import { BEGINNING, idOf, type Location, subscriptionsOf, type World } from './world.ts';

export interface Person {
  location: Location | null;
  deleted: boolean;
  /** When they left, if they did. */
  deletedAt: number | null;
}

export interface Plan {
  countries: Location[];
  needs: number[];
  /** Said by either of the two. */
  excludes: number[];
}

export interface Subscription {
  product: number;
  seats: number | null;
  start: string;
  end: string | null;
  grace: number;
  archived: boolean;
}

export interface Group {
  id: string;
  priority: number;
  /** By person: when they joined. */
  members: Map<number, number>;
  /** By product: what is meant for them. */
  products: Map<number, Intent>;
}

export interface Intent {
  /** Plans that are off. */
  off: number[];
  /** The product that comes instead; null: it is here to stay. */
  givesWayTo: number | null;
}

export interface Source {
  person: number;
  product: number;
  /** Null: direct. */
  group: number | null;
  state: 'scheduled' | 'active' | 'error' | 'suspended' | 'ended';
  error: string | null;
  since: number;
  start: string | null;
  until: string | null;
  /** Plans that are off: of an inherited one those of its group, as last looked at. */
  off: number[];
  suspendedAt: number | null;
  endedAt: number | null;
}

/** Of a product; null: unlimited. */
export interface Counts {
  total: number | null;
  assigned: number;
  available: number | null;
  over: number;
  expiringSoon: number | null;
  assignable: boolean;
}

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export class Company {
  now = Date.parse(BEGINNING);
  readonly timeZone: World['timeZone'];
  defaultLocation: Location | null;
  automaticHealing: boolean;
  readonly people: Person[];
  readonly plans: Plan[];
  /** The plans of each product. */
  readonly products: number[][];
  readonly subscriptions: Subscription[] = [];
  readonly groups: Group[];
  sources: Source[] = [];

  constructor(world: World) {
    this.timeZone = world.timeZone;
    this.defaultLocation = world.defaultLocation;
    this.automaticHealing = world.automaticHealing;
    this.people = world.people.map((person) => ({ ...person, deleted: false, deletedAt: null }));
    this.plans = world.plans.map((plan) => structuredClone(plan));
    for (const [index, { excludes }] of world.plans.entries()) {
      for (const other of excludes) this.plan(other).excludes.push(index);
    }
    this.products = world.products.map(({ plans }) => [...plans].sort());
    for (const bought of subscriptionsOf(world)) this.buy(bought);
    this.groups = world.groups.map(({ priority }, index) => ({
      id: idOf('group', index),
      priority,
      members: new Map(),
      products: new Map(),
    }));
  }

  /** `start`, `end`: days from today. */
  buy(bought: { product: number; seats: number | null; start: number; end: number | null }): void {
    const { product, seats, start, end } = bought;
    const term = { start: this.day(start), end: end === null ? null : this.day(end), grace: 30 };
    this.subscriptions.push({ product, seats, ...term, archived: false });
  }

  /** So many days from today, as a date. */
  day(shift = 0): string {
    return new Date(this.now + this.ahead() + shift * DAY).toISOString().slice(0, 10);
  }

  /** When a day begins. */
  beginning(day: string): number {
    return Date.parse(day) - this.ahead();
  }

  private ahead(): number {
    return this.timeZone === 'Asia/Tokyo' ? 9 * HOUR : 0;
  }

  person(index: number): Person {
    return at(this.people, index);
  }

  plan(index: number): Plan {
    return at(this.plans, index);
  }

  group(index: number): Group {
    return at(this.groups, index);
  }

  plansIn(product: number): number[] {
    return at(this.products, product);
  }

  isUsable({ archived, start, end, grace }: Subscription): boolean {
    const today = this.day();
    return !archived && start <= today && (end === null || today <= later(end, grace));
  }

  /** Those whose seats count today. */
  usable(product: number): Subscription[] {
    return this.subscriptions.filter((one) => one.product === product && this.isUsable(one));
  }

  total(product: number): number {
    return seatsOf(this.usable(product));
  }

  /** What is in grace, or ends within 30 days. */
  private expiring(product: number): number {
    const isEnding = ({ end }: Subscription) => end !== null && end <= this.day(30);
    return seatsOf(this.usable(product).filter(isEnding));
  }

  counts(product: number): Counts {
    const [total, assigned] = [this.total(product), this.assigned(product)];
    const finite = (seats: number) => (seats === Infinity ? null : seats);
    return {
      ...{ total: finite(total), assigned, available: finite(this.free(product)) },
      ...{ over: Math.max(0, assigned - total), expiringSoon: finite(this.expiring(product)) },
      assignable: this.usable(product).length > 0,
    };
  }

  assigned(product: number): number {
    return this.people.filter((_, person) => this.hasSeat(person, product)).length;
  }

  free(product: number): number {
    return Math.max(0, this.total(product) - this.assigned(product));
  }

  hasSeat(person: number, product: number): boolean {
    return this.active(person).some((source) => source.product === product);
  }

  active(person: number): Source[] {
    return this.sources.filter((one) => one.person === person && one.state === 'active');
  }

  /** What somebody has of a product or waits for; scheduled ones aside. */
  live(person: number, product: number): Source[] {
    return this.sources.filter(
      (one) =>
        one.person === person &&
        one.product === product &&
        ['active', 'error', 'suspended'].includes(one.state),
    );
  }

  on({ product, off }: Source): number[] {
    return without(this.plansIn(product), off);
  }

  /** The plans somebody has, from all active sources but those of which `isLeft` is so. */
  has(person: number, isLeft: (source: Source) => boolean = () => false): number[] {
    return this.active(person)
      .filter((source) => !isLeft(source))
      .flatMap((source) => this.on(source));
  }

  /** A new one, that nobody has yet. */
  source(person: number, product: number, group: number | null = null): Source {
    return {
      ...{ person, product, group, state: 'scheduled', error: null, since: this.now },
      ...{ start: null, until: null, off: [], suspendedAt: null, endedAt: null },
    };
  }

  /** Remembers what a refused step may have begun to change; what is returned takes it back. */
  keep(): () => void {
    const people = this.people.map((person) => ({ ...person }));
    const sources = this.sources.map((source) => ({ source, was: { ...source } }));
    return () => {
      for (const [index, was] of people.entries()) Object.assign(this.person(index), was);
      this.sources = sources.map(({ source, was }) => Object.assign(source, was));
    };
  }

  isMeant(source: Source): boolean {
    const { person, product, group, error } = source;
    if (group === null) return true;
    const { members, products } = this.group(group);
    const intent = products.get(product);
    if (!intent || !members.has(person)) return false;
    if (intent.givesWayTo === null) return true;
    const hasOther = this.active(person).some(
      (one) => one.group === group && one.product === intent.givesWayTo,
    );
    return !hasOther && error === null;
  }

  /** Whether it is to give way to another through the same group, so that it counts no more for that. */
  givesWay({ group, product }: Source, to: Pick<Source, 'group' | 'product'>): boolean {
    if (group === null || group !== to.group) return false;
    return this.group(group).products.get(product)?.givesWayTo === to.product;
  }

  end(source: Source): void {
    Object.assign(source, { state: 'ended', error: null, suspendedAt: null, endedAt: this.now });
  }

  /** A group holds no longer what gave way, once nobody has it. */
  forgetGivenWay(product: number): void {
    for (const [group, { products }] of this.groups.entries()) {
      const isHad = this.sources.some(
        (one) => one.group === group && one.product === product && one.state !== 'ended',
      );
      const givesWay = (products.get(product)?.givesWayTo ?? null) !== null;
      if (givesWay && !isHad) products.delete(product);
    }
  }

  isGivingWay(source: Source): boolean {
    const { group } = source;
    return [...this.products.keys()].some((product) => this.givesWay(source, { group, product }));
  }
}

function seatsOf(subscriptions: readonly Subscription[]): number {
  return subscriptions.reduce((sum, { seats }) => sum + (seats ?? Infinity), 0);
}

function at<Value>(all: readonly Value[], index: number): Value {
  const value = all[index];
  if (value === undefined) throw new Error(`There is no ${index} among ${all.length}`);
  return value;
}

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

export function without<Value>(all: readonly Value[], these: readonly Value[]): Value[] {
  return all.filter((one) => !these.includes(one));
}

/** One look at what some people have of a product, and are meant to have: docs/groups.md, plainly. */
import { type Company, DAY, type Source, without } from './company.ts';
import { ruleAgainst } from './rules.ts';
import type { Wakes } from './wakes.ts';

interface Looking {
  /** Whether those in error are tried again; else as the company has it set. */
  retry?: boolean;
  /** What of the active is asked again: for the locations, or all rules, of this group's. */
  recheck?: 'location' | { group: number };
  /** Plans that they have just lost. */
  lost?: number[];
  /** All who wait are looked at: seats are given out among them in their turn. */
  serves?: boolean;
}

const RESTORABLE = 30 * DAY;

/** Stands in for the code of a source that has not been tried yet. */
const NEW = 'new';

const OF_LOCATION = ['usage_location_missing', 'prohibited_in_usage_location'];

export class Looks {
  private readonly company: Company;
  private readonly wakes: Wakes;

  constructor(company: Company, wakes: Wakes) {
    this.company = company;
    this.wakes = wakes;
  }

  look(product: number, whom: readonly number[], looking: Looking): void {
    const { company } = this;
    const { retry = company.automaticHealing, recheck, lost = [], serves = false } = looking;
    const before = this.wakes.possessions(product, whom);
    // What comes free now is given out to who is woken for it; and nobody jumps the queue.
    const isQueue = !serves && company.automaticHealing && this.othersWait(product, whom);
    let free = isQueue ? 0 : company.free(product);

    const all = company.sources.filter(
      (one) => one.product === product && whom.includes(one.person) && one.state !== 'ended',
    );
    const was = new Map(all.map((source) => [source, source.state]));
    // What their plans are to other products may be something else with the options of the group.
    const isOptions = ({ state, group }: Source) =>
      typeof recheck === 'object' && recheck.group === group && state === 'active';
    const others = all.filter(isOptions).map(({ person }) => person);
    for (const source of all) {
      const { deleted } = company.person(source.person);
      const isLive = source.state === 'active' || source.state === 'error';
      if (!company.isMeant(source) || this.isPurged(source)) company.end(source);
      else if (source.group !== null) source.off = this.optionsOf(source.group, product);
      if (deleted && isLive && source.endedAt === null) this.suspend(source);
    }
    for (const source of all) {
      const code = source.state === 'active' ? this.breach(source, recheck, lost) : null;
      if (code !== null) this.fail(source, code);
    }
    all.push(...whom.flatMap((person) => this.missing(person, product)));

    const wanting = all
      .filter((one) => this.wants(one, retry && was.get(one) === 'error'))
      .sort(inTurn(company));
    const back = wanting.filter(hadIt);
    for (let moved = true; moved; ) {
      moved = false;
      for (const source of wanting.filter(({ state }) => state !== 'active')) {
        const { person } = source;
        const takesSeat = !before.get(person)?.seat && !company.hasSeat(person, product);
        const isOut = takesSeat && free <= 0 && !back.includes(source);
        const code = this.against(source, false) ?? (isOut ? 'seats_exhausted' : null);
        if (code !== null) {
          this.fail(source, code);
          continue;
        }
        this.start(source);
        moved = true;
        if (takesSeat) free -= 1;
      }
    }
    // Nobody waits for what gives way to something else.
    for (const source of all) {
      if (source.state === 'error' && !company.isMeant(source)) company.end(source);
    }
    const isInLine =
      isQueue && all.some(({ state, error }) => state === 'error' && error === 'seats_exhausted');
    if (isInLine) this.wakes.add({ who: 'waiting', product, everybody: false });
    const changed = all.filter((source) => was.get(source) !== source.state);
    const areSwapped = all.filter(
      (source) => was.get(source) === 'active' && company.isGivingWay(source),
    );
    const swapped = people(changed).filter((one) => people(areSwapped).includes(one));
    this.wakes.forChange(product, before, [...others, ...swapped]);
    this.goOnSwapping(product, changed);
  }

  /** Who has got what something gives way to loses that. */
  private goOnSwapping(product: number, changed: readonly Source[]): void {
    const { company } = this;
    const intentsOf = ({ group }: Source) =>
      group === null ? [] : [...company.group(group).products.entries()];
    const swapped = changed.filter(
      (source) =>
        source.state === 'active' &&
        intentsOf(source).some(([, { givesWayTo }]) => givesWayTo === product),
    );
    if (swapped.length > 0) this.wakes.add({ who: 'people', people: people(swapped), lost: [] });
    if (changed.some(({ state }) => state === 'ended')) company.forgetGivenWay(product);
  }

  private othersWait(product: number, people: readonly number[]): boolean {
    return this.company.sources.some(
      ({ person, product: of, state, error }) =>
        of === product &&
        state === 'error' &&
        (error === 'seats_exhausted' || error === 'product_expired') &&
        !people.includes(person),
    );
  }

  private wants({ person, state, start, error }: Source, retry: boolean): boolean {
    if (this.company.person(person).deleted) return false;
    if (state === 'scheduled') return start !== null && start <= this.company.day();
    if (state === 'error') return error === NEW || retry;
    return state === 'suspended';
  }

  isPurged({ person, state, suspendedAt }: Source): boolean {
    const { now } = this.company;
    const since = state === 'scheduled' ? this.company.person(person).deletedAt : suspendedAt;
    return since !== null && since < now - RESTORABLE;
  }

  /** Sources for the memberships that have none yet. */
  private missing(person: number, product: number): Source[] {
    const { company } = this;
    if (company.person(person).deleted) return [];
    const has = company.live(person, product).map(({ group }) => group);
    const groups = [...company.groups.keys()].filter((group) => {
      const { members, products } = company.group(group);
      const isMeant = products.get(product)?.givesWayTo === null && members.has(person);
      return isMeant && !has.includes(group);
    });
    const made = groups.map((group) => ({
      ...company.source(person, product, group),
      ...{ state: 'error' as const, error: NEW, off: this.optionsOf(group, product) },
    }));
    company.sources.push(...made);
    return made;
  }

  private optionsOf(group: number, product: number): number[] {
    return [...(this.company.group(group).products.get(product)?.off ?? [])];
  }

  private against(source: Source, isHeld: boolean): string | null {
    const { company } = this;
    const location = company.person(source.person).location ?? company.defaultLocation;
    const isLeft = this.isLeftFor(source);
    return ruleAgainst(company, { ...source, on: company.on(source), isLeft, location, isHeld });
  }

  private isLeftFor(source: Source): (one: Source) => boolean {
    return (one) => one === source || this.company.givesWay(one, source);
  }

  private breach(source: Source, recheck: Looking['recheck'], lost: number[]): string | null {
    const { company } = this;
    const code = this.against(source, true);
    if (recheck === 'location' && code !== null && OF_LOCATION.includes(code)) return code;
    if (typeof recheck === 'object' && recheck.group === source.group && code !== null) return code;
    if (source.group === null) return null;
    const isLeft = (one: Source) => company.givesWay(one, source);
    const gone = without(lost, company.has(source.person, isLeft));
    const needs = company.on(source).flatMap((plan) => company.plan(plan).needs);
    return needs.some((plan) => gone.includes(plan)) ? 'dependency_missing' : null;
  }

  private suspend(source: Source): void {
    Object.assign(source, { state: 'suspended', suspendedAt: this.company.now });
  }

  private fail(source: Source, error: string): void {
    Object.assign(source, { state: 'error', error, suspendedAt: null });
  }

  private start(source: Source): void {
    const since = hadIt(source) ? source.since : this.company.now;
    Object.assign(source, { state: 'active', error: null, since, suspendedAt: null });
  }
}

/** Suspended while it was active: it comes back whatever seats there are. */
function hadIt({ state, error }: Source): boolean {
  return state === 'suspended' && error === null;
}

/** Coming back, direct, inherited; then by the group's priority, start or joining, person, group. */
function inTurn(company: Company): (a: Source, b: Source) => number {
  const turn = (source: Source) => {
    const { person, group, start, since } = source;
    const its = group === null ? null : company.group(group);
    const kind = hadIt(source) ? 0 : its === null ? 1 : 2;
    const time = its?.members.get(person) ?? (start === null ? since : company.beginning(start));
    return { order: [kind, its?.priority ?? 0, time, its ? 0 : since, person], id: its?.id ?? '' };
  };
  return (one, other) => {
    const [a, b] = [turn(one), turn(other)];
    const first = a.order.findIndex((value, index) => value !== b.order[index]);
    return first < 0 ? a.id.localeCompare(b.id) : (a.order[first] ?? 0) - (b.order[first] ?? 0);
  };
}

export function people(sources: readonly Source[]): number[] {
  return [...new Set(sources.map(({ person }) => person))];
}

/**
 * Who is woken by a change, in this order: those who wait for what came free, and those whose plans
 * have changed, where they wait for something or inherit what may need the plans.
 */
import { type Company, type Source, without } from './company.ts';

export type Wake =
  | { who: 'waiting'; product: number; everybody: boolean }
  | { who: 'people'; people: number[]; lost: number[]; recheck?: 'location'; retry?: true }
  | {
      who: 'group';
      group: number;
      product: number | null;
      work: 'due' | 'waiting' | 'everybody';
      lost: number[];
    }
  | { who: 'day' };

interface Possession {
  seat: boolean;
  plans: number[];
}

export class Wakes {
  private readonly all: Wake[] = [];
  private readonly company: Company;

  constructor(company: Company) {
    this.company = company;
  }

  /** What waits already for all there is to do, waits once. */
  add(wake: Wake): void {
    const isThere = this.all.some((other) => JSON.stringify(other) === JSON.stringify(wake));
    if (wake.who === 'people' || !isThere) this.all.push(wake);
  }

  next(): Wake | undefined {
    return this.all.shift();
  }

  /** Nobody is woken after all. */
  forget(): void {
    this.all.length = 0;
  }

  /** For a change of one source that no look has made. */
  after(source: Source, change: () => void): void {
    const { person, product } = source;
    const before = this.possessions(product, [person]);
    const wasActive = source.state === 'active';
    change();
    if (wasActive || source.state === 'active') this.forChange(product, before, [person]);
  }

  end(source: Source): void {
    this.after(source, () => this.company.end(source));
  }

  /** `before`: what they had; `changed`: who is looked at though they have the same. */
  forChange(
    product: number,
    before: Map<number, Possession>,
    changed: readonly number[] = [],
  ): void {
    const { company } = this;
    const now = this.possessions(product, [...before.keys()]);
    const lostBy = new Map<string, number[]>();
    let isSeatFree = false;
    for (const [person, was] of before) {
      const is = now.get(person);
      if (!is) continue;
      isSeatFree ||= was.seat && !is.seat;
      const lost = [...new Set(without(was.plans, is.plans))].sort();
      const gained = without(is.plans, was.plans);
      const hasChanged =
        changed.includes(person) || was.seat !== is.seat || gained.length + lost.length > 0;
      const sources = company.sources.filter((one) => one.person === person);
      const waits = sources.some(({ state }) => state === 'error');
      const inherits = sources.some(({ state, group }) => state === 'active' && group !== null);
      if (!hasChanged || !(waits || (inherits && lost.length > 0))) continue;
      lostBy.set(lost.join(), [...(lostBy.get(lost.join()) ?? []), person]);
    }
    if (isSeatFree) this.add({ who: 'waiting', product, everybody: false });
    for (const [lost, people] of lostBy) {
      this.add({ who: 'people', people, lost: lost === '' ? [] : lost.split(',').map(Number) });
    }
  }

  possessions(product: number, people: readonly number[]): Map<number, Possession> {
    const { company } = this;
    const one = (person: number): Possession => ({
      seat: company.hasSeat(person, product),
      plans: company
        .active(person)
        .flatMap((its) => (its.product === product ? company.on(its) : [])),
    });
    return new Map([...people].sort().map((person) => [person, one(person)]));
  }
}

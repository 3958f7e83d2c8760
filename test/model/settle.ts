/**
 * What follows from a change by itself, until nothing moves. Who is woken is served one after the
 * other, in the order of waking.
 */
import type { Company, Source } from './company.ts';
import { Looks, people } from './look.ts';
import type { Wake, Wakes } from './wakes.ts';

export class Settling {
  private readonly company: Company;
  private readonly wakes: Wakes;
  private readonly looks: Looks;

  constructor(company: Company, wakes: Wakes) {
    this.company = company;
    this.wakes = wakes;
    this.looks = new Looks(company, wakes);
  }

  run(): void {
    for (let next = this.wakes.next(); next; next = this.wakes.next()) {
      if (next.who === 'waiting') this.serveWaiting(next);
      else if (next.who === 'people') this.review(next);
      else if (next.who === 'group') this.workOff(next);
      else this.turnDay();
    }
  }

  private serveWaiting({ product, everybody }: { product: number; everybody: boolean }): void {
    const { company } = this;
    if (!company.automaticHealing) return;
    const isOver = company.usable(product).length === 0;
    const waiting = company.sources.filter(
      ({ product: of, state, error }) =>
        of === product &&
        state === 'error' &&
        (everybody || isOver || error === 'seats_exhausted' || error === 'product_expired'),
    );
    this.looks.look(product, people(waiting), { retry: true, serves: true });
  }

  private review({ people, lost, recheck, retry }: Extract<Wake, { who: 'people' }>): void {
    for (const product of this.inDependencyOrder(this.company.products.keys())) {
      this.looks.look(product, people, {
        lost,
        ...(recheck && { recheck }),
        ...(retry && { retry }),
      });
    }
  }

  private workOff({ group, product, work, lost }: Extract<Wake, { who: 'group' }>): void {
    const { company } = this;
    const ofGroup = company.sources.filter((one) => one.group === group && one.state !== 'ended');
    const { members, products } = company.group(group);
    const concerned = [...products.keys(), ...ofGroup.map((one) => one.product)];
    const ordered = this.inDependencyOrder(concerned).filter((one) => (product ?? one) === one);
    for (const one of ordered) {
      const tooMany = ofGroup.filter((its) => its.product === one && !company.isMeant(its));
      this.looks.look(one, people(tooMany), {});
    }
    for (const one of ordered) {
      const intent = products.get(one);
      if (!intent) continue;
      const its = (person: number) =>
        company.live(person, one).find((source) => source.group === group);
      const all = [...members.keys()];
      const lacking = all.filter((person) => !company.person(person).deleted && !its(person));
      if (intent.givesWayTo === null) this.looks.look(one, lacking, {});
      if (work === 'waiting') {
        const waiting = all.filter((person) => its(person)?.state === 'error');
        this.looks.look(one, waiting, { retry: true });
      }
      if (work === 'everybody') {
        this.looks.look(one, all, { retry: true, recheck: { group }, lost });
      }
    }
  }

  private turnDay(): void {
    const { company } = this;
    const today = company.day();
    const sources = company.sources.toSorted(
      (a, b) => a.person - b.person || a.product - b.product,
    );
    for (const source of sources) {
      const isOver = source.state !== 'ended' && source.until !== null && source.until < today;
      if (isOver) this.wakes.end(source);
    }
    const products = [...company.products.keys()];
    const concerning = (condition: (source: Source) => boolean) => {
      for (const product of products) {
        const these = company.sources.filter((one) => one.product === product && condition(one));
        this.looks.look(product, people(these), {});
      }
    };
    const isDue = ({ person, state, start }: Source) =>
      state === 'scheduled' && start !== null && start <= today && !company.person(person).deleted;
    concerning(isDue);
    concerning((source) => this.looks.isPurged(source));
    for (const product of products) this.wakes.add({ who: 'waiting', product, everybody: false });
  }

  /** What needs a plan of another comes after it; else by id. */
  private inDependencyOrder(products: Iterable<number>): number[] {
    const { company } = this;
    const ids = [...new Set(products)].sort();
    const needs = (one: number, other: number) =>
      company
        .plansIn(one)
        .some((plan) =>
          company.plan(plan).needs.some((need) => company.plansIn(other).includes(need)),
        );
    const ordered: number[] = [];
    const visited = new Set<number>();
    const visit = (one: number) => {
      if (visited.has(one)) return;
      visited.add(one);
      for (const other of ids) if (other !== one && needs(one, other)) visit(other);
      ordered.push(one);
    };
    for (const one of ids) visit(one);
    return ordered;
  }
}

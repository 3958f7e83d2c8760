/** What a change would come to for one product, added up person by person. */
import type { OfferedPlan } from './check-assignment.ts';
import type { Intent, LiveSource } from './decision.ts';
import { plansOfSources } from './plans-of-sources.ts';

/** So many of each are named; all are counted. */
const NAMED = 100;

export interface Named {
  count: number;
  names: string[];
}

export interface ProductForeseen {
  productId: string;
  product: string;
  /** `total` null: unlimited. */
  seats: { total: number | null; before: number; after: number };
  /** Who gets a seat, and who loses theirs. */
  gets: Named;
  loses: Named;
  /** All of the product, by name, in its order; so are those gained and lost. */
  plans: string[];
  gainedPlans: (Named & { plan: string })[];
  lostPlans: (Named & { plan: string })[];
  /** Which they lose here, and have of another product that was looked at. */
  keptPlans: (Named & { plan: string })[];
  /** Who is in error then: for the first time, or through the group in hand. Most frequent first. */
  errors: (Named & { code: string })[];
  /** Others who wait, and get what comes free, in their turn. */
  next: Named;
}

/** What a person has of a product, and what is meant for them. */
export interface Having {
  plans: readonly OfferedPlan[];
  intents: readonly Intent[];
  sources: readonly LiveSource[];
}

/** Ids of plans that somebody has of the other products that are looked at. */
export interface Elsewhere {
  before: ReadonlySet<string>;
  after: ReadonlySet<string>;
}

const NOWHERE: Elsewhere = { before: new Set(), after: new Set() };

export class Tally {
  private readonly gets = nobody();
  private readonly loses = nobody();
  private readonly gained = new Map<string, Named>();
  private readonly lost = new Map<string, Named>();
  private readonly kept = new Map<string, Named>();
  private readonly errors = new Map<string, Named>();
  private readonly groupId: string | null;

  constructor(groupId: string | null) {
    this.groupId = groupId;
  }

  add(name: string, before: Having, after: Having, elsewhere = NOWHERE): void {
    const [had, has] = [hasSeat(before), hasSeat(after)];
    if (has && !had) count(this.gets, name);
    if (had && !has) count(this.loses, name);
    const [plansBefore, plansAfter] = [plansOf(before), plansOf(after)];
    const gained = plansAfter.difference(plansBefore).difference(elsewhere.before);
    for (const id of gained) count(of(this.gained, id), name);
    for (const id of plansBefore.difference(plansAfter)) {
      count(of(elsewhere.after.has(id) ? this.kept : this.lost, id), name);
    }
    for (const code of this.newErrors(before, after)) count(of(this.errors, code), name);
  }

  private newErrors(before: Having, after: Having): Set<string> {
    const inError = after.sources.filter(
      ({ state, groupId, errorCode }) =>
        state === 'error' &&
        ((groupId !== null && groupId === this.groupId) ||
          !before.sources.some(
            (was) =>
              was.state === 'error' && was.groupId === groupId && was.errorCode === errorCode,
          )),
    );
    return new Set(inError.map(({ errorCode }) => errorCode ?? ''));
  }

  /** `plans`: of the product, in its order. */
  total(plans: readonly { id: string; name: string }[]) {
    const byPlan = (named: ReadonlyMap<string, Named>) =>
      plans.flatMap(({ id, name }) => {
        const people = named.get(id);
        return people ? [{ plan: name, ...people }] : [];
      });
    const errors = [...this.errors].map(([code, people]) => ({ code, ...people }));
    return {
      plans: plans.map(({ name }) => name),
      gets: this.gets,
      loses: this.loses,
      gainedPlans: byPlan(this.gained),
      lostPlans: byPlan(this.lost),
      keptPlans: byPlan(this.kept),
      errors: errors.sort((a, b) => b.count - a.count || a.code.localeCompare(b.code)),
    };
  }
}

function hasSeat({ sources }: Having): boolean {
  return sources.some(({ state }) => state === 'active');
}

/** Ids of the plans that somebody has of all of these. */
export function plansOfAll(all: readonly (Having | undefined)[]): Set<string> {
  return new Set(all.flatMap((having) => (having ? [...plansOf(having)] : [])));
}

function plansOf({ sources, ...product }: Having): Set<string> {
  return plansOfSources(product, sources);
}

/** The first of them by name. */
export function named(names: readonly string[]): Named {
  return { count: names.length, names: names.slice(0, NAMED) };
}

function nobody(): Named {
  return named([]);
}

function of(all: Map<string, Named>, key: string): Named {
  const known = all.get(key) ?? nobody();
  all.set(key, known);
  return known;
}

function count(named: Named, name: string): void {
  named.count += 1;
  if (named.names.length < NAMED) named.names.push(name);
}

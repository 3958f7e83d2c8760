/** What stands against having plans of a product, by error code; seats aside. */
import { type Company, type Source, without } from './company.ts';
import type { Location } from './world.ts';

interface Wish {
  person: number;
  product: number;
  /** The plans that would be on. */
  on: number[];
  /** Whose plans do not count: those of the source itself, and of what it replaces. */
  isLeft: (source: Source) => boolean;
  location: Location | null;
  /** It is had already: the product need not be for sale any more. */
  isHeld: boolean;
}

export function ruleAgainst(company: Company, wish: Wish): string | null {
  const { person, product, on, isLeft, location, isHeld } = wish;
  if (!isHeld && company.usable(product).length === 0) return 'product_expired';
  if (location === null) return 'usage_location_missing';
  const rules = on.map((plan) => company.plan(plan));
  if (rules.some(({ countries }) => countries.includes(location))) {
    return 'prohibited_in_usage_location';
  }
  const all = [...company.has(person, isLeft), ...on];
  if (rules.some(({ excludes }) => excludes.some((other) => all.includes(other)))) {
    return 'mutually_exclusive';
  }
  if (rules.some(({ needs }) => without(needs, all).length > 0)) return 'dependency_missing';
  return null;
}

/** Whether a plan that goes away with the change is needed by one that stays. */
export function isInUse(company: Company, before: number[], after: number[]): boolean {
  const gone = without(before, after);
  return after.some((plan) => company.plan(plan).needs.some((need) => gone.includes(need)));
}

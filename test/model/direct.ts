/** Direct licenses as they are found, and what stands against one. */
import { type Company, type Source, without } from './company.ts';
import { refuse } from './deeds.ts';
import { isInUse, ruleAgainst } from './rules.ts';
import type { Location } from './world.ts';

/** The one that somebody has or waits for. */
export function directOf({ sources }: Company, person: number, product: number) {
  return sources.find(
    (one) =>
      one.person === person &&
      one.product === product &&
      one.group === null &&
      ['active', 'error', 'suspended'].includes(one.state),
  );
}

/** The one that is still to start. */
export function plannedOf({ sources }: Company, person: number, product: number) {
  return sources.find(
    (one) => one.person === person && one.product === product && one.state === 'scheduled',
  );
}

/** Whether one to the last day `until` has not ended by a day. */
export function isThere(until: string | null, day: string | null): boolean {
  return until === null || day === null || until >= day;
}

/** Refuses where a rule is against plans being on, or no seat is free. */
export function check(company: Company, source: Source, off: number[], standIn: Location | null) {
  const { person, product, state } = source;
  const on = without(company.plansIn(product), off);
  const isHeld = state === 'active';
  const location = company.person(person).location ?? standIn;
  const isLeft = (one: Source) => one === source;
  refuse(ruleAgainst(company, { person, product, on, isLeft, location, isHeld }));
  const after = [...company.has(person, isLeft), ...on];
  refuse(isHeld && isInUse(company, company.has(person), after) && 'dependency_in_use');
  refuse(!company.hasSeat(person, product) && company.free(product) <= 0 && 'seats_exhausted');
}

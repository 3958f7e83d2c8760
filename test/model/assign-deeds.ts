/** Assigning to a person, and swapping. */
import { without } from './company.ts';
import { type Deeds, refuse, type Setting } from './deeds.ts';
import { check, directOf, isThere, plannedOf } from './direct.ts';
import { isSame } from './group-deeds.ts';
import { isInUse } from './rules.ts';
import type { Location } from './world.ts';

interface Assigning {
  person: number;
  product: number;
  off: number[];
  until: string | null;
  start: string | null;
  /** What stands in where the person has no location. */
  standIn: Location | null;
}

export function assignDeeds({ company, wakes }: Setting): Deeds<'assign' | 'swap'> {
  const assign = ({ person, product, off, until, start, standIn }: Assigning) => {
    const isUnknown = without(off, company.plansIn(product)).length > 0;
    const current = directOf(company, person, product);
    const planned = plannedOf(company, person, product);
    if (start !== null && start !== company.day()) {
      refuse(start < company.day() && 'start_in_past');
      refuse(until !== null && until < start && 'until_before_start');
      refuse(isUnknown && 'plan_not_in_product');
      refuse(current && isThere(current.until, start) && 'still_held');
      const source = planned ?? company.source(person, product);
      if (!planned) company.sources.push(source);
      Object.assign(source, { start, until, off });
      return 'scheduled';
    }
    refuse(planned && isThere(until, planned.start) && 'scheduled_already');
    const isActive = current?.state === 'active';
    if (isActive && current.until === until && isSame(current.off, off)) return 'unchanged';
    refuse(isUnknown && 'plan_not_in_product');
    refuse(until !== null && until < company.day() && 'until_in_past');
    const source = current ?? company.source(person, product);
    check(company, source, off, standIn);
    wakes.after(source, () => {
      if (!current) company.sources.push(source);
      if (!isActive) source.since = company.now;
      Object.assign(source, { state: 'active', error: null, suspendedAt: null, until, off });
    });
    return isActive ? 'options_changed' : 'assigned';
  };

  return {
    assign: ({ person, product, off, until, start, location, useDefault }) => {
      const its = company.person(person);
      refuse(its.deleted && 'person_deleted');
      if (location !== null && its.location === null) {
        its.location = location;
        wakes.add({ who: 'people', people: [person], lost: [], recheck: 'location' });
      }
      return assign({
        ...{ person, product, off },
        until: until === null ? null : company.day(until),
        start: start === null ? null : company.day(start),
        standIn: useDefault ? company.defaultLocation : null,
      });
    },

    swap: ({ person, product, to, off, useDefault }) => {
      refuse(product === to && 'same_product');
      const inherits = company.live(person, product).some(({ group }) => group !== null);
      refuse(inherits && 'inherited_license');
      const source = directOf(company, person, product);
      if (!source) return refuse('not_assigned') as undefined;
      const before = company.has(person);
      wakes.end(source);
      refuse(company.person(person).deleted && 'person_deleted');
      const standIn = useDefault ? company.defaultLocation : null;
      const assigning = { person, product: to, off, until: source.until, start: null, standIn };
      refuse(assign(assigning) !== 'assigned' && 'held_already');
      refuse(isInUse(company, before, company.has(person)) && 'dependency_in_use');
    },
  };
}

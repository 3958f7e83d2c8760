/** Removing a direct license, and undoing that. */
import type { Source } from './company.ts';
import { type Deeds, refuse, type Setting } from './deeds.ts';
import { check, directOf, isThere, plannedOf } from './direct.ts';
import { isInUse } from './rules.ts';

export const UNDO = 15 * 60_000;

export function removalDeeds({ company, wakes }: Setting): Deeds<'remove' | 'undo'> {
  const removed: Source[] = [];

  return {
    remove: ({ person, product }) => {
      const source = directOf(company, person, product) ?? plannedOf(company, person, product);
      const inherits = company.live(person, product).length > 0;
      if (!source) return refuse(inherits ? 'inherited_license' : 'not_assigned') as undefined;
      const after = company.has(person, (one) => one === source);
      const isNeeded = isInUse(company, company.has(person), after);
      refuse(isNeeded && 'dependency_in_use');
      wakes.end(source);
      removed.push(source);
    },

    undo: ({ removal }) => {
      const source = removed[removal];
      if (!source) return refuse('removal_not_found') as undefined;
      const { person, product, start, until, endedAt } = source;
      const isToStart = start !== null && start > company.day();
      const current = directOf(company, person, product);
      const planned = plannedOf(company, person, product);
      refuse(!isToStart && current && 'already_assigned');
      refuse(endedAt !== null && endedAt < company.now - UNDO && 'undo_too_late');
      refuse(company.person(person).deleted && 'person_deleted');
      refuse(planned && (isToStart || isThere(until, planned.start)) && 'scheduled_already');
      refuse(current && isThere(current.until, start) && 'still_held');
      if (isToStart) {
        Object.assign(source, { state: 'scheduled', endedAt: null });
        return;
      }
      refuse(until !== null && until < company.day() && 'until_in_past');
      check(company, source, source.off, company.defaultLocation);
      wakes.after(source, () => {
        Object.assign(source, { state: 'active', endedAt: null });
      });
    },
  };
}

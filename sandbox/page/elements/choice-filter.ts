import { useMemo } from 'react';
import { useFilter } from 'react-aria-components/Autocomplete';
import type { ChoiceGroup } from './choice.ts';

/**
 * Which texts the list shows for what was typed. A choice that isn't in the groups (the present
 * one, kept in the collection for its text alone) never shows; the app's own findings always do.
 */
export function useChoiceFilter(groups: ChoiceGroup[], foundByApp: boolean) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const haystacks = useMemo(
    () =>
      new Map(
        groups.flatMap((group) =>
          group.choices.map(({ text, description = '', user }): [string, string] => [
            text,
            `${text} ${description} ${user?.name ?? ''}`,
          ]),
        ),
      ),
    [groups],
  );
  return (text: string, query: string): boolean => {
    const haystack = haystacks.get(text);
    if (haystack === undefined || foundByApp) return haystack !== undefined;
    return query.split(/\s+/).every((word) => contains(haystack, word));
  };
}

import { useEffect } from 'react';
import { useSearch } from './use-search.ts';

/**
 * What is typed highlights the first finding. Stands after the list: RAC takes the highlight away
 * in the effects of a list that gets its first items.
 */
export function HighlightFirst() {
  const { state, first } = useSearch();
  useEffect(() => {
    if (first !== undefined && state?.selectionManager.focusedKey === null) {
      state.selectionManager.setFocusedKey(first);
    }
  });
  return null;
}

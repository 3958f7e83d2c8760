import { useContext } from 'react';
import { ComboBoxStateContext } from 'react-aria-components/ComboBox';

/** What is being searched for in the select around, and the first finding, once there is one. */
export function useSearch() {
  const state = useContext(ComboBoxStateContext);
  const isSearching =
    state?.isOpen === true && !['', state.selectedItem?.textValue].includes(state.inputValue);
  const first = isSearching
    ? [...state.collection.getKeys()].find(
        (key) => state.collection.getItem(key)?.type === 'item' && !state.disabledKeys.has(key),
      )
    : undefined;
  return { state, isSearching, first };
}

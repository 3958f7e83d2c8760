import { useContext, useEffect, useRef } from 'react';
import { ComboBoxStateContext } from 'react-aria-components/ComboBox';

/**
 * A choice found by searching ends the search: its text goes and the list closes. Who only browses
 * the list goes on choosing in it.
 */
export function CloseAfterSearch({ count }: { count: number }) {
  const state = useContext(ComboBoxStateContext);
  const lastCount = useRef(count);
  useEffect(() => {
    const grew = count > lastCount.current;
    lastCount.current = count;
    if (grew && state !== null && state.inputValue !== '') state.close();
  });
  return null;
}

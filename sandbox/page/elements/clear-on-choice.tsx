import { useContext, useEffect, useRef } from 'react';
import { ComboBoxStateContext } from 'react-aria-components/ComboBox';

interface ClearOnChoiceProps {
  count: number;
  onClear: ((query: string) => void) | undefined;
}

/** Empties the search when something was chosen, so that the next search starts afresh. */
export function ClearOnChoice({ count, onClear }: ClearOnChoiceProps) {
  const state = useContext(ComboBoxStateContext);
  const lastCount = useRef(count);
  useEffect(() => {
    const grew = count > lastCount.current;
    lastCount.current = count;
    if (!grew || state === null || state.inputValue === '') return;
    state.setInputValue('');
    onClear?.('');
  });
  return null;
}

import { type KeyboardEvent, useContext, useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBoxStateContext } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Icon } from '../workspace/icon.tsx';

interface SearchInputProps {
  placeholder: string;
  focusOnLoad: boolean;
  onType: ((text: string) => void) | undefined;
  onBackspaceInEmpty?: () => void;
}

/**
 * The typing part of a select: a click opens the list, Escape closes the list and nothing else.
 * What is typed highlights the first finding, for Enter to take; before there is one, Enter waits.
 */
export function SearchInput(props: SearchInputProps) {
  const state = useContext(ComboBoxStateContext);
  const searched = state?.isOpen && !['', state.selectedItem?.textValue].includes(state.inputValue);
  const first = searched
    ? [...state.collection.getKeys()].find(
        (key) => state.collection.getItem(key)?.type === 'item' && !state.disabledKeys.has(key),
      )
    : undefined;
  useEffect(() => {
    if (first !== undefined && state?.selectionManager.focusedKey === null) {
      state.selectionManager.setFocusedKey(first);
    }
  });
  const keyDownFirst = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !searched || first !== undefined) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && state?.isOpen) event.stopPropagation();
    if (event.key === 'Enter' && !state?.isOpen) {
      event.preventDefault();
      state?.open('first', 'manual');
    }
    if (event.key === 'Backspace' && state?.inputValue === '') props.onBackspaceInEmpty?.();
  };
  return (
    <>
      <Input
        className="select-input"
        placeholder={props.placeholder}
        data-focus-on-load={props.focusOnLoad || undefined}
        onChange={(event) => props.onType?.(event.target.value)}
        onClick={(event) => {
          if (state?.isOpen !== false) return;
          event.currentTarget.select();
          state.open(null, 'manual');
        }}
        onKeyDownCapture={keyDownFirst}
        onKeyDown={keyDown}
      />
      <Button className="select-arrow">
        <Icon name="down" />
      </Button>
    </>
  );
}

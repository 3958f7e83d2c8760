import type { KeyboardEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { Icon } from '../workspace/icon.tsx';
import { useSearch } from './use-search.ts';

interface SearchInputProps {
  placeholder: string;
  focusOnLoad: boolean;
  onType: ((text: string) => void) | undefined;
  onBackspaceInEmpty?: () => void;
}

/**
 * The typing part of a select: a click opens the list, Escape closes the list and nothing else.
 * Enter takes the first finding, also one that came this very moment and is not highlighted yet;
 * before there is one, it does nothing.
 */
export function SearchInput(props: SearchInputProps) {
  const { state, isSearching, first } = useSearch();
  const keyDownFirst = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !isSearching) return;
    if (first === undefined) {
      event.preventDefault();
      event.stopPropagation();
    } else if (state?.selectionManager.focusedKey === null) {
      state.selectionManager.setFocusedKey(first);
    }
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

import { type KeyboardEvent, useState } from 'react';
import { useSlack } from '../connection/slack-context.tsx';
import { type Completion, completionAt, type Suggestion } from './completion.ts';

interface Typed {
  text: string;
  caret: number;
}

/** Offers completions at the caret; arrows move, Tab or Enter takes, Escape puts the list away. */
export function useCompletion(typed: Typed, replace: (typed: Typed) => void) {
  const { state } = useSlack();
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<string>();

  const { text, caret } = typed;
  const found = text === dismissed ? undefined : completionAt(text, caret, state);
  const completion: Completion | undefined = found?.suggestions.length ? found : undefined;
  const count = completion?.suggestions.length ?? 0;
  const current = Math.min(active, count - 1);

  const take = ({ insert }: Suggestion) => {
    if (completion === undefined) return;
    const head = text.slice(0, completion.start) + insert;
    replace({ text: head + text.slice(completion.end).trimStart(), caret: head.length });
    setActive(0);
  };
  /** True when the key was for the list. */
  const keyDown = (event: KeyboardEvent): boolean => {
    const suggestion = completion?.suggestions[current];
    if (suggestion === undefined) return false;
    switch (event.key) {
      case 'ArrowDown':
        setActive((current + 1) % count);
        return true;
      case 'ArrowUp':
        setActive((current + count - 1) % count);
        return true;
      case 'Escape':
        setDismissed(text);
        return true;
      case 'Enter':
        if (suggestion.insert.trimEnd() === text) return false;
        take(suggestion);
        return true;
      case 'Tab':
        take(suggestion);
        return true;
      default:
        setActive(0);
        return false;
    }
  };
  return { completion, active: current, take, keyDown };
}

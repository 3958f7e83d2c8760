import { useState } from 'react';
import type { ClientView, ViewValues } from '../../slack/client-protocol.ts';

type Errors = Record<string, string>;

/**
 * The errors to show at their fields: the page's own, or the app's since its last answer. An error
 * goes when its field changes.
 */
export function useErrors({ errors: fromApp, busy }: ClientView, values: ViewValues) {
  const answer = `${busy} ${JSON.stringify(fromApp)}`;
  const [shown, setShown] = useState({ answer, errors: fromApp, values });
  if (shown.answer !== answer) setShown({ answer, errors: fromApp, values });

  const isUntouched = ([blockId]: [string, string]) =>
    JSON.stringify(values[blockId]) === JSON.stringify(shown.values[blockId]);
  const errors: Errors = Object.fromEntries(Object.entries(shown.errors).filter(isUntouched));
  return { errors, refuse: (own: Errors) => setShown({ answer, errors: own, values }) };
}

import type { PlainTextOption } from '@slack/types';

function isOption(stored: unknown): stored is PlainTextOption {
  return typeof stored === 'object' && stored !== null && 'text' in stored;
}

/** The options in a state value: one, several, or none. */
export function storedOptions(stored: unknown): PlainTextOption[] {
  return [stored].flat().filter(isOption);
}

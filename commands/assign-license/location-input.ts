import type { InputBlock } from '@slack/types';
import { option } from '../../src/slack/blocks.ts';
import { inputBlock, searchSelect } from '../../src/slack/inputs.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { LOCATION } from './form.ts';

export function locationInput(
  { plain, country }: Texts,
  id: string,
  { displayName }: { displayName: string },
  chosen: string | null,
): InputBlock {
  const label = plain('assign:location', { person: displayName });
  return inputBlock(
    { id, label, hint: plain('assign:locationHint') },
    searchSelect(
      LOCATION,
      plain('assign:locationPlaceholder'),
      chosen === null ? null : option(country(chosen), chosen),
    ),
  );
}

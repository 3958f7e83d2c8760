import type { InputBlock } from '@slack/types';
import { option, plain } from '../../src/slack/blocks.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { LOCATION } from './form.ts';

export function locationInput(
  texts: Texts,
  blockId: string,
  person: { displayName: string },
  chosen: string | null,
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(texts.plain('assign:location', { person: person.displayName }), 150),
    hint: plain(texts.plain('assign:locationHint')),
    element: {
      type: 'external_select',
      action_id: LOCATION,
      placeholder: plain(texts.plain('assign:locationPlaceholder'), 150),
      min_query_length: 0,
      ...(chosen !== null && { initial_option: option(texts.country(chosen), chosen) }),
    },
  };
}

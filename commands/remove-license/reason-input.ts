import type { InputBlock } from '@slack/types';
import { plain } from '../../src/slack/blocks.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { MAX_REASON, REASON } from './form.ts';

export function reasonInput(texts: Texts, reason: string | null): InputBlock {
  return {
    type: 'input',
    block_id: REASON,
    optional: true,
    label: plain(texts.plain('remove:reason')),
    hint: plain(texts.plain('remove:reasonHint')),
    element: {
      type: 'plain_text_input',
      action_id: REASON,
      max_length: MAX_REASON,
      multiline: true,
      ...(reason !== null && { initial_value: reason.slice(0, MAX_REASON) }),
    },
  };
}

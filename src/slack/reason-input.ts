/** The reason that the forms for assigning and removing ask for; it goes into source and audit. */
import type { InputBlock } from '@slack/types';
import { plain } from './blocks.ts';
import type { Texts } from './texts.ts';

const MAX_REASON = 1000;

export function reasonInput(texts: Texts, blockId: string, reason: string | null): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    optional: true,
    label: plain(texts.plain('reason')),
    hint: plain(texts.plain('reasonHint')),
    element: {
      type: 'plain_text_input',
      action_id: blockId,
      max_length: MAX_REASON,
      multiline: true,
      ...(reason !== null && { initial_value: reason.slice(0, MAX_REASON) }),
    },
  };
}

/** By block id; empty where nothing is wrong with it. */
export function reasonErrors(
  texts: Texts,
  blockId: string,
  reason: string | null,
): Record<string, string> {
  if (reason === null || reason.length <= MAX_REASON) return {};
  return { [blockId]: texts.plain('reasonTooLong', { max: MAX_REASON }) };
}

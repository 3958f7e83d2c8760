/** The reason that the forms for assigning and removing ask for; it goes into source and audit. */
import type { InputBlock } from '@slack/types';
import { textInput } from './inputs.ts';
import type { Texts } from './texts.ts';

const MAX_REASON = 1000;

export function reasonInput(texts: Texts, id: string, initial: string | null = null): InputBlock {
  return textInput({
    id,
    label: texts.plain('reason'),
    hint: texts.plain('reasonHint'),
    optional: true,
    initial,
    maxLength: MAX_REASON,
    multiline: true,
  });
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

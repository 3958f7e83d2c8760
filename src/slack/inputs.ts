/** Fields of forms. Where nothing else is said, the block and its element share an id. */
import type { ExternalSelect, InputBlock, PlainTextOption } from '@slack/types';
import { plain } from './blocks.ts';

/** What a field for text takes at most. */
const MAX_LENGTH = 3000;

interface Field {
  /** Of the block. */
  id: string;
  label: string;
  hint?: string;
  optional?: boolean;
}

/** `dispatches`: what is chosen in it is told to the listener of the element's id at once. */
export function inputBlock(
  { id, label, hint, optional = false, dispatches = false }: Field & { dispatches?: boolean },
  element: InputBlock['element'],
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    optional,
    ...(dispatches && { dispatch_action: true }),
    label: plain(label, 150),
    ...(hint !== undefined && { hint: plain(hint, 2000) }),
    element,
  };
}

interface Prefilled extends Field {
  initial?: string | null;
}

export function textInput(
  field: Prefilled & { maxLength: number; multiline?: boolean },
): InputBlock {
  const { id, initial, maxLength, multiline = false } = field;
  return inputBlock(field, {
    type: 'plain_text_input',
    action_id: id,
    // What is there stays whole: its characters may be two of Slack's.
    max_length: Math.min(MAX_LENGTH, Math.max(maxLength, initial?.length ?? 0)),
    multiline,
    ...(initial && { initial_value: initial.slice(0, MAX_LENGTH).toWellFormed() }),
  });
}

export function dateInput(field: Prefilled & { placeholder?: string }): InputBlock {
  const { id, initial, placeholder } = field;
  return inputBlock(field, {
    type: 'datepicker',
    action_id: id,
    ...(placeholder !== undefined && { placeholder: plain(placeholder, 150) }),
    ...(initial && { initial_date: initial }),
  });
}

/** A search, whose results come from the options listener of that id. */
export function searchSelect(
  id: string,
  placeholder: string,
  chosen: PlainTextOption | null | undefined,
): ExternalSelect {
  return {
    type: 'external_select',
    action_id: id,
    placeholder: plain(placeholder, 150),
    min_query_length: 0,
    ...(chosen && { initial_option: chosen }),
  };
}

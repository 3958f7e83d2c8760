/** Fields of forms: the block and its element share an id. */
import type { InputBlock } from '@slack/types';
import { plain } from './blocks.ts';

interface Field {
  id: string;
  label: string;
  hint?: string;
  optional?: boolean;
  initial?: string | null;
}

function input(
  { id, label, hint, optional = false }: Field,
  element: InputBlock['element'],
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    optional,
    label: plain(label, 150),
    ...(hint !== undefined && { hint: plain(hint, 150) }),
    element,
  };
}

export function textInput(field: Field & { maxLength: number; multiline?: boolean }): InputBlock {
  const { id, initial, maxLength, multiline = false } = field;
  return input(field, {
    type: 'plain_text_input',
    action_id: id,
    max_length: maxLength,
    multiline,
    ...(initial && { initial_value: initial.slice(0, maxLength).toWellFormed() }),
  });
}

export function dateInput(field: Field): InputBlock {
  const { id, initial } = field;
  return input(field, {
    type: 'datepicker',
    action_id: id,
    ...(initial && { initial_date: initial }),
  });
}

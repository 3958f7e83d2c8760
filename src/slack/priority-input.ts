import type { InputBlock } from '@slack/types';
import { PRIORITY } from '../licensing/group-fields.ts';
import { inputBlock } from './inputs.ts';
import type { Texts } from './texts.ts';

/** In which turn a group is served. */
export function priorityInput({ plain }: Texts, id: string, initial: number): InputBlock {
  const { min, max } = PRIORITY;
  return inputBlock(
    { id, label: plain('groups:priorityLabel'), hint: plain('groups:priorityHint', { min, max }) },
    {
      type: 'number_input',
      is_decimal_allowed: false,
      action_id: id,
      min_value: String(min),
      max_value: String(max),
      initial_value: String(initial),
    },
  );
}

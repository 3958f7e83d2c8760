/** Fields in which people are chosen: Slack's own picker, and one for those whom it does not offer. */
import type { InputBlock } from '@slack/types';
import { option, plain } from './blocks.ts';
import { inputBlock } from './inputs.ts';
import type { PickedPerson } from './picked-people.ts';
import type { TextKey, Texts } from './texts.ts';

/** At most so many people a form, in both fields together. */
export const MAX_PEOPLE = 25;

interface Field {
  /** Of the block and its element. */
  id: string;
  label: TextKey;
  dispatches?: boolean;
  placeholder?: TextKey;
}

export function peopleInput(
  { plain: text }: Texts,
  { id, label, dispatches = false }: Field,
  slackUserIds: readonly string[] = [],
): InputBlock {
  return inputBlock(
    { id, label: text(label), optional: true, dispatches },
    {
      type: 'multi_users_select',
      action_id: id,
      placeholder: plain(text('peoplePlaceholder'), 150),
      max_selected_items: MAX_PEOPLE,
      ...(slackUserIds.length > 0 && { initial_users: [...slackUserIds] }),
    },
  );
}

export function othersInput(
  { plain: text }: Texts,
  { id, label, dispatches = false, placeholder = 'othersPlaceholder' }: Field,
  chosen: readonly Pick<PickedPerson, 'id' | 'displayName'>[] = [],
): InputBlock {
  const hint = text('othersHint', { max: MAX_PEOPLE });
  return inputBlock(
    { id, label: text(label), hint, optional: true, dispatches },
    {
      type: 'multi_external_select',
      action_id: id,
      placeholder: plain(text(placeholder), 150),
      min_query_length: 0,
      max_selected_items: MAX_PEOPLE,
      ...(chosen.length > 0 && {
        initial_options: chosen.map(({ displayName, id: value }) => option(displayName, value)),
      }),
    },
  );
}

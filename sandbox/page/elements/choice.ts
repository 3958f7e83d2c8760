/** What can be chosen in a select of any kind, in one shape. */
import type { MultiSelect, PlainTextOption, Select } from '@slack/types';
import type { ClientUser } from '../../slack/client-protocol.ts';
import type { Value } from '../../slack/view-values.ts';
import { plainText } from '../text/plain-text.ts';
import { storedOptions } from './stored-options.ts';

export type SelectElement = Select | MultiSelect;

export interface Choice {
  key: string;
  text: string;
  description: string | undefined;
  user: ClientUser | undefined;
  /** As the state value holds it: an option object, or an id. */
  stored: PlainTextOption | string;
}

export interface ChoiceGroup {
  label: string | undefined;
  choices: Choice[];
}

const FIELDS = {
  static_select: 'selected_option',
  external_select: 'selected_option',
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  multi_users_select: 'selected_users',
  multi_conversations_select: 'selected_conversations',
  multi_channels_select: 'selected_channels',
} as const;

export function optionChoice(option: PlainTextOption): Choice {
  return {
    key: option.value ?? '',
    text: plainText(option.text),
    description: option.description === undefined ? undefined : plainText(option.description),
    user: undefined,
    stored: option,
  };
}

export function userChoice(user: ClientUser): Choice {
  return {
    key: user.id,
    text: user.realName,
    description: user.title || undefined,
    user,
    stored: user.id,
  };
}

/** The choices a state value holds. `byId` finds people and conversations. */
export function chosenIn(
  element: SelectElement,
  value: Value,
  byId: (id: string) => Choice | undefined,
): Choice[] {
  const stored = value[FIELDS[element.type]];
  const ids = [stored].flat().filter((one) => typeof one === 'string');
  return [
    ...storedOptions(stored).map(optionChoice),
    ...ids.map(
      (id) =>
        byId(id) ?? { key: id, text: id, description: undefined, user: undefined, stored: id },
    ),
  ];
}

/** The state value that holds these choices. */
export function valueWith(element: SelectElement, choices: Choice[]): Value {
  const stored = choices.map((choice) => choice.stored);
  const { type } = element;
  return { type, [FIELDS[type]]: type.startsWith('multi_') ? stored : (stored[0] ?? null) };
}

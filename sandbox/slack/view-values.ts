/**
 * What a person's client holds of a view: the value of every stateful element. A value survives
 * views.update while its block_id and action_id stay; anything else starts from initial_*.
 */
import type { AnyBlock } from '@slack/types';
import type { ViewValues } from './client-protocol.ts';
import { type Interactive, placedElements } from './elements.ts';

export type Value = Record<string, unknown>;

/** The value object an untouched element has in `state.values`; undefined for buttons and menus. */
export function initialValue(element: Interactive): Value | undefined {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: element.initial_value ?? null };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'rich_text_input':
      return { type, rich_text_value: element.initial_value ?? null };
    case 'file_input':
      return { type, files: [] };
    default:
      return undefined;
  }
}

/** All values of `blocks`, taking from `kept` what stands at the same place with the same type. */
export function valuesFor(blocks: readonly AnyBlock[], kept: ViewValues = {}): ViewValues {
  const values: ViewValues = {};
  for (const { blockId, actionId, element } of placedElements(blocks)) {
    const initial = initialValue(element);
    if (initial === undefined) continue;
    const old = kept[blockId]?.[actionId];
    values[blockId] = {
      ...values[blockId],
      [actionId]: old !== undefined && old['type'] === element.type ? old : initial,
    };
  }
  return values;
}

// Pickers of dates, people and channels.
import { z } from 'zod';
import { confirm, conversationFilter } from './composition.ts';
import { actionId, atMostSelected, selectable } from './element-fields.ts';

// https://docs.slack.dev/reference/block-kit/block-elements/date-picker-element
export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...selectable,
  initial_date: z.iso.date('must be a date as YYYY-MM-DD').optional(),
});

// https://docs.slack.dev/reference/block-kit/block-elements/time-picker-element
export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...selectable,
  initial_time: z.iso.time({ precision: -1, error: 'must be a time as HH:mm' }).optional(),
  timezone: z.string().optional(),
});

// https://docs.slack.dev/reference/block-kit/block-elements/datetime-picker-element
export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  action_id: actionId,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
});

// https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element#users_multi_select
const several = { ...selectable, max_selected_items: z.int().min(1).optional() };
const ids = z.array(z.string().min(1));

export const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...selectable,
  initial_user: z.string().min(1).optional(),
});
export const multiUsersSelect = z
  .strictObject({
    type: z.literal('multi_users_select'),
    ...several,
    initial_users: ids.optional(),
  })
  .superRefine(atMostSelected('initial_users'));

const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};
export const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...selectable,
  ...conversations,
  initial_conversation: z.string().min(1).optional(),
  response_url_enabled: z.boolean().optional(),
});
export const multiConversationsSelect = z
  .strictObject({
    type: z.literal('multi_conversations_select'),
    ...several,
    ...conversations,
    initial_conversations: ids.optional(),
  })
  .superRefine(atMostSelected('initial_conversations'));

export const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...selectable,
  initial_channel: z.string().min(1).optional(),
  response_url_enabled: z.boolean().optional(),
});
export const multiChannelsSelect = z
  .strictObject({
    type: z.literal('multi_channels_select'),
    ...several,
    initial_channels: ids.optional(),
  })
  .superRefine(atMostSelected('initial_channels'));

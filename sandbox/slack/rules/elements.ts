// https://docs.slack.dev/reference/block-kit/block-elements
// Elements that Slack has but the app does not use are refused as unsupported.
import { z } from 'zod';
import {
  anyText,
  boxOption,
  confirm,
  conversationFilter,
  dispatchActionConfig,
  overflowOption,
  plainText,
} from './composition.ts';
import { actionId, atMostSelected, initialAmongOptions, selectable } from './element-fields.ts';
import {
  externalSelect,
  multiExternalSelect,
  multiStaticSelect,
  staticSelect,
} from './option-selects.ts';
import { richText } from './rich-text.ts';

const PLACEHOLDER = 150;
const placeholder = plainText(PLACEHOLDER).optional();
const typed = {
  action_id: actionId,
  placeholder,
  dispatch_action_config: dispatchActionConfig.optional(),
  focus_on_load: z.boolean().optional(),
};

// https://docs.slack.dev/reference/block-kit/block-elements/button-element
const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: z.string().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: z.string().max(75).optional(),
});

// https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element
const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: z.array(overflowOption).min(1).max(5),
  confirm: confirm.optional(),
});

const boxes = {
  action_id: actionId,
  options: z.array(boxOption).min(1).max(10),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
};

// https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element
const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...boxes,
    initial_options: z.array(boxOption).min(1).optional(),
  })
  .superRefine(initialAmongOptions);

// https://docs.slack.dev/reference/block-kit/block-elements/radio-button-group-element
const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...boxes,
    initial_option: boxOption.optional(),
  })
  .superRefine(initialAmongOptions);

// https://docs.slack.dev/reference/block-kit/block-elements/date-picker-element
const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...selectable,
  initial_date: z.iso.date('must be a date as YYYY-MM-DD').optional(),
});

// https://docs.slack.dev/reference/block-kit/block-elements/time-picker-element
const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...selectable,
  initial_time: z.iso.time({ precision: -1, error: 'must be a time as HH:mm' }).optional(),
  timezone: z.string().optional(),
});

// https://docs.slack.dev/reference/block-kit/block-elements/datetime-picker-element
const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  action_id: actionId,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
});

// https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element#users_multi_select
const several = { ...selectable, max_selected_items: z.int().min(1).optional() };
const ids = z.array(z.string().min(1));

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...selectable,
  initial_user: z.string().min(1).optional(),
});
const multiUsersSelect = z
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
const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...selectable,
  ...conversations,
  initial_conversation: z.string().min(1).optional(),
  response_url_enabled: z.boolean().optional(),
});
const multiConversationsSelect = z
  .strictObject({
    type: z.literal('multi_conversations_select'),
    ...several,
    ...conversations,
    initial_conversations: ids.optional(),
  })
  .superRefine(atMostSelected('initial_conversations'));

const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...selectable,
  initial_channel: z.string().min(1).optional(),
  response_url_enabled: z.boolean().optional(),
});
const multiChannelsSelect = z
  .strictObject({
    type: z.literal('multi_channels_select'),
    ...several,
    initial_channels: ids.optional(),
  })
  .superRefine(atMostSelected('initial_channels'));

// https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...typed,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
  })
  .superRefine(({ initial_value: value, max_length: max }, context) => {
    if (value === undefined || max === undefined || value.length <= max) return;
    context.addIssue({
      code: 'custom',
      path: ['initial_value'],
      message: `must be less than ${max + 1} characters`,
    });
  });

// https://docs.slack.dev/reference/block-kit/block-elements/email-input-element
const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...typed,
  initial_value: z.string().optional(),
});

// https://docs.slack.dev/reference/block-kit/block-elements/url-input-element
const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...typed,
  initial_value: z.string().optional(),
});

// https://docs.slack.dev/reference/block-kit/block-elements/number-input-element
const numeral = z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a number written as text');
const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...typed,
  is_decimal_allowed: z.boolean(),
  initial_value: numeral.optional(),
  min_value: numeral.optional(),
  max_value: numeral.optional(),
});

// https://docs.slack.dev/reference/block-kit/block-elements/rich-text-input-element
const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...typed,
  initial_value: richText.optional(),
  min_lines: z.int().min(1).max(100).optional(),
  max_lines: z.int().min(1).max(100).optional(),
});

// https://docs.slack.dev/reference/block-kit/block-elements/image-element
const imageElement = z.strictObject({
  type: z.literal('image'),
  image_url: z.url('must be a valid URL').max(3000),
  alt_text: z.string().min(1).max(2000),
});

const menus = [
  staticSelect,
  multiStaticSelect,
  externalSelect,
  multiExternalSelect,
  usersSelect,
  multiUsersSelect,
  conversationsSelect,
  multiConversationsSelect,
  channelsSelect,
  multiChannelsSelect,
] as const;
const choices = [checkboxes, radioButtons, datepicker, timepicker, ...menus] as const;

/** https://docs.slack.dev/reference/block-kit/blocks/section-block */
export const accessory = z.discriminatedUnion('type', [button, overflow, imageElement, ...choices]);

/** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
export const actionElement = z.discriminatedUnion('type', [
  button,
  overflow,
  datetimepicker,
  richTextInput,
  ...choices,
]);

/** https://docs.slack.dev/reference/block-kit/blocks/input-block */
export const inputElement = z.discriminatedUnion('type', [
  datetimepicker,
  plainTextInput,
  emailInput,
  urlInput,
  numberInput,
  richTextInput,
  ...choices,
]);

/** https://docs.slack.dev/reference/block-kit/blocks/context-block */
export const contextElement = z.discriminatedUnion('type', [
  imageElement,
  ...anyText(3000).options,
]);

// https://docs.slack.dev/reference/block-kit/block-elements
// Some elements that Slack has and the app does not use are refused as unsupported.
import { z } from 'zod';
import { anyText, boxOption, confirm, overflowOption, plainText } from './composition.ts';
import { actionId, initialAmongOptions } from './element-fields.ts';
import {
  externalSelect,
  multiExternalSelect,
  multiStaticSelect,
  staticSelect,
} from './option-selects.ts';
import {
  channelsSelect,
  conversationsSelect,
  datepicker,
  datetimepicker,
  multiChannelsSelect,
  multiConversationsSelect,
  multiUsersSelect,
  timepicker,
  usersSelect,
} from './pickers.ts';
import { emailInput, numberInput, plainTextInput, richTextInput, urlInput } from './text-inputs.ts';

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

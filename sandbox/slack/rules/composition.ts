// https://docs.slack.dev/reference/block-kit/composition-objects
import { z } from 'zod';

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object: never empty. */
export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

// https://docs.slack.dev/reference/block-kit/composition-objects/option-object
const OPTION_LENGTH = 75;

const optionFields = {
  value: z.string().min(1).max(OPTION_LENGTH),
  description: plainText(OPTION_LENGTH).optional(),
};

export const selectOption = z.strictObject({ text: plainText(OPTION_LENGTH), ...optionFields });

/** Radio buttons and checkboxes may format their options. */
export const boxOption = z.strictObject({
  text: anyText(OPTION_LENGTH),
  ...optionFields,
  description: anyText(OPTION_LENGTH).optional(),
});

/** Only an overflow menu's options may open an address. */
export const overflowOption = selectOption.extend({ url: z.string().max(3000).optional() });

// https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object
export const optionGroup = z.strictObject({
  label: plainText(OPTION_LENGTH),
  options: z.array(selectOption).min(1).max(100),
});

// https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
export const confirm = z.strictObject({
  title: plainText(100),
  text: plainText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(['primary', 'danger']).optional(),
});

// https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object
export const dispatchActionConfig = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(['on_enter_pressed', 'on_character_entered']))
    .min(1)
    .max(2),
});

// https://docs.slack.dev/reference/block-kit/composition-objects/conversation-filter-object
export const conversationFilter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, 'a filter needs at least one field');

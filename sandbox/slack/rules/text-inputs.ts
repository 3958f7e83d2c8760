// Fields to type in.
import { z } from 'zod';
import { dispatchActionConfig, plainText } from './composition.ts';
import { actionId } from './element-fields.ts';
import { richText } from './rich-text.ts';

const typed = {
  action_id: actionId,
  placeholder: plainText(150).optional(),
  dispatch_action_config: dispatchActionConfig.optional(),
  focus_on_load: z.boolean().optional(),
};

// https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
export const plainTextInput = z
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
export const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...typed,
  initial_value: z.string().optional(),
});

// https://docs.slack.dev/reference/block-kit/block-elements/url-input-element
export const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...typed,
  initial_value: z.string().optional(),
});

// https://docs.slack.dev/reference/block-kit/block-elements/number-input-element
const numeral = z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a number written as text');
export const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...typed,
  is_decimal_allowed: z.boolean(),
  initial_value: numeral.optional(),
  min_value: numeral.optional(),
  max_value: numeral.optional(),
});

// https://docs.slack.dev/reference/block-kit/block-elements/rich-text-input-element
export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...typed,
  initial_value: richText.optional(),
  min_lines: z.int().min(1).max(100).optional(),
  max_lines: z.int().min(1).max(100).optional(),
});

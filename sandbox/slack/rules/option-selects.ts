// https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
// https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element
import { z } from 'zod';
import { optionGroup, selectOption } from './composition.ts';
import { atMostSelected, initialAmongOptions, selectable } from './element-fields.ts';

const lists = {
  options: z.array(selectOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};

interface Lists {
  options?: unknown;
  option_groups?: unknown;
}

function exactlyOneList(element: Lists, context: z.RefinementCtx): void {
  if ((element.options === undefined) !== (element.option_groups === undefined)) return;
  context.addIssue({
    code: 'custom',
    message: 'exactly one of options and option_groups must be given',
  });
}

const maxSelected = z.int().min(1).optional();
const initialOptions = z.array(selectOption).min(1).max(100).optional();

export const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...selectable,
    ...lists,
    initial_option: selectOption.optional(),
  })
  .superRefine(exactlyOneList)
  .superRefine(initialAmongOptions);

export const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...selectable,
    ...lists,
    initial_options: initialOptions,
    max_selected_items: maxSelected,
  })
  .superRefine(exactlyOneList)
  .superRefine(initialAmongOptions)
  .superRefine(atMostSelected('initial_options'));

export const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...selectable,
  initial_option: selectOption.optional(),
  min_query_length: z.int().min(0).optional(),
});

export const multiExternalSelect = z
  .strictObject({
    type: z.literal('multi_external_select'),
    ...selectable,
    initial_options: initialOptions,
    max_selected_items: maxSelected,
    min_query_length: z.int().min(0).optional(),
  })
  .superRefine(atMostSelected('initial_options'));

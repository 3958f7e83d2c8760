import { z } from 'zod';
import { confirm, plainText } from './composition.ts';

// https://docs.slack.dev/reference/block-kit/block-elements: ids hold up to 255 characters.
export const actionId = z.string().min(1).max(255).optional();

/** What pickers and menus share. */
export const selectable = {
  action_id: actionId,
  placeholder: plainText(150).optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
};

interface Choice {
  value: string;
  text: { text: string };
}

interface WithOptions {
  options?: Choice[] | undefined;
  option_groups?: { options: Choice[] }[] | undefined;
  initial_option?: Choice | undefined;
  initial_options?: Choice[] | undefined;
}

/** An option chosen beforehand must be one of the options, to the letter; values are unique. */
export function initialAmongOptions(element: WithOptions, context: z.RefinementCtx): void {
  const options = [
    ...(element.options ?? []),
    ...(element.option_groups ?? []).flatMap((group) => group.options),
  ];
  if (new Set(options.map((option) => option.value)).size < options.length) {
    context.addIssue({ code: 'custom', path: ['options'], message: 'values must be unique' });
  }
  const offered = (choice: Choice) =>
    options.some((each) => each.value === choice.value && each.text.text === choice.text.text);
  const message = 'must match one of the options';
  if (element.initial_option !== undefined && !offered(element.initial_option)) {
    context.addIssue({ code: 'custom', path: ['initial_option'], message });
  }
  for (const [index, choice] of (element.initial_options ?? []).entries()) {
    if (offered(choice)) continue;
    context.addIssue({ code: 'custom', path: ['initial_options', index], message });
  }
}

/** No more may be chosen beforehand than a person may choose. */
export function atMostSelected<Key extends string>(key: Key) {
  return (
    element: { max_selected_items?: number | undefined } & { [key in Key]?: unknown[] | undefined },
    context: z.RefinementCtx,
  ): void => {
    const chosen = element[key]?.length ?? 0;
    const max = element.max_selected_items ?? Number.POSITIVE_INFINITY;
    if (chosen <= max) return;
    context.addIssue({
      code: 'custom',
      path: [key],
      message: `no more than ${max} items allowed`,
    });
  };
}

// https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload
import { z } from 'zod';
import { optionGroup, selectOption } from './composition.ts';
import { problemsOf } from './problems.ts';

const answer = z
  .strictObject({
    options: z.array(selectOption).max(100).optional(),
    option_groups: z.array(optionGroup).max(100).optional(),
  })
  .refine(
    ({ options, option_groups: groups }) => (options === undefined) !== (groups === undefined),
    'exactly one of options and option_groups must be given',
  );

export type Option = z.output<typeof selectOption>;

export interface OptionList {
  label?: string;
  options: Option[];
}

/** The choices an app answered with, or what is wrong with them. */
export function suggestedOptions(
  body: unknown,
): { lists: OptionList[]; problems: [] } | { lists: []; problems: string[] } {
  const problems = problemsOf(answer, body, '');
  if (problems.length > 0) return { lists: [], problems };
  const { options, option_groups: groups } = answer.parse(body);
  const lists = groups?.map((group) => ({ label: group.label.text, options: group.options })) ?? [
    { options: options ?? [] },
  ];
  return { lists, problems: [] };
}

/** What Slack's client refuses before a form reaches the app, by block_id. */
import type { AnyBlock } from '@slack/types';
import type { ViewValues } from '../../slack/client-protocol.ts';
import { type Interactive, type Placed, placedElements } from '../../slack/elements.ts';
import type { Value } from '../../slack/view-values.ts';

function isEmpty(value: Value): boolean {
  return Object.entries(value).every(
    ([name, held]) =>
      name === 'type' || held === null || held === undefined || [held].flat().length === 0,
  );
}

function numberProblem(
  element: Extract<Interactive, { type: 'number_input' }>,
  text: string,
): string | undefined {
  const number = Number(text);
  if (!element.is_decimal_allowed && !/^-?\d+$/.test(text)) return 'Please enter a whole number.';
  if (!Number.isFinite(number)) return 'Please enter a number.';
  const { min_value: least, max_value: most } = element;
  if (least !== undefined && number < Number(least)) return `Must be at least ${least}.`;
  if (most !== undefined && number > Number(most)) return `Must be at most ${most}.`;
  return undefined;
}

function problemOf(element: Interactive, text: string): string | undefined {
  switch (element.type) {
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(text) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return /^https?:\/\/\S+$/i.test(text) ? undefined : 'Please enter a valid URL.';
    case 'number_input':
      return numberProblem(element, text);
    case 'plain_text_input': {
      const { min_length: least, max_length: most } = element;
      if (least !== undefined && text.length < least)
        return `Must be at least ${least} characters.`;
      if (most !== undefined && text.length > most) return `Must be at most ${most} characters.`;
      return undefined;
    }
    default:
      return undefined;
  }
}

function errorOf({ element, input }: Placed, value: Value): string | undefined {
  if (isEmpty(value)) return input?.optional ? undefined : 'Please complete this required field.';
  return typeof value['value'] === 'string' ? problemOf(element, value['value']) : undefined;
}

export function validate(blocks: readonly AnyBlock[], values: ViewValues): Record<string, string> {
  const errors = placedElements(blocks)
    .filter(({ input }) => input !== undefined)
    .map((placed): [string, string | undefined] => {
      const value = values[placed.blockId]?.[placed.actionId] ?? {};
      return [placed.blockId, errorOf(placed, value)];
    });
  return Object.fromEntries(
    errors.filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

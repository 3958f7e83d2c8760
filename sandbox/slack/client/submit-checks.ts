/** What a client itself demands before it sends a form. */
import type { AnyBlock } from '@slack/types';
import { z } from 'zod';
import type { ViewValues } from '../client-protocol.ts';
import { type Interactive, placedElements } from '../elements.ts';
import type { Value } from '../view-values.ts';

function isEmpty(value: Value | undefined): boolean {
  const { type: _type, ...held } = value ?? {};
  return Object.values(held).every(
    (each) => each === null || each === '' || (Array.isArray(each) && each.length === 0),
  );
}

function textProblem(element: Interactive, text: string): string | undefined {
  switch (element.type) {
    case 'plain_text_input':
      if (text.length < (element.min_length ?? 0)) return `needs ${element.min_length} characters`;
      if (text.length > (element.max_length ?? 3000)) return 'is too long';
      return undefined;
    case 'email_text_input':
      return z.email().safeParse(text).success ? undefined : 'is not an e-mail address';
    case 'url_text_input':
      return z.url().safeParse(text).success ? undefined : 'is not a URL';
    case 'number_input': {
      const number = Number(text);
      const isWrongKind = !element.is_decimal_allowed && !Number.isInteger(number);
      if (text.trim() === '' || Number.isNaN(number) || isWrongKind) return 'is not a number';
      if (element.min_value !== undefined && number < Number(element.min_value)) {
        return `is less than ${element.min_value}`;
      }
      if (element.max_value !== undefined && number > Number(element.max_value)) {
        return `is more than ${element.max_value}`;
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

/** What keeps the form from being sent, by field; empty when it can go. */
export function submitProblems(blocks: readonly AnyBlock[], values: ViewValues): string[] {
  return placedElements(blocks).flatMap(({ blockId, actionId, element, input }) => {
    if (input === undefined) return [];
    const value = values[blockId]?.[actionId];
    const label = input.label.text;
    if (isEmpty(value)) return input.optional === true ? [] : [`"${label}" is required`];
    const text = value?.['value'];
    const problem = typeof text === 'string' ? textProblem(element, text) : undefined;
    return problem === undefined ? [] : [`"${label}" ${problem}`];
  });
}

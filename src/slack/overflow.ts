/** A menu of what can be done with one thing: each option carries the verb and the thing's id. */
import type { BlockElementAction } from '@slack/bolt';
import type { Overflow } from '@slack/types';
import { z } from 'zod';
import { option } from './blocks.ts';
import { checked } from './payload.ts';

/** @param verbs the text of each. */
export function overflow(actionId: string, id: string, verbs: Record<string, string>): Overflow {
  return {
    type: 'overflow',
    action_id: actionId,
    options: Object.entries(verbs).map(([verb, text]) => option(text, `${verb}:${id}`)),
  };
}

const overflowAction = z.object({ selected_option: z.object({ value: z.string() }) });

/** @throws {Tampered} */
export function overflowChoice<Verb extends string>(
  verbs: readonly Verb[],
  action: BlockElementAction,
): { verb: Verb; id: string } {
  const { selected_option: chosen } = checked(overflowAction, action);
  const [verb, id] = chosen.value.split(':');
  return checked(z.object({ verb: z.enum(verbs), id: z.uuid() }), { verb, id });
}

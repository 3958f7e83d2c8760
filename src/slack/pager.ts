/** Pages of a view: Previous and Next carry the page they lead to, so that a double click is one. */
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { button, context } from './blocks.ts';
import { buttonValue, encode } from './payload.ts';
import type { ActionCall } from './slice.ts';
import type { Texts } from './texts.ts';

/** Counted from 0. */
export const pageNumber = z.int().min(0);
const pageValue = z.object({ page: pageNumber });

/** Where one is, and the way on; nothing where there is one page only. */
export function pagerBlocks(
  texts: Texts,
  id: string,
  { page, pages }: { page: number; pages: number },
): KnownBlock[] {
  if (pages <= 1) return [];
  const turn = (name: 'previous' | 'next', to: number) =>
    button({
      text: texts.plain(name),
      actionId: `${id}.${name}`,
      value: encode({ page: to }),
      label: texts.plain('turnPage', { page: to + 1, pages }),
    });
  const buttons = [
    ...(page > 0 ? [turn('previous', page - 1)] : []),
    ...(page < pages - 1 ? [turn('next', page + 1)] : []),
  ];
  return [
    context(texts.md('page', { page: page + 1, pages })),
    // Its own id: the button stays the same one, for whoever turns pages by the keyboard.
    { type: 'actions', block_id: `${id}.pager`, elements: buttons },
  ];
}

/** The listeners to {@link pagerBlocks} with the same id. */
export function pagerActions(
  id: string,
  turn: (call: ActionCall, page: number) => Promise<void>,
): Record<string, (call: ActionCall) => Promise<void>> {
  const run = (call: ActionCall) => turn(call, buttonValue(pageValue, call.action).page);
  return { [`${id}.previous`]: run, [`${id}.next`]: run };
}

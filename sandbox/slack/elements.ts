import type {
  ActionsBlockElement,
  AnyBlock,
  InputBlock,
  InputBlockElement,
  KnownBlock,
} from '@slack/types';
import { generatedId } from './ids.ts';

export type Interactive = ActionsBlockElement | InputBlockElement;

/** An interactive element and where it stands. */
export interface Placed {
  blockId: string;
  actionId: string;
  element: Interactive;
  /** The input block around it, if it stands in one. */
  input?: InputBlock;
}

function elementsOfBlock(block: KnownBlock): { element: Interactive; input?: InputBlock }[] {
  switch (block.type) {
    case 'actions':
      return block.elements.map((element) => ({ element }));
    case 'input':
      return [{ element: block.element, input: block }];
    case 'section':
      return block.accessory !== undefined && block.accessory.type !== 'image'
        ? [{ element: block.accessory }]
        : [];
    default:
      return [];
  }
}

/** Blocks that passed the rules are of known types. */
function known(blocks: readonly AnyBlock[]): KnownBlock[] {
  return blocks as KnownBlock[];
}

export function placedElements(blocks: readonly AnyBlock[]): Placed[] {
  return known(blocks).flatMap((block) =>
    elementsOfBlock(block).map(({ element, input }) => ({
      blockId: block.block_id ?? '',
      actionId: element.action_id ?? '',
      element,
      ...(input === undefined ? {} : { input }),
    })),
  );
}

/** A copy in which every block has a block_id and every element an action_id, as Slack stores it. */
export function withIds<T extends AnyBlock>(blocks: readonly T[]): T[] {
  const copies = structuredClone([...blocks]);
  for (const block of copies) block.block_id ||= generatedId();
  for (const block of known(copies)) {
    for (const { element } of elementsOfBlock(block)) element.action_id ||= generatedId();
  }
  return copies;
}

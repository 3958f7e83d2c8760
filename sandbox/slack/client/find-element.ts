import type { AnyBlock } from '@slack/types';
import { type Placed, placedElements } from '../elements.ts';
import { Refusal } from './refusal.ts';

/** An element by what a person sees (a button's text, a field's label) or by its ids. */
export type Target = string | { blockId?: string; actionId?: string; value?: string };

function saysSo(placed: Placed, words: string): boolean {
  const { element, input, blockId, actionId } = placed;
  if (blockId === words || actionId === words) return true;
  if (input?.label.text === words) return true;
  if (element.type === 'button') {
    return element.text.text === words || element.accessibility_label === words;
  }
  return 'placeholder' in element && element.placeholder?.text === words;
}

function matches(placed: Placed, target: Target): boolean {
  if (typeof target === 'string') return saysSo(placed, target);
  const { element } = placed;
  return (
    (target.blockId === undefined || placed.blockId === target.blockId) &&
    (target.actionId === undefined || placed.actionId === target.actionId) &&
    (target.value === undefined || (element.type === 'button' && element.value === target.value))
  );
}

/** The one element that `target` means, or a refusal that says what is there instead. */
export function findElement(
  blocks: readonly AnyBlock[],
  target: Target,
  isMeant: (placed: Placed) => boolean,
): Placed {
  const candidates = placedElements(blocks).filter(isMeant);
  const found = candidates.filter((placed) => matches(placed, target));
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  const asked = typeof target === 'string' ? `"${target}"` : JSON.stringify(target);
  const there = candidates.map(({ element, blockId, actionId, input }) => {
    const label = element.type === 'button' ? element.text.text : (input?.label.text ?? '');
    return `${element.type} "${label}" (${blockId}, ${actionId})`;
  });
  const reason = first === undefined ? 'no such element' : 'several elements';
  throw new Refusal(`${reason}: ${asked}; there is: ${there.join('; ') || 'nothing'}`);
}

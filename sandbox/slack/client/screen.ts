/** A view or message as a person reads it, for tests. */
import type { AnyBlock } from '@slack/types';
import type { ViewValues } from '../client-protocol.ts';
import { placedElements } from '../elements.ts';
import type { StoredView } from '../views.ts';

const READABLE = ['text', 'caption', 'alt_text'];

/** All text a person can read in `blocks`, a line each. */
export function readableText(value: unknown): string {
  return lines(value).join('\n');
}

function lines(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(lines);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    if (typeof each === 'string') return READABLE.includes(key) ? [each] : [];
    return lines(each);
  });
}

export interface Screen {
  id: string;
  title: string;
  text: string;
  blocks: readonly AnyBlock[];
  /** Texts of its buttons. */
  buttons: string[];
  hasSubmit: boolean;
  callbackId: string;
  privateMetadata: string;
  values: ViewValues;
  errors: Record<string, string>;
  busy: boolean;
  failure: string | undefined;
}

export function buttonTexts(blocks: readonly AnyBlock[]): string[] {
  return placedElements(blocks).flatMap(({ element }) =>
    element.type === 'button' ? [element.text.text] : [],
  );
}

export function screenOf(stored: StoredView): Screen {
  const { view } = stored;
  return {
    id: stored.id,
    title: view.type === 'modal' ? view.title.text : '',
    text: readableText(view.blocks),
    blocks: view.blocks,
    buttons: buttonTexts(view.blocks),
    hasSubmit: view.type === 'modal' && view.submit !== undefined,
    callbackId: view.callback_id ?? '',
    privateMetadata: view.private_metadata ?? '',
    values: stored.values,
    errors: stored.errors,
    busy: stored.busy,
    failure: stored.failure,
  };
}

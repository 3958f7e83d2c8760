import type { ConfirmationDialog } from '@slack/types';
import type { Interactive } from '../../slack/elements.ts';
import { initialValue, type Value } from '../../slack/view-values.ts';
import { type Frame, useFrame } from '../blocks/frame.tsx';
import { useSurface } from '../blocks/surface.tsx';
import { plainText } from '../text/plain-text.ts';
import { useConfirm } from './confirm.tsx';

function confirmOf(element: Interactive): ConfirmationDialog | undefined {
  return 'confirm' in element ? element.confirm : undefined;
}

function placeholderOf(element: Interactive): string {
  return 'placeholder' in element ? plainText(element.placeholder) : '';
}

interface Naming {
  'aria-label'?: string;
  'aria-labelledby'?: string;
  'aria-describedby'?: string;
}

/** Names the element: by the block's label or text, else by its placeholder. */
function namingOf({ labelId, descriptionId }: Frame, fallback: string): Naming {
  return {
    ...(labelId === undefined ? { 'aria-label': fallback } : { 'aria-labelledby': labelId }),
    ...(descriptionId === undefined ? {} : { 'aria-describedby': descriptionId }),
  };
}

/**
 * An element's value and how it changes. In an input block a value is kept until the form is sent
 * (and told to the app only with dispatch_action); elsewhere each use is told at once.
 */
export function useElement(element: Interactive) {
  const { values, change, act } = useSurface();
  const frame = useFrame();
  const ask = useConfirm();
  const { blockId, input } = frame;
  const actionId = element.action_id ?? '';
  const value: Value = values[blockId]?.[actionId] ?? initialValue(element) ?? {};
  const placeholder = placeholderOf(element);

  return {
    value,
    blockId,
    actionId,
    placeholder,
    isInInput: input !== undefined,
    isInvalid: input?.invalid ?? false,
    isRequired: input !== undefined && !input.optional,
    isOptional: input?.optional ?? false,
    dispatches: input?.dispatches ?? true,
    focusOnLoad: 'focus_on_load' in element && element.focus_on_load === true,
    naming: namingOf(frame, placeholder || element.type.replaceAll('_', ' ')),
    keep: (next: Value) => change(blockId, actionId, next),
    dispatch: (next: Value) => act(blockId, actionId, next),
    commit: (next: Value, refused?: () => void) => {
      if (input !== undefined && !input.dispatches) change(blockId, actionId, next);
      else ask(confirmOf(element), () => act(blockId, actionId, next), refused);
    },
  };
}

/** The surface a block stands on (a message, a modal, the app's Home) and the values its elements hold. */
import type { AnyBlock } from '@slack/types';
import { createContext, useContext, useRef, useState } from 'react';
import type { ElementContainer, ViewValues } from '../../slack/client-protocol.ts';
import { type Value, valuesFor } from '../../slack/view-values.ts';
import { useSlack } from '../connection/slack-context.tsx';

export interface Surface {
  container: ElementContainer;
  values: ViewValues;
  errors: Record<string, string>;
  /** Keeps a value. */
  change: (blockId: string, actionId: string, value: Value) => void;
  /** Keeps a value and tells the app that the element was used. */
  act: (blockId: string, actionId: string, value: Value) => void;
}

export const SurfaceContext = createContext<Surface | undefined>(undefined);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (surface === undefined) throw new Error('useSurface needs a surface around it.');
  return surface;
}

/** Values live as long as the surface and follow its blocks, as Slack's client keeps them. */
export function useSurfaceState(
  container: ElementContainer,
  blocks: readonly AnyBlock[],
): Omit<Surface, 'errors'> {
  const { send } = useSlack();
  const [values, setValues] = useState(() => valuesFor(blocks));
  const [knownBlocks, setKnownBlocks] = useState(blocks);
  const latest = useRef(values);
  if (knownBlocks !== blocks) {
    setKnownBlocks(blocks);
    latest.current = valuesFor(blocks, values);
    setValues(latest.current);
  }

  const change: Surface['change'] = (blockId, actionId, value) => {
    const { current } = latest;
    latest.current = { ...current, [blockId]: { ...current[blockId], [actionId]: value } };
    setValues(latest.current);
  };
  const act: Surface['act'] = (blockId, actionId, value) => {
    const stateful = latest.current[blockId]?.[actionId] !== undefined;
    if (stateful) change(blockId, actionId, value);
    send({ type: 'act', container, blockId, actionId, value, values: latest.current });
  };
  return { container, values, change, act };
}

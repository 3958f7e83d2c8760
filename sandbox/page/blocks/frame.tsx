/** What an element needs to know of the block around it. */
import { createContext, useContext } from 'react';

export interface Frame {
  blockId: string;
  /** Ids of the elements that name and describe the element inside. */
  labelId?: string;
  descriptionId?: string;
  /** Set inside an input block. */
  input?: { optional: boolean; dispatches: boolean; invalid: boolean };
}

export const FrameContext = createContext<Frame>({ blockId: '' });

export function useFrame(): Frame {
  return useContext(FrameContext);
}

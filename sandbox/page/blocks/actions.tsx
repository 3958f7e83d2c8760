import type { ActionsBlock } from '@slack/types';
import { Element } from '../elements/element.tsx';
import { keyed } from '../keyed.ts';
import { FrameContext } from './frame.tsx';

export function Actions({ block }: { block: ActionsBlock }) {
  return (
    <FrameContext value={{ blockId: block.block_id ?? '' }}>
      <div className="block-actions">
        {keyed(block.elements).map(({ key, item }) => (
          <Element key={item.action_id ?? key} element={item} />
        ))}
      </div>
    </FrameContext>
  );
}

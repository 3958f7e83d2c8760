import type { ContextBlock } from '@slack/types';
import { keyed } from '../keyed.ts';
import { Text } from '../text/text-object.tsx';
import { Picture } from './image.tsx';

export function Context({ block }: { block: ContextBlock }) {
  return (
    <div className="block-context">
      {keyed(block.elements).map(({ key, item }) =>
        item.type === 'image' ? (
          <Picture key={key} image={item} className="context-image" />
        ) : (
          <span key={key} className="context-text">
            <Text object={item} />
          </span>
        ),
      )}
    </div>
  );
}

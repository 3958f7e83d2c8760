import type { SectionBlock } from '@slack/types';
import { useId } from 'react';
import { Element } from '../elements/element.tsx';
import { keyed } from '../keyed.ts';
import { Text } from '../text/text-object.tsx';
import { FrameContext } from './frame.tsx';
import { Picture } from './image.tsx';

function Accessory({ accessory }: { accessory: NonNullable<SectionBlock['accessory']> }) {
  return accessory.type === 'image' ? (
    <Picture image={accessory} className="section-image" />
  ) : (
    <Element element={accessory} />
  );
}

export function Section({ block }: { block: SectionBlock }) {
  const textId = useId();
  const { text, fields, accessory } = block;
  return (
    <div className="block-section">
      <div className="section-content">
        {text !== undefined && (
          <div id={textId} className="section-text">
            <Text object={text} />
          </div>
        )}
        {fields !== undefined && (
          <div className="section-fields">
            {keyed(fields).map(({ key, item }) => (
              <div key={key} className="section-text">
                <Text object={item} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory !== undefined && (
        <FrameContext
          value={{
            blockId: block.block_id ?? '',
            ...(text === undefined ? {} : { labelId: textId }),
          }}
        >
          <div className={`section-accessory accessory-${accessory.type}`}>
            <Accessory accessory={accessory} />
          </div>
        </FrameContext>
      )}
    </div>
  );
}

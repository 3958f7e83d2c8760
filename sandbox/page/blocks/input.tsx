import type { InputBlock } from '@slack/types';
import { useId } from 'react';
import { Element } from '../elements/element.tsx';
import { plainText } from '../text/plain-text.ts';
import { Icon } from '../workspace/icon.tsx';
import { FrameContext } from './frame.tsx';
import { useSurface } from './surface.tsx';

export function Input({ block }: { block: InputBlock }) {
  const id = useId();
  const labelId = `${id}-label`;
  const descriptionId = `${id}-description`;
  const { errors } = useSurface();
  const blockId = block.block_id ?? '';
  const optional = block.optional === true;
  const error = errors[blockId];
  return (
    <div className="block-input" data-invalid={error === undefined ? undefined : true}>
      <span id={labelId} className="input-label">
        {plainText(block.label)}
        {optional && <span className="input-optional"> (optional)</span>}
      </span>
      <FrameContext
        value={{
          blockId,
          labelId,
          descriptionId,
          input: {
            optional,
            dispatches: block.dispatch_action === true,
            invalid: error !== undefined,
          },
        }}
      >
        <Element element={block.element} />
      </FrameContext>
      <div id={descriptionId}>
        {error !== undefined && (
          <p className="input-error">
            <Icon name="warning" />
            {error}
          </p>
        )}
        {block.hint !== undefined && <p className="input-hint">{plainText(block.hint)}</p>}
      </div>
    </div>
  );
}

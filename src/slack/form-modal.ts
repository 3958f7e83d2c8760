import type { KnownBlock } from '@slack/types';
import { type Modal, plain } from './blocks.ts';
import { encode } from './payload.ts';
import type { Texts } from './texts.ts';

export interface Form {
  callbackId: string;
  /** As they are, unescaped. */
  title: string;
  submit: string;
  /** What it remembers, which comes back with it. */
  metadata: object;
}

/** A form that can be canceled. */
export function formModal(
  { plain: text }: Texts,
  { callbackId, title, submit, metadata }: Form,
  blocks: KnownBlock[],
): Modal {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain(title, 24),
    submit: plain(submit, 24),
    close: plain(text('cancel'), 24),
    private_metadata: encode(metadata),
    blocks,
  };
}

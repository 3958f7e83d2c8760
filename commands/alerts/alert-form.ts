/** What the forms about an alert have in common. */
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { type Modal, plain, section } from '../../src/slack/blocks.ts';
import { resultModal } from '../../src/slack/modals.ts';
import { encode } from '../../src/slack/payload.ts';
import type { SubmissionAnswer } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const alertMetadata = z.object({ alertId: z.uuid() });

export function alertForm(
  texts: Texts,
  form: { callbackId: string; title: string; submit: string; metadata: object },
  blocks: KnownBlock[],
): Modal {
  return {
    type: 'modal',
    callback_id: form.callbackId,
    title: plain(form.title, 24),
    submit: plain(form.submit, 24),
    close: plain(texts.plain('cancel'), 24),
    private_metadata: encode(form.metadata),
    blocks,
  };
}

/** The alert's message tells everybody, so none is sent beside it, unless the window is closed. */
export function done(
  texts: Texts,
  title: string,
  text: string,
  isRepeated: boolean,
): SubmissionAnswer {
  return { view: resultModal(texts, title, [section(text)], isRepeated), told: text };
}

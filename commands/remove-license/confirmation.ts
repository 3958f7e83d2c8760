/** The view that asks before anything is removed, naming person and products. */
import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { UNDO_MINUTES } from '../../src/licensing/remove-license.ts';
import { context, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { decode, encode } from '../../src/slack/payload.ts';
import { personLabel } from '../../src/slack/person-label.ts';
import { reasonInput } from '../../src/slack/reason-input.ts';
import type { Texts } from '../../src/slack/texts.ts';
import type { Asked } from './asked.ts';
import { MAX_LICENSES } from './form.ts';

export const CONFIRMATION = 'remove.confirm';
export const REASON = 'remove.reason';

const confirmMetadata = z.object({
  personId: z.uuid(),
  productIds: z.array(z.uuid()).min(1).max(MAX_LICENSES),
  /** The form lies underneath: it is done with when this is. */
  fromForm: z.boolean(),
  returnTo: returnTo.optional(),
});
export type ConfirmMetadata = z.infer<typeof confirmMetadata>;

export function confirmation(
  texts: Texts,
  { person, products }: Asked,
  { fromForm, returnTo }: Pick<ConfirmMetadata, 'fromForm' | 'returnTo'>,
): Modal {
  const count = products.length;
  const consequence = person.status === 'active' ? 'remove:consequence' : 'remove:noUndo';
  const names = products.map(({ name }) => `*${shortName(name, 100)}*`);
  const metadata: ConfirmMetadata = {
    personId: person.id,
    productIds: products.map(({ productId }) => productId),
    fromForm,
    returnTo,
  };
  return {
    type: 'modal',
    callback_id: CONFIRMATION,
    title: plain(texts.plain('remove:title'), 24),
    submit: plain(texts.plain('remove:confirm', { count }), 24),
    close: plain(texts.plain(fromForm ? 'back' : 'cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      section(
        texts.md('remove:ask', {
          count,
          person: personLabel(texts, person),
          products: count === 1 ? names.join() : names.map((name) => `• ${name}`).join('\n'),
        }),
      ),
      context(texts.md(consequence, { count, minutes: UNDO_MINUTES })),
      reasonInput(texts, REASON),
    ],
  };
}

/** @throws {Tampered} */
export function readConfirmation(view: Pick<ViewOutput, 'state' | 'private_metadata'>) {
  const metadata = decode(confirmMetadata, view.private_metadata);
  return { metadata, reason: formValues(view).text(REASON) };
}

import type { ProductFields } from '../../src/licensing/entities/product.ts';
import { context, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { textInput } from '../../src/slack/inputs.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { encode } from '../../src/slack/payload.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { FIELDS, FORM, type FormMetadata, MAX } from './form.ts';

/** The form of a product, empty where it is new. */
export function productModal(
  texts: Texts,
  fields: ProductFields | null,
  metadata: FormMetadata,
): Modal {
  const { plain: text } = texts;
  const isNew = metadata.productId === null;
  const common = (name: keyof typeof FIELDS) => ({
    id: FIELDS[name],
    maxLength: MAX[name],
    initial: fields?.[name] ?? null,
    optional: name !== 'displayName',
  });
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(text(`administer:${isNew ? 'addProduct' : 'editProduct'}`), 24),
    submit: plain(text(`administer:${isNew ? 'add' : 'save'}`), 24),
    close: plain(text('cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      textInput({ ...common('displayName'), label: text('administer:name') }),
      textInput({
        ...common('skuPartNumber'),
        label: text('administer:partNumber'),
        hint: text('administer:partNumberHint'),
      }),
      textInput({
        ...common('skuId'),
        label: text('administer:skuId'),
        hint: text('administer:skuIdHint'),
      }),
      // A longer one comes from imports, and would be cut by being shown.
      (fields?.description?.length ?? 0) > MAX.description
        ? context(texts.md('administer:descriptionStays', { max: MAX.description }))
        : textInput({
            ...common('description'),
            label: text('administer:description'),
            multiline: true,
          }),
      textInput({ ...common('helpUrl'), label: text('administer:helpUrl') }),
      textInput({ ...common('purchaseUrl'), label: text('administer:purchaseUrl') }),
    ],
  };
}

export const ARCHIVE = 'product.archive';

/** Asks before a product is archived. */
export function archiveModal(
  texts: Texts,
  { displayName, skuId }: Pick<ProductFields, 'displayName' | 'skuId'>,
  metadata: FormMetadata,
): Modal {
  return {
    type: 'modal',
    callback_id: ARCHIVE,
    title: plain(texts.plain('administer:archiveProduct'), 24),
    submit: plain(texts.plain('administer:archiveConfirm'), 24),
    close: plain(texts.plain('cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      section(texts.md('administer:archiveAsk', { product: shortName(displayName), skuId })),
    ],
  };
}

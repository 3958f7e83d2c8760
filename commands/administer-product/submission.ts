import { requireAdministrator } from '../../src/licensing/actor.ts';
import { addProduct } from '../../src/licensing/add-product.ts';
import { archiveProduct } from '../../src/licensing/archive-product.ts';
import { editProduct } from '../../src/licensing/edit-product.ts';
import { SkuIdTaken } from '../../src/licensing/errors.ts';
import type { ProductFields } from '../../src/licensing/product-fields.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { button, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { resultMessage } from '../../src/slack/direct-message.ts';
import { ADD_SUBSCRIPTION } from '../../src/slack/entry-points.ts';
import { plainErrorMessage } from '../../src/slack/error-messages.ts';
import { refresh } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { decode, encode } from '../../src/slack/payload.ts';
import type { SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import { FIELDS, type FormMetadata, formMetadata, parse } from './form.ts';
import { productModal } from './modal.ts';

export async function submitForm(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const metadata = decode(formMetadata, call.view.private_metadata);
  const parsed = parse(call.texts, call);
  if ('errors' in parsed) return parsed;
  return write(call, metadata, parsed.fields);
}

export async function submitArchive(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const metadata = decode(formMetadata, call.view.private_metadata);
  const { services, context } = call;
  return archiveProduct(services.licensing, context, metadata).then(({ product }) =>
    done(call, metadata, { key: 'productArchived', product }),
  );
}

async function write(
  call: SubmissionCall,
  metadata: FormMetadata,
  fields: ProductFields,
): Promise<SubmissionAnswer> {
  const { services, context, texts } = call;
  const { isNew, productId } = metadata;
  try {
    if (isNew) {
      const input = { ...fields, productId };
      const added = await addProduct(services.licensing, context, input);
      const key = added.outcome === 'added' ? 'productAdded' : 'productRestored';
      return done(call, metadata, { key, ...added });
    }
    const { product: before } = await showProduct(services.licensing, context, { productId });
    // The SKU id is what imports go by: an emptied field keeps it.
    const skuId = call.view.state.values[FIELDS.skuId]?.[FIELDS.skuId]?.value?.trim()
      ? fields.skuId
      : before.skuId;
    const input = { ...fields, skuId, productId };
    const { product } = await editProduct(services.licensing, context, input);
    return done(call, metadata, { key: 'productEdited', product });
  } catch (error) {
    if (!(error instanceof SkuIdTaken)) throw error;
    const sentence = plainErrorMessage(error, texts, services, context.requestId ?? '');
    return { errors: { [FIELDS.skuId]: sentence }, form: productModal(texts, fields, metadata) };
  }
}

interface Done {
  key: 'productAdded' | 'productRestored' | 'productEdited' | 'productArchived';
  product: string;
  productId?: string;
}

/** In the view, where a product that is new can be given its first subscription, and by message. */
function done(
  call: SubmissionCall,
  { returnTo }: FormMetadata,
  { key, product, productId }: Done,
): SubmissionAnswer {
  const { texts } = call;
  const text = texts.md(`administer:${key}`, { product: shortName(product) });
  const view: Modal = {
    type: 'modal',
    title: plain(texts.plain('done'), 24),
    close: plain(texts.plain('close'), 24),
    blocks: [
      section(text, {
        ...(productId !== undefined && {
          accessory: button({
            text: texts.plain('administer:addSubscription'),
            actionId: ADD_SUBSCRIPTION,
            value: encode({ productId }),
            label: texts.plain('products:addSubscriptionLabel', { product }),
          }),
        }),
      }),
    ],
  };
  return {
    view,
    after: async () => {
      const message = { text, blocks: [section(text)] };
      await Promise.all([refresh(call, returnTo), resultMessage(call).send(message)]);
    },
  };
}

import { requireAdministrator } from '../../src/licensing/actor.ts';
import { addProduct } from '../../src/licensing/add-product.ts';
import { archiveProduct } from '../../src/licensing/archive-product.ts';
import { editProduct } from '../../src/licensing/edit-product.ts';
import type { ProductFields } from '../../src/licensing/entities/product.ts';
import { SkuIdTaken } from '../../src/licensing/errors.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { button, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { resultMessage } from '../../src/slack/direct-message.ts';
import { ADD_SUBSCRIPTION } from '../../src/slack/entry-points.ts';
import { plainErrorMessage } from '../../src/slack/error-messages.ts';
import { refresh, resultModal } from '../../src/slack/modals.ts';
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
  const productId = metadata.productId ?? '';
  const archived = await archiveProduct(call.services.licensing, onceAForm(call), { productId });
  return done(call, metadata, { said: 'productArchived', title: 'archiveProduct', ...archived });
}

async function write(
  call: SubmissionCall,
  metadata: FormMetadata,
  fields: ProductFields,
): Promise<SubmissionAnswer> {
  const { services, context, texts } = call;
  const { licensing } = services;
  const { productId, revision } = metadata;
  try {
    if (productId === null) {
      const { outcome, ...added } = await addProduct(licensing, onceAForm(call), fields);
      const said = outcome === 'added' ? 'productAdded' : 'productRestored';
      return done(call, metadata, { said, title: 'addProduct', ...added });
    }
    const { product: before } = await showProduct(licensing, context, { productId });
    // The SKU id is what imports go by: an emptied field keeps it.
    const skuId = call.view.state.values[FIELDS.skuId]?.[FIELDS.skuId]?.value?.trim()
      ? fields.skuId
      : before.skuId;
    const isDescribed = FIELDS.description in call.view.state.values;
    const description = isDescribed ? fields.description : before.description;
    const after = { ...fields, skuId, description, productId, revision };
    const edited = await editProduct(licensing, onceAForm(call), after);
    return done(call, metadata, { said: 'productEdited', title: 'editProduct', ...edited });
  } catch (error) {
    if (!(error instanceof SkuIdTaken)) throw error;
    const sentence = plainErrorMessage(error, texts, services, context.requestId ?? '');
    return {
      errors: { [FIELDS.skuId]: sentence },
      form: () => productModal(texts, fields, metadata),
    };
  }
}

interface Done {
  said: 'productAdded' | 'productRestored' | 'productEdited' | 'productArchived';
  title: 'addProduct' | 'editProduct' | 'archiveProduct';
  product: string;
  /** Of one that is new: it can be given its first subscription. */
  productId?: string;
  repeated: boolean;
}

/** In the view and by message. */
function done(
  call: SubmissionCall,
  { returnTo }: FormMetadata,
  { said, title, product, productId, repeated }: Done,
): SubmissionAnswer {
  const { texts } = call;
  const text = texts.md(`administer:${said}`, { product: shortName(product) });
  const addSubscription = productId !== undefined && {
    accessory: button({
      text: texts.plain('administer:addSubscription'),
      actionId: ADD_SUBSCRIPTION,
      value: encode({ productId, returnTo }),
      label: texts.plain('products:addSubscriptionLabel', { product }),
    }),
  };
  const blocks = [section(text, addSubscription || {})];
  return {
    view: resultModal(texts, texts.plain(`administer:${title}`), blocks, repeated),
    after: async () => {
      const message = { text, blocks: [section(text)] };
      await Promise.all([refresh(call, returnTo), !repeated && resultMessage(call).send(message)]);
    },
  };
}

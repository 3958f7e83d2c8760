import { requireAdministrator } from '../../src/licensing/actor.ts';
import { type AddProductResult, addProduct } from '../../src/licensing/add-product.ts';
import { archiveProduct } from '../../src/licensing/archive-product.ts';
import type { Once } from '../../src/licensing/deed.ts';
import { editProduct } from '../../src/licensing/edit-product.ts';
import type { ProductFields } from '../../src/licensing/entities/product.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { button, type Modal, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { deedMessage } from '../../src/slack/direct-message.ts';
import { ADD_SUBSCRIPTION, type ReturnTo } from '../../src/slack/entry-points.ts';
import { fieldErrors } from '../../src/slack/field-errors.ts';
import { resultModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { decode, encode } from '../../src/slack/payload.ts';
import { refresh } from '../../src/slack/refresh.ts';
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
  const message = messageOf(call, () => 'productArchived');
  const archived = await archiveProduct(
    call.services.licensing,
    onceAForm(call),
    { productId },
    message.keep,
  );
  const view = resultView(call, 'archiveProduct', 'productArchived', archived);
  return { view, after: () => finish(call, metadata, message.send(archived)) };
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
      const message = messageOf(call, saidOfAdded);
      const added = await addProduct(licensing, onceAForm(call), fields, message.keep);
      const view = resultView(call, 'addProduct', saidOfAdded(added), added, metadata.returnTo);
      return { view, after: () => finish(call, metadata, message.send(added)) };
    }
    const { product: before } = await showProduct(licensing, context, { productId });
    // The SKU id is what imports go by: an emptied field keeps it.
    const skuId = call.view.state.values[FIELDS.skuId]?.[FIELDS.skuId]?.value?.trim()
      ? fields.skuId
      : before.skuId;
    const isDescribed = FIELDS.description in call.view.state.values;
    const description = isDescribed ? fields.description : before.description;
    const after = { ...fields, skuId, description, productId, revision };
    const message = messageOf(call, () => 'productEdited');
    const edited = await editProduct(licensing, onceAForm(call), after, message.keep);
    const view = resultView(call, 'editProduct', 'productEdited', edited);
    return { view, after: () => finish(call, metadata, message.send(edited)) };
  } catch (error) {
    const errors = fieldErrors(call, error, { sku_id_taken: [FIELDS.skuId] });
    return { errors, form: () => productModal(texts, fields, metadata) };
  }
}

type Said = 'productAdded' | 'productRestored' | 'productEdited' | 'productArchived';

function saidOfAdded({ outcome }: AddProductResult): Said {
  return outcome === 'added' ? 'productAdded' : 'productRestored';
}

function textOf({ texts }: SubmissionCall, said: Said, product: string): string {
  return texts.md(`administer:${said}`, { product: shortName(product) });
}

function messageOf<Result extends { product: string }>(
  call: SubmissionCall,
  said: (result: Result) => Said,
) {
  return deedMessage<Result>(call, (result) => {
    const text = textOf(call, said(result), result.product);
    return { text, blocks: [section(text)] };
  });
}

/** One that is new, and so has an id here, can be given its first subscription. */
function resultView(
  call: SubmissionCall,
  title: 'addProduct' | 'editProduct' | 'archiveProduct',
  said: Said,
  { product, productId, repeated }: Once<{ product: string; productId?: string }>,
  returnTo?: ReturnTo,
): Modal {
  const { texts } = call;
  const addSubscription = productId !== undefined && {
    accessory: button({
      text: texts.plain('administer:addSubscription'),
      actionId: ADD_SUBSCRIPTION,
      value: encode({ productId, returnTo }),
      label: texts.plain('products:addSubscriptionLabel', { product }),
    }),
  };
  const blocks = [section(textOf(call, said, product), addSubscription || {})];
  return resultModal(texts, texts.plain(`administer:${title}`), blocks, repeated);
}

async function finish(call: SubmissionCall, { returnTo }: FormMetadata, sending: Promise<void>) {
  await Promise.all([refresh(call, returnTo), sending]);
}

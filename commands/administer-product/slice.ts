/** Products are added from the list, and edited, archived and looked back on from their detail. */
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { ProductHasSeats } from '../../src/licensing/errors.ts';
import { productRevision } from '../../src/licensing/product-fields.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { unlessChanged } from '../../src/slack/changed-meanwhile.ts';
import {
  ADD_PRODUCT,
  ADMINISTER_PRODUCT,
  POLICY_SCREEN,
  PRODUCT_VERBS,
} from '../../src/slack/entry-points.ts';
import { UnknownAction } from '../../src/slack/error-messages.ts';
import { returnHere, showModal } from '../../src/slack/modals.ts';
import { overflowChoice } from '../../src/slack/overflow.ts';
import type { ActionCall, Slice } from '../../src/slack/slice.ts';
import { ALERT_CHANNEL, openAlertChannel, submitAlertChannel } from './alert-channel.ts';
import { FORM } from './form.ts';
import { historyActions, historyScreen } from './history.ts';
import { ARCHIVE, archiveModal, productModal } from './modal.ts';
import { submitArchive, submitForm } from './submission.ts';

async function openAdd(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const metadata = { productId: null, returnTo: returnHere(call) };
  await showModal(call, productModal(call.texts, null, metadata));
}

async function openMenu(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const { verb, id: productId } = overflowChoice(PRODUCT_VERBS, call.action);
  if (verb === 'history') return showModal(call, await historyScreen(call, productId));
  if (verb === 'alerts') return openAlertChannel(call, productId);
  if (verb === 'requests') return openPolicy(call, productId);
  const { services, context, texts } = call;
  const { product, counts } = await showProduct(services.licensing, context, { productId });
  const metadata = { productId, revision: productRevision(product), returnTo: returnHere(call) };
  if (verb === 'edit') return showModal(call, productModal(texts, product, metadata));
  const { assigned } = counts;
  if (assigned > 0) throw new ProductHasSeats({ product: product.displayName, assigned });
  return showModal(call, archiveModal(texts, product, metadata));
}

/** Another slice's form. */
async function openPolicy(call: ActionCall, productId: string): Promise<void> {
  const policy = call.services.screens[POLICY_SCREEN];
  if (!policy) throw new UnknownAction();
  await showModal(call, await policy(call, { productId, returnTo: returnHere(call) }));
}

export const administerProduct: Slice = {
  actions: { [ADD_PRODUCT]: openAdd, [ADMINISTER_PRODUCT]: openMenu, ...historyActions },
  submissions: {
    [FORM]: unlessChanged(submitForm),
    [ARCHIVE]: submitArchive,
    [ALERT_CHANNEL]: unlessChanged(submitAlertChannel),
  },
};

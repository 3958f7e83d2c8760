/** /license-swap: one product out, another in, for people or a group. */
import type { PlainTextOption } from '@slack/types';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { offerGroupOrNone } from '../../src/slack/group-search.ts';
import { showModal, updateModal } from '../../src/slack/modals.ts';
import { decode } from '../../src/slack/payload.ts';
import { offerOutsideSlack } from '../../src/slack/people-outside-slack.ts';
import { offeredPlans } from '../../src/slack/plans-input.ts';
import { offerProducts } from '../../src/slack/product-search.ts';
import type { ActionCall, CommandCall, OptionsCall, Slice } from '../../src/slack/slice.ts';
import { CONFIRMATION } from './confirmation.ts';
import { FORM, FROM, formMetadata, GROUP, OTHERS, PLANS, readForm, TO } from './form.ts';
import { readFormFacts, swapModal } from './modal.ts';
import { prefill } from './prefill.ts';
import { submitConfirmation, submitForm } from './submission.ts';

async function run(call: CommandCall): Promise<void> {
  requireAdministrator(call.context);
  const { form, notices } = await prefill(call);
  await showModal(call, swapModal(call.texts, await readFormFacts(call, form), notices));
}

/** A product or a group was chosen: what depends on it is drawn anew. */
async function redraw(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const form = readForm({ state: call.view?.state ?? { values: {} } });
  const view = swapModal(call.texts, await readFormFacts(call, form));
  await updateModal(call, view, { ifUnchanged: true });
}

async function offerPlans(call: OptionsCall): Promise<PlainTextOption[]> {
  const { toProductId } = decode(formMetadata, call.view?.private_metadata);
  if (toProductId === null) return [];
  const { licensing } = call.services;
  const { plans } = await showProduct(licensing, call.context, { productId: toProductId });
  return offeredPlans(plans, call.query);
}

export const swapLicenseSlice: Slice = {
  commands: { '/license-swap': { help: 'swap:help', run } },
  actions: { [FROM]: redraw, [TO]: redraw, [GROUP]: redraw },
  options: {
    [FROM]: offerProducts,
    [TO]: offerProducts,
    [GROUP]: offerGroupOrNone,
    [OTHERS]: (call) => offerOutsideSlack(call, 'active'),
    [PLANS]: offerPlans,
  },
  submissions: { [FORM]: submitForm, [CONFIRMATION]: submitConfirmation },
};

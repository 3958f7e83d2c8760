import { requireAdministrator } from '../../src/licensing/actor.ts';
import { assignValue, OPEN_ASSIGN } from '../../src/slack/entry-points.ts';
import { offerGroupOrNone } from '../../src/slack/group-search.ts';
import { returnPlace, showModal, updateModal } from '../../src/slack/modals.ts';
import { buttonValue, decode } from '../../src/slack/payload.ts';
import { offerOutsideSlack } from '../../src/slack/people-outside-slack.ts';
import { pickerChoice } from '../../src/slack/picker-choice.ts';
import { offerProducts } from '../../src/slack/product-search.ts';
import type { ActionCall, CommandCall, Slice } from '../../src/slack/slice.ts';
import { CONFIRMATION } from './confirmation.ts';
import {
  assignMetadata,
  CALLBACK,
  EMPTY_FORM,
  GROUP,
  LOCATION,
  OTHERS,
  PEOPLE,
  PLANS,
  PREVIEW,
  PRODUCT,
  readForm,
} from './form.ts';
import { readFormFacts } from './form-facts.ts';
import { assignModal } from './modal.ts';
import { offerLocations, offerPlans } from './options.ts';
import { prefill } from './prefill.ts';
import { showPreview, submitAssign, submitConfirmation } from './submission.ts';

async function run(call: CommandCall): Promise<void> {
  requireAdministrator(call.context);
  const { form, notices } = await prefill(call);
  await showModal(call, assignModal(call.texts, await readFormFacts(call, form), {}, notices));
}

/** From a button of another slice. */
async function open(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const { productId = null, personId, returnTo } = buttonValue(assignValue, call.action);
  const form = { ...EMPTY_FORM, productId, ...(await pickerChoice(call, personId)) };
  const metadata = { returnTo: returnPlace(call, returnTo) };
  await showModal(call, assignModal(call.texts, await readFormFacts(call, form), metadata));
}

/** Something was chosen: what depends on it is drawn anew. */
async function redraw(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const metadata = decode(assignMetadata, call.view?.private_metadata);
  const form = readForm({ state: call.view?.state ?? { values: {} } });
  const view = assignModal(call.texts, await readFormFacts(call, form), metadata);
  await updateModal(call, view, { ifUnchanged: true });
}

export const assignLicenseSlice: Slice = {
  commands: { '/license-assign': { help: 'assign:help', run } },
  actions: {
    [OPEN_ASSIGN]: open,
    [PRODUCT]: redraw,
    [PEOPLE]: redraw,
    [OTHERS]: redraw,
    [GROUP]: redraw,
    [PREVIEW]: showPreview,
  },
  options: {
    [PRODUCT]: offerProducts,
    [OTHERS]: (call) => offerOutsideSlack(call, 'active'),
    [GROUP]: offerGroupOrNone,
    [LOCATION]: offerLocations,
    [PLANS]: offerPlans,
  },
  submissions: { [CALLBACK]: submitAssign, [CONFIRMATION]: submitConfirmation },
};

import { requireAdministrator } from '../../src/licensing/actor.ts';
import { OPEN_REMOVE, removeValue } from '../../src/slack/entry-points.ts';
import { askGroup } from '../../src/slack/group-confirmation.ts';
import { offerGroupOrNone } from '../../src/slack/group-search.ts';
import { askLeave } from '../../src/slack/leave-confirmation.ts';
import {
  replaceWhenReady,
  returnPlace,
  showModal,
  showWhenReady,
  updateModal,
} from '../../src/slack/modals.ts';
import { buttonValue, decode } from '../../src/slack/payload.ts';
import { offerOutsideSlack } from '../../src/slack/people-outside-slack.ts';
import { pickerChoice } from '../../src/slack/picker-choice.ts';
import type { ActionCall, CommandCall, Slice } from '../../src/slack/slice.ts';
import { readOneHeld } from './asked.ts';
import { submitConfirmation } from './confirm-submission.ts';
import { CONFIRMATION, confirmMetadata } from './confirmation.ts';
import { EMPTY_FORM, FORM, formMetadata, GROUP, OTHERS, PEOPLE, readForm } from './form.ts';
import { readFormFacts } from './form-facts.ts';
import { submitForm } from './form-submission.ts';
import { LEAVE, leaveValue, OFF_GROUP, offGroupValue } from './inherited-blocks.ts';
import { removeModal } from './modal.ts';
import { prefill } from './prefill.ts';
import { askRemoval } from './preview.ts';
import { UNDO } from './result.ts';
import { undo } from './undo.ts';

async function run(call: CommandCall): Promise<void> {
  requireAdministrator(call.context);
  const { facts, notices } = await prefill(call);
  await showModal(call, removeModal(call.texts, facts, {}, notices));
}

/** From a button of another slice: straight to the question where all is known. */
async function open(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const { personId, productId, returnTo: back } = buttonValue(removeValue, call.action);
  const returnTo = returnPlace(call, back);
  if (personId !== undefined && productId !== undefined) {
    const title = call.texts.plain('remove:title');
    return showWhenReady(call, title, async () => {
      const asked = await readOneHeld(call, { personId, productId });
      return askRemoval(call, asked, { fromForm: false, returnTo });
    });
  }
  const facts = await readFormFacts(call, {
    ...EMPTY_FORM,
    ...(await pickerChoice(call, personId)),
  });
  await showModal(call, removeModal(call.texts, facts, { returnTo }));
}

/** Somebody, or a group, was chosen: what they have is listed. */
async function redraw(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  if (!call.view) return;
  const metadata = decode(formMetadata, call.view.private_metadata);
  const facts = await readFormFacts(call, readForm(call.view));
  await updateModal(call, removeModal(call.texts, facts, metadata), { ifUnchanged: true });
}

/** What comes through a group: asks in this view's place, as no other may lie on top of it. */
async function askToLeave(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const which = buttonValue(leaveValue, call.action);
  const { fromForm, returnTo } = decode(confirmMetadata, call.view?.private_metadata);
  const title = call.texts.plain('groups:leaveTitle');
  await replaceWhenReady(call, title, () => askLeave(call, { ...which, fromForm, returnTo }));
}

async function askOffGroup(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const which = buttonValue(offGroupValue, call.action);
  const { fromForm, returnTo } = decode(confirmMetadata, call.view?.private_metadata);
  const asking = { verb: 'remove', disabledPlanIds: [], fromForm, returnTo } as const;
  const title = call.texts.plain('groups:removeTitle');
  await replaceWhenReady(call, title, () => askGroup(call, which, asking));
}

export const removeLicenseSlice: Slice = {
  commands: { '/license-remove': { help: 'remove:help', run } },
  actions: {
    [OPEN_REMOVE]: open,
    [PEOPLE]: redraw,
    [OTHERS]: redraw,
    [GROUP]: redraw,
    [LEAVE]: askToLeave,
    [OFF_GROUP]: askOffGroup,
    [UNDO]: undo,
  },
  options: { [OTHERS]: (call) => offerOutsideSlack(call, 'any'), [GROUP]: offerGroupOrNone },
  submissions: { [FORM]: submitForm, [CONFIRMATION]: submitConfirmation },
};

import { requireAdministrator } from '../../src/licensing/actor.ts';
import { OPEN_REMOVE, removeValue } from '../../src/slack/entry-points.ts';
import { returnPlace, showModal, updateModal } from '../../src/slack/modals.ts';
import { buttonValue } from '../../src/slack/payload.ts';
import { offerOutsideSlack } from '../../src/slack/people-outside-slack.ts';
import { pickerChoice } from '../../src/slack/picker-choice.ts';
import type { ActionCall, CommandCall, Slice } from '../../src/slack/slice.ts';
import { readOneHeld } from './asked.ts';
import { submitConfirmation } from './confirm-submission.ts';
import { CONFIRMATION, confirmation } from './confirmation.ts';
import { EMPTY_FORM, FORM, OTHER, PERSON, readForm } from './form.ts';
import { readFormFacts } from './form-facts.ts';
import { submitForm } from './form-submission.ts';
import { removeModal } from './modal.ts';
import { prefill } from './prefill.ts';
import { UNDO } from './result.ts';
import { undo } from './undo.ts';

async function run(call: CommandCall): Promise<void> {
  requireAdministrator(call.context);
  const { facts, notices } = await prefill(call);
  await showModal(call, removeModal(call.texts, facts, { round: 0 }, notices));
}

/** From a button of another slice: straight to the question where all is known. */
async function open(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const { personId, productId, returnTo: back } = buttonValue(removeValue, call.action);
  const returnTo = returnPlace(call, back);
  if (personId !== undefined && productId !== undefined) {
    const asked = await readOneHeld(call, personId, productId);
    const metadata = { fromForm: false, returnTo };
    await showModal(call, confirmation(call.texts, asked, metadata));
    return;
  }
  const choice = personId === undefined ? {} : await pickerChoice(call, personId);
  const facts = await readFormFacts(call, { ...EMPTY_FORM, ...choice });
  await showModal(call, removeModal(call.texts, facts, { round: 0, returnTo }));
}

/** A person was chosen: what they hold is listed, and the other field of a person is emptied. */
async function choosePerson(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  if (!call.view) return;
  const { form, metadata } = readForm(call.view);
  const isTwo = form.slackUserId !== null && form.personId !== null;
  const isOther = call.action.action_id === OTHER;
  const chosen = isTwo ? { ...form, [isOther ? 'slackUserId' : 'personId']: null } : form;
  const round = isTwo ? metadata.round + 1 : metadata.round;
  const facts = await readFormFacts(call, chosen);
  const view = removeModal(call.texts, facts, { ...metadata, round });
  await updateModal(call, view, { ifUnchanged: true });
}

export const removeLicenseSlice: Slice = {
  commands: { '/license-remove': { help: 'remove:help', run } },
  actions: {
    [OPEN_REMOVE]: open,
    [PERSON]: choosePerson,
    [OTHER]: choosePerson,
    [UNDO]: undo,
  },
  options: { [OTHER]: (call) => offerOutsideSlack(call, 'any') },
  submissions: { [FORM]: submitForm, [CONFIRMATION]: submitConfirmation },
};

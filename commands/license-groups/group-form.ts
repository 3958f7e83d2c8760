/** The form in which a group is added, or gets another name or priority. */
import { z } from 'zod';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { createGroup } from '../../src/licensing/create-group.ts';
import { editGroup } from '../../src/licensing/edit-group.ts';
import { PRIORITY } from '../../src/licensing/group-fields.ts';
import { type ShownGroup, showGroup } from '../../src/licensing/show-group.ts';
import { context, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { deedMessage, type Message } from '../../src/slack/direct-message.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { fieldErrors } from '../../src/slack/field-errors.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { textInput } from '../../src/slack/inputs.ts';
import { resultModal, returnHere, showModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { decode, encode } from '../../src/slack/payload.ts';
import { priorityInput } from '../../src/slack/priority-input.ts';
import { refresh } from '../../src/slack/refresh.ts';
import type { ActionCall, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { GROUP_VIEW } from './place.ts';

export const FORM = 'group.form';
const NAME = 'group.name';
const PRIORITY_FIELD = 'group.priority';

const formMetadata = z.object({
  /** Null: a group to add. */
  groupId: z.uuid().nullable(),
  returnTo: returnTo.optional(),
});
type FormMetadata = z.infer<typeof formMetadata>;

export async function openAdd(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const metadata = { groupId: null, returnTo: returnHere(call) };
  await showModal(call, groupForm(call.texts, null, metadata));
}

export async function openEdit(call: ActionCall, groupId: string): Promise<void> {
  const { group } = await showGroup(call.services.licensing, call.context, { groupId });
  await showModal(call, groupForm(call.texts, group, { groupId, returnTo: returnHere(call) }));
}

/** Of a mirrored group only the priority is ours. */
export function groupForm(
  texts: Texts,
  group: Pick<ShownGroup, 'name' | 'priority' | 'slackUsergroupId'> | null,
  metadata: FormMetadata,
): Modal {
  const { plain: text } = texts;
  const isNew = group === null;
  const isMirrored = group !== null && group.slackUsergroupId !== null;
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(text(`groups:${isNew ? 'addTitle' : 'editTitle'}`), 24),
    submit: plain(text(`groups:${isNew ? 'add' : 'save'}`), 24),
    close: plain(text('cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      isMirrored
        ? context(`*${shortName(group.name)}*`, texts.md('groups:mirroredHint'))
        : textInput({
            id: NAME,
            label: text('groups:name'),
            maxLength: 255,
            initial: group?.name ?? null,
          }),
      priorityInput(texts, PRIORITY_FIELD, group?.priority ?? PRIORITY.usual),
    ],
  };
}

export async function submitForm(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const metadata = decode(formMetadata, call.view.private_metadata);
  const { groupId } = metadata;
  const { context: by } = call;
  const { licensing } = call.services;
  const values = formValues(call.view);
  const group = groupId === null ? null : (await showGroup(licensing, by, { groupId })).group;
  // The field is missing where the name is Slack's.
  const typed = NAME in call.view.state.values ? values.text(NAME) : null;
  const isMirrored = group !== null && group.slackUsergroupId !== null;
  const name = (isMirrored ? group.name : typed) ?? '';
  const fields = { name, priority: Number(values.text(PRIORITY_FIELD) ?? Number.NaN) };
  try {
    const once = onceAForm(call);
    const message = deedMessage(call, teller(call, groupId === null));
    const done =
      groupId === null
        ? await createGroup(licensing, once, fields, message.keep)
        : await editGroup(licensing, once, { groupId, ...fields }, message.keep);
    return result(call, metadata, done, () => message.send(done));
  } catch (error) {
    return { errors: fieldErrors(call, error, FIELDS_BY_CODE) };
  }
}

const FIELDS_BY_CODE = {
  group_name_missing: [NAME],
  group_name_taken: [NAME],
  priority_invalid: [PRIORITY_FIELD],
};

/** A new group is shown in place of the list it was added from. */
function result(
  call: SubmissionCall,
  { groupId, returnTo: back }: FormMetadata,
  done: { groupId: string; name: string; repeated: boolean },
  send: () => Promise<void>,
): SubmissionAnswer {
  const { texts } = call;
  const isNew = groupId === null;
  const { blocks } = teller(call, isNew)(done);
  const shown =
    isNew && back
      ? { viewId: back.viewId, screen: GROUP_VIEW, place: { groupId: done.groupId } }
      : back;
  const title = texts.plain(`groups:${isNew ? 'addTitle' : 'editTitle'}`);
  return {
    view: resultModal(texts, title, blocks, done.repeated),
    after: async () => {
      await Promise.all([refresh(call, shown), send()]);
    },
  };
}

function teller({ texts }: SubmissionCall, isNew: boolean) {
  return ({ name }: { name: string }): Message => {
    const text = texts.md(`groups:${isNew ? 'added' : 'edited'}`, { group: shortName(name) });
    return { text, blocks: [section(text)] };
  };
}

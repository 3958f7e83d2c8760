/** The form in which people are taken into a group and out of it, at most 25 each way. */
import { z } from 'zod';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { type ChangeMembersResult, changeMembers } from '../../src/licensing/change-members.ts';
import { GroupIsMirrored, PersonNotFound } from '../../src/licensing/errors.ts';
import { type ShowGroupResult, showGroup } from '../../src/licensing/show-group.ts';
import { context, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { deedMessage, type Message } from '../../src/slack/direct-message.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { fieldErrors } from '../../src/slack/field-errors.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { inputBlock } from '../../src/slack/inputs.ts';
import { resultModal, returnHere, showModal } from '../../src/slack/modals.ts';
import { nameList, shortName } from '../../src/slack/name-list.ts';
import { checked, decode, encode } from '../../src/slack/payload.ts';
import { MAX_PEOPLE, othersInput, peopleInput } from '../../src/slack/people-inputs.ts';
import { knownPeople, readPicked, unknownPeople } from '../../src/slack/picked-people.ts';
import { refresh } from '../../src/slack/refresh.ts';
import type { ActionCall, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const MEMBERS_FORM = 'group.members.form';
const PEOPLE = 'group.members.people';
export const OTHERS = 'group.members.others';
export const REMOVE = 'group.members.remove';
const MAX_PRODUCTS = 10;

export const membersMetadata = z.object({ groupId: z.uuid(), returnTo: returnTo.optional() });
type MembersMetadata = z.infer<typeof membersMetadata>;

export async function openMembers(call: ActionCall, groupId: string): Promise<void> {
  const shown = await showGroup(call.services.licensing, call.context, { groupId });
  const { name, slackUsergroupId } = shown.group;
  if (slackUsergroupId !== null) throw new GroupIsMirrored({ group: name });
  const metadata = { groupId, returnTo: returnHere(call) };
  await showModal(call, membersForm(call.texts, shown, metadata));
}

export function membersForm(
  texts: Texts,
  { group, products }: Pick<ShowGroupResult, 'group' | 'products'>,
  metadata: MembersMetadata,
): Modal {
  const { md, plain: text } = texts;
  const names = products.map(({ product }) => product);
  const get = { products: nameList(texts, names, MAX_PRODUCTS) };
  return {
    type: 'modal',
    callback_id: MEMBERS_FORM,
    title: plain(text('groups:membersTitle'), 24),
    submit: plain(text('groups:save'), 24),
    close: plain(text('cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      section(md('groups:membersOf', { group: shortName(group.name) })),
      context(md(names.length > 0 ? 'groups:joinGet' : 'groups:joinGetNothing', get)),
      peopleInput(texts, { id: PEOPLE, label: 'groups:addPeople' }),
      othersInput(texts, { id: OTHERS, label: 'groups:addOthers' }),
      ...(group.members === 0
        ? []
        : [
            inputBlock(
              { id: REMOVE, label: text('groups:removePeople'), optional: true },
              {
                type: 'multi_external_select',
                action_id: REMOVE,
                placeholder: plain(text('groups:removePlaceholder'), 150),
                min_query_length: 0,
                max_selected_items: MAX_PEOPLE,
              },
            ),
          ]),
    ],
  };
}

const chosen = z.object({
  slackUserIds: z.array(z.string().min(1)),
  personIds: z.array(z.uuid()),
  remove: z.array(z.uuid()).max(MAX_PEOPLE),
});

export async function submitMembers(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const metadata = decode(membersMetadata, call.view.private_metadata);
  const values = formValues(call.view);
  const { remove, ...people } = checked(chosen, {
    slackUserIds: values.users(PEOPLE),
    personIds: values.options(OTHERS),
    remove: values.options(REMOVE),
  });
  const { texts } = call;
  const count = people.slackUserIds.length + people.personIds.length;
  if (count + remove.length === 0) return wrong(texts.plain('groups:nobodyChosen'));
  if (count > MAX_PEOPLE) {
    return wrong(texts.plain('groups:tooManyPeople', { chosen: count, max: MAX_PEOPLE }));
  }
  const picked = await readPicked(call, people);
  const failure = picked.find((each) => 'error' in each && !(each.error instanceof PersonNotFound));
  if (failure && 'error' in failure) throw failure.error;
  const unknown = unknownPeople(picked).length;
  if (unknown > 0) return wrong(texts.plain('groups:someoneUnknown', { count: unknown }));
  const add = knownPeople(picked).map(({ id }) => id);
  return change(call, metadata, { add, remove });
}

async function change(
  call: SubmissionCall,
  { groupId, returnTo: back }: MembersMetadata,
  people: { add: string[]; remove: string[] },
): Promise<SubmissionAnswer> {
  const { texts, services } = call;
  try {
    const message = deedMessage(call, (result: ChangeMembersResult) => tell(texts, result));
    const [once, input] = [onceAForm(call), { groupId, ...people }];
    const done = await changeMembers(services.licensing, once, input, message.keep);
    const { blocks } = tell(texts, done);
    return {
      view: resultModal(texts, texts.plain('groups:membersTitle'), blocks, done.repeated),
      after: async () => {
        await Promise.all([refresh(call, back), message.send(done)]);
      },
    };
  } catch (error) {
    return { errors: fieldErrors(call, error, { members_deleted: [PEOPLE] }) };
  }
}

function tell(texts: Texts, result: ChangeMembersResult): Message {
  const { group, added, removed } = result;
  const text = texts.md('groups:changed', {
    group: shortName(group),
    changes: changes(texts, result),
  });
  const isChanged = added + removed > 0;
  const follow = isChanged ? [context(texts.md('groups:licensesFollow'))] : [];
  return { text, blocks: [section(text), ...follow] };
}

function wrong(sentence: string): SubmissionAnswer {
  return { errors: { [PEOPLE]: sentence } };
}

function changes(texts: Texts, { added, removed, unchanged }: ChangeMembersResult): string {
  const { md } = texts;
  return texts.list([
    ...(added > 0 ? [md('groups:joinedCount', { count: added })] : []),
    ...(removed > 0 ? [md('groups:leftCount', { count: removed })] : []),
    ...(unchanged > 0 ? [md('groups:unchangedCount', { count: unchanged })] : []),
  ]);
}

/** Takes one person out of a group, after a question that names what they lose. */
import { z } from 'zod';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { type ChangeMembersResult, changeMembers } from '../../src/licensing/change-members.ts';
import { GroupIsMirrored } from '../../src/licensing/errors.ts';
import { listHoldings } from '../../src/licensing/list-holdings.ts';
import { type ShowGroupResult, showGroup } from '../../src/licensing/show-group.ts';
import { context, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { deedMessage } from '../../src/slack/direct-message.ts';
import { groupMemberValue, returnTo } from '../../src/slack/entry-points.ts';
import {
  refresh,
  resultModal,
  returnHere,
  returnPlace,
  showModal,
} from '../../src/slack/modals.ts';
import { clip } from '../../src/slack/mrkdwn.ts';
import { nameList, shortName } from '../../src/slack/name-list.ts';
import { buttonValue, decode, encode } from '../../src/slack/payload.ts';
import type { ActionCall, Call, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const LEAVE = 'group.leave.confirm';
const MAX_PRODUCTS = 10;

const leaveMetadata = z.object({
  groupId: z.uuid(),
  personId: z.uuid(),
  returnTo: returnTo.optional(),
});
type LeaveMetadata = z.infer<typeof leaveMetadata>;

/** From a button, in this slice or another. */
export async function openLeaveFromButton(call: ActionCall): Promise<void> {
  const { returnTo: back, ...which } = buttonValue(groupMemberValue, call.action);
  await openLeave(call, which, back);
}

export async function openLeave(
  call: ActionCall,
  which: { groupId: string; personId: string },
  back?: Parameters<typeof returnPlace>[1],
): Promise<void> {
  requireAdministrator(call.context);
  const { group, products } = await showGroup(call.services.licensing, call.context, which);
  if (group.slackUsergroupId !== null) throw new GroupIsMirrored({ group: group.name });
  const metadata = { ...which, returnTo: back ? returnPlace(call, back) : returnHere(call) };
  const person = await label(call, which.personId);
  await showModal(call, leaveModal(call.texts, { group, products, person }, metadata));
}

/** @param person as markup. */
export function leaveModal(
  texts: Texts,
  { group, products, person }: Pick<ShowGroupResult, 'group' | 'products'> & { person: string },
  metadata: LeaveMetadata,
): Modal {
  const { md } = texts;
  const names = products.map(({ product }) => product);
  const loses = { products: nameList(texts, names, MAX_PRODUCTS) };
  return {
    type: 'modal',
    callback_id: LEAVE,
    title: plain(texts.plain('groups:leaveTitle'), 24),
    submit: plain(texts.plain('groups:leaveConfirm'), 24),
    close: plain(texts.plain('cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      section(md('groups:leaveAsk', { person, group: shortName(group.name) })),
      context(md(names.length > 0 ? 'groups:leaveLoses' : 'groups:joinGetNothing', loses)),
    ],
  };
}

export async function submitLeave(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { texts, services } = call;
  const { groupId, personId, returnTo: back } = decode(leaveMetadata, call.view.private_metadata);
  const change = { groupId, add: [], remove: [personId] };
  const person = await label(call, personId);
  const tell = ({ group, removed }: ChangeMembersResult) => {
    const names = { person, group: shortName(group) };
    const text = texts.md(removed > 0 ? 'groups:hasLeft' : 'groups:wasNoMember', names);
    return { text, blocks: [section(text)] };
  };
  const message = deedMessage(call, tell);
  const left = await changeMembers(services.licensing, onceAForm(call), change, message.keep);
  const { blocks } = tell(left);
  return {
    view: resultModal(texts, texts.plain('groups:leaveTitle'), blocks, left.repeated),
    after: async () => {
      await Promise.all([refresh(call, back), message.send(left)]);
    },
  };
}

async function label({ services, context: by, texts }: Call, personId: string): Promise<string> {
  const { person } = await listHoldings(services.licensing, by, { personId });
  return texts.person({ ...person, displayName: clip(person.displayName, 80) });
}

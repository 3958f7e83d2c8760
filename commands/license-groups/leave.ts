/** Takes one person out of a group, once that was asked. */
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { type ChangeMembersResult, changeMembers } from '../../src/licensing/change-members.ts';
import { section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { deedMessage } from '../../src/slack/direct-message.ts';
import { groupMemberValue } from '../../src/slack/entry-points.ts';
import { askLeave, leaveMetadata, nameOf } from '../../src/slack/leave-confirmation.ts';
import { resultModal, returnHere, returnPlace, showWhenReady } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { buttonValue, decode } from '../../src/slack/payload.ts';
import { refresh } from '../../src/slack/refresh.ts';
import type { ActionCall, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';

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
  const returnTo = back ? returnPlace(call, back) : returnHere(call);
  const title = call.texts.plain('groups:leaveTitle');
  await showWhenReady(call, title, () => askLeave(call, { ...which, fromForm: false, returnTo }));
}

export async function submitLeave(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { texts, services, view } = call;
  const metadata = decode(leaveMetadata, view.private_metadata);
  const { groupId, personId, fromForm, returnTo: back } = metadata;
  const change = { groupId, add: [], remove: [personId] };
  const person = await nameOf(call, personId);
  const tell = ({ group, removed }: ChangeMembersResult) => {
    const names = { person, group: shortName(group) };
    const text = texts.md(removed > 0 ? 'groups:hasLeft' : 'groups:wasNoMember', names);
    return { text, blocks: [section(text)] };
  };
  const message = deedMessage(call, tell);
  const left = await changeMembers(services.licensing, onceAForm(call), change, message.keep);
  const { blocks } = tell(left);
  const title = texts.plain('groups:leaveTitle');
  return {
    view: { ...resultModal(texts, title, blocks, left.repeated), clear_on_close: fromForm },
    after: async () => {
      await Promise.all([refresh(call, back), message.send(left)]);
    },
  };
}

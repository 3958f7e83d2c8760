/** Clicks in the Groups modal: all but the openers of forms replace what it shows. */
import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { listGroupMembers } from '../../src/licensing/list-group-members.ts';
import { reprocessPerson } from '../../src/licensing/reprocess-person.ts';
import { MAX_OPTIONS, option } from '../../src/slack/blocks.ts';
import { deedKey } from '../../src/slack/deed-key.ts';
import { groupValue, OPEN_GROUP, OPEN_GROUPS } from '../../src/slack/entry-points.ts';
import { offerGroups } from '../../src/slack/group-search.ts';
import { showModal, updateModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { overflowChoice } from '../../src/slack/overflow.ts';
import { pagerActions } from '../../src/slack/pager.ts';
import { buttonValue, checked, decode } from '../../src/slack/payload.ts';
import type { ActionCall, OptionsCall, Slice } from '../../src/slack/slice.ts';
import { openLeave } from './leave.ts';
import {
  ALL_MEMBERS,
  BACK,
  FIND_MEMBER,
  GROUP_PAGE,
  type GroupPlace,
  groupPlace,
  IN_ERROR,
  JUMP,
  LIST_PAGE,
  listPlace,
  MEMBER_MENU,
  MEMBER_VERBS,
  SHOW_ALL,
  SHOW_GROUP,
  TAB,
  TABS,
} from './place.ts';
import { groupScreen, listScreen } from './screens.ts';

const tabValue = z.object({ tab: z.enum(TABS) });

export const actions: Slice['actions'] = {
  [OPEN_GROUPS]: async (call) => showModal(call, await listScreen(call)),
  [OPEN_GROUP]: async (call) => {
    const { groupId, inError = false } = buttonValue(groupValue, call.action);
    const tab = inError ? 'members' : 'products';
    await showModal(call, await groupScreen(call, groupPlace.parse({ groupId, inError, tab })));
  },

  [SHOW_GROUP]: (call) => showInstead(call, buttonValue(groupValue, call.action).groupId),
  [JUMP]: (call) => showInstead(call, chosenId(call)),
  [SHOW_ALL]: async (call) => updateModal(call, await listScreen(call)),
  ...pagerActions(LIST_PAGE, async (call, page) => {
    const { query } = decode(listPlace, call.view?.private_metadata);
    await updateModal(call, await listScreen(call, { query, page }));
  }),

  [BACK]: async (call) => updateModal(call, await listScreen(call, placeOf(call).list)),
  ...Object.fromEntries(
    TABS.map((tab) => [
      `${TAB}.${tab}`,
      (call: ActionCall) => show(call, { tab: buttonValue(tabValue, call.action).tab }),
    ]),
  ),
  ...pagerActions(GROUP_PAGE, (call, page) => {
    const { tab, inError } = placeOf(call);
    return show(call, { tab, inError, page });
  }),
  [FIND_MEMBER]: (call) => show(call, { tab: 'members', personId: chosenId(call) }),
  [IN_ERROR]: (call) => show(call, { tab: 'members', inError: true }),
  [ALL_MEMBERS]: (call) => show(call, { tab: 'members' }),
  [MEMBER_MENU]: async (call) => {
    const { verb, id: personId } = overflowChoice(MEMBER_VERBS, call.action);
    if (verb === 'retry') return retry(call, personId);
    return openLeave(call, { groupId: placeOf(call).groupId, personId });
  },
};

export const options: Slice['options'] = {
  [JUMP]: offerGroups,
  [FIND_MEMBER]: (call) =>
    offerMembers(call, decode(groupPlace, call.view?.private_metadata).groupId),
};

export async function offerMembers(
  { services, context, query }: OptionsCall,
  groupId: string,
): Promise<PlainTextOption[]> {
  const search = { groupId, query, page: 0, pageSize: MAX_OPTIONS };
  const { members } = await listGroupMembers(services.licensing, context, search);
  return members.map(({ displayName, personId, email }) =>
    option(displayName, personId, email ?? undefined),
  );
}

function placeOf(call: ActionCall): GroupPlace {
  return decode(groupPlace, call.view?.private_metadata);
}

/** The same group, with nothing of what was shown of it before. */
async function show(call: ActionCall, what: Partial<GroupPlace>): Promise<void> {
  const { groupId, list } = placeOf(call);
  const place = groupPlace.parse({ groupId, list, ...what });
  await updateModal(call, await groupScreen(call, place));
}

async function showInstead(call: ActionCall, groupId: string): Promise<void> {
  const list = decode(listPlace, call.view?.private_metadata);
  await updateModal(call, await groupScreen(call, groupPlace.parse({ groupId, list })));
}

/** Once for what is shown: after the view has changed, it may be tried again. */
async function retry(call: ActionCall, personId: string): Promise<void> {
  const { context, view, services, texts } = call;
  const key = deedKey('retry', view?.id ?? '', view?.hash ?? '', personId);
  const { person } = await reprocessPerson(
    services.licensing,
    { ...context, deedKey: key },
    { personId },
  );
  const notice = texts.md('groups:retried', { person: shortName(person) });
  await updateModal(call, await groupScreen(call, placeOf(call), [notice]));
}

function chosenId({ action }: ActionCall): string {
  const chosen = action.type === 'external_select' ? action.selected_option?.value : undefined;
  return checked(z.uuid(), chosen);
}

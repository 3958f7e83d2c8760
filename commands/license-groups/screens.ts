/** Reads what a screen of the Groups modal shows; rights are checked by the use cases each time. */
import { GroupNotFound } from '../../src/licensing/errors.ts';
import { listGroupMembers } from '../../src/licensing/list-group-members.ts';
import { listGroups } from '../../src/licensing/list-groups.ts';
import { showGroup } from '../../src/licensing/show-group.ts';
import type { Modal } from '../../src/slack/blocks.ts';
import type { Call } from '../../src/slack/slice.ts';
import { groupView } from './group-view.ts';
import { GROUPS_PER_PAGE, listView } from './list-view.ts';
import { MEMBERS_PER_PAGE } from './members-tab.ts';
import { FIRST_PAGE, type GroupPlace, type ListPlace } from './place.ts';

export async function listScreen(
  { services, context, texts }: Call,
  place: ListPlace = FIRST_PAGE,
): Promise<Modal> {
  const search = { ...place, pageSize: GROUPS_PER_PAGE };
  return listView(texts, await listGroups(services.licensing, context, search), place.query);
}

export async function groupScreen(
  { services: { licensing }, context, texts }: Call,
  place: GroupPlace,
  notices: readonly string[] = [],
): Promise<Modal> {
  const { groupId, tab, page, personId } = place;
  const inError = place.inError ? 'any' : undefined;
  const search = { groupId, page, personId, inError, pageSize: MEMBERS_PER_PAGE };
  const [shown, found] = await Promise.all([
    showGroup(licensing, context, { groupId }),
    tab === 'members' ? listGroupMembers(licensing, context, search) : undefined,
  ]);
  return groupView(texts, { shown, found, place }, notices);
}

/** The list once the group is deleted. */
export async function groupOrList(call: Call, place: GroupPlace): Promise<Modal> {
  return groupScreen(call, place).catch((error: unknown) => {
    if (error instanceof GroupNotFound) return listScreen(call, place.list);
    throw error;
  });
}

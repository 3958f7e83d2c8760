// https://docs.slack.dev/reference/events/subteam_updated and its neighbors
import { type UserGroup, type UserGroupSeed, userGroupObject, usersOf } from './user-groups.ts';
import type { Workspace } from './workspace.ts';

type SubteamEvent = { type: string } & Record<string, unknown>;

/** Changes a group, and gives the events that Slack sends of it. */
export function changeUserGroup(
  group: UserGroup,
  patch: Omit<UserGroupSeed, 'id'>,
  workspace: Workspace,
): SubteamEvent[] {
  const before = usersOf(group);
  Object.assign(group, patch, {
    previouslyUpdated: group.updated,
    updated: Math.floor(workspace.now() / 1000),
  });
  workspace.changed();
  const after = usersOf(group);
  const added = after.filter((user) => !before.includes(user));
  const removed = before.filter((user) => !after.includes(user));
  const self = (list: string[]) => list.includes(workspace.botUserId);
  const { id: subteam_id } = group;
  return [
    ...(added.length + removed.length > 0 ? [membersChanged(group, added, removed)] : []),
    { type: 'subteam_updated', subteam: userGroupObject(group, { users: true, count: true }) },
    ...(self(added) ? [{ type: 'subteam_self_added', subteam_id }] : []),
    ...(self(removed) ? [{ type: 'subteam_self_removed', subteam_id }] : []),
  ];
}

function membersChanged(group: UserGroup, added: string[], removed: string[]): SubteamEvent {
  return {
    type: 'subteam_members_changed',
    subteam_id: group.id,
    team_id: group.teamId,
    date_previous_update: group.previouslyUpdated,
    date_update: group.updated,
    added_users: added,
    added_users_count: String(added.length),
    removed_users: removed,
    removed_users_count: String(removed.length),
  };
}

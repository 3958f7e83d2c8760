/**
 * User groups ("subteams"), which paid plans have. Disabled ones stay, with a date_delete.
 * https://docs.slack.dev/reference/objects/usergroup-object
 */
import { newId } from './ids.ts';

export interface UserGroup {
  id: string;
  teamId: string;
  name: string;
  handle: string;
  description: string;
  users: string[];
  disabled: boolean;
  /** Seconds, as all of Slack's dates. */
  created: number;
  updated: number;
  previouslyUpdated: number;
}

export type UserGroupSeed = Partial<
  Pick<UserGroup, 'id' | 'name' | 'handle' | 'description' | 'users' | 'disabled'>
>;

export function makeUserGroup(seed: UserGroupSeed, teamId: string, now: number): UserGroup {
  const id = seed.id ?? newId('S');
  const name = seed.name ?? id;
  const at = Math.floor(now / 1000);
  return {
    id,
    teamId,
    name,
    handle: name.toLowerCase().replace(/[^\w-]+/g, '-'),
    description: '',
    users: [],
    disabled: false,
    created: at,
    updated: at,
    previouslyUpdated: at,
    ...seed,
  };
}

/** A disabled group has nobody. */
export function usersOf({ users, disabled }: UserGroup): string[] {
  return disabled ? [] : users;
}

/** As usergroups.list and the events show it. */
export function userGroupObject(
  group: UserGroup,
  { users, count }: { users: boolean; count: boolean },
): Record<string, unknown> {
  const { id, teamId, name, handle, description, created, updated, disabled } = group;
  const members = usersOf(group);
  return {
    id,
    team_id: teamId,
    is_usergroup: true,
    is_subteam: true,
    name,
    description,
    handle,
    is_external: false,
    date_create: created,
    date_update: updated,
    date_delete: disabled ? updated : 0,
    auto_type: null,
    auto_provision: false,
    enterprise_subteam_id: '',
    created_by: 'USLACKBOT',
    updated_by: 'USLACKBOT',
    deleted_by: disabled ? 'USLACKBOT' : null,
    prefs: { channels: [], groups: [] },
    ...(users && { users: members }),
    ...(count && { user_count: members.length }),
    channel_count: 0,
  };
}

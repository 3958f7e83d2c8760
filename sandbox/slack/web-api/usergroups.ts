// https://docs.slack.dev/reference/methods/usergroups.list and its neighbors
import { z } from 'zod';
import { SlackError } from '../slack-error.ts';
import { userGroupObject, usersOf } from '../user-groups.ts';
import type { Workspace } from '../workspace.ts';
import { flag } from './arguments.ts';
import { type Methods, method } from './method.ts';

function groupsOf({ userGroups, hasUserGroups }: Workspace) {
  // "This workspace does not have access to User Groups": so on the free plan.
  if (!hasUserGroups) throw new SlackError('plan_upgrade_required');
  return userGroups;
}

const team = z.string().optional();

export const usergroupsMethods: Methods = {
  'usergroups.list': method(
    'usergroups:read',
    z.object({
      include_count: flag.default(false),
      include_disabled: flag.default(false),
      include_users: flag.default(false),
      team_id: team,
    }),
    ({ include_count: count, include_users: users, include_disabled }, { workspace }) => ({
      usergroups: [...groupsOf(workspace).values()]
        .filter(({ disabled }) => include_disabled || !disabled)
        .map((group) => userGroupObject(group, { users, count })),
    }),
  ),

  'usergroups.users.list': method(
    'usergroups:read',
    z.object({ usergroup: z.string(), include_disabled: flag.default(false), team_id: team }),
    ({ usergroup, include_disabled }, { workspace }) => {
      const group = groupsOf(workspace).get(usergroup);
      if (!group || (group.disabled && !include_disabled)) throw new SlackError('no_such_subteam');
      return { users: usersOf(group) };
    },
  ),
};

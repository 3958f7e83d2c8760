/** Slack's user groups, which a workspace's plan may not have and the app may not be allowed to read. */
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { slackRefusal } from './slack-refusal.ts';

export interface UserGroup {
  /** S… */
  id: string;
  name: string;
  handle: string;
  disabled: boolean;
}

/** The workspace's plan has none. */
export class UserGroupsUnavailable extends Error {
  readonly code = 'user_groups_unavailable';
}

/** The app was installed before it asked for them, or somebody refused. */
export class UserGroupsForbidden extends Error {
  readonly code = 'user_groups_forbidden';
}

const NO_PLAN = new Set(['plan_upgrade_required', 'paid_teams_only', 'paid_only']);
const FORBIDDEN = new Set(['missing_scope', 'access_denied', 'not_allowed_token_type']);

const usergroup = z.object({
  id: z.string(),
  name: z.string().default(''),
  handle: z.string().default(''),
  date_delete: z.number().default(0),
});

/** All there are, disabled ones included. @throws {UserGroupsUnavailable | UserGroupsForbidden} */
export async function listUserGroups(client: WebClient): Promise<UserGroup[]> {
  const { usergroups = [] } = await explained(
    client.usergroups.list({ include_disabled: true, include_users: false }),
  );
  return usergroups.map((each) => {
    const { id, name, handle, date_delete } = usergroup.parse(each);
    return { id, name: name || handle || id, handle, disabled: date_delete !== 0 };
  });
}

/**
 * Slack ids of who is in it; null where it was disabled meanwhile, or is gone.
 * @throws {UserGroupsUnavailable | UserGroupsForbidden}
 */
export async function readUserGroup(client: WebClient, id: string): Promise<string[] | null> {
  try {
    const { users = [] } = await explained(client.usergroups.users.list({ usergroup: id }));
    return users;
  } catch (error) {
    if (slackRefusal(error) === 'no_such_subteam') return null;
    throw error;
  }
}

async function explained<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const code = slackRefusal(error);
    if (NO_PLAN.has(code)) throw new UserGroupsUnavailable(code, { cause: error });
    if (FORBIDDEN.has(code)) throw new UserGroupsForbidden(code, { cause: error });
    throw error;
  }
}

/** @throws {UserGroupsUnavailable | UserGroupsForbidden} */
export type UserGroups = (options?: { fresh?: boolean }) => Promise<UserGroup[]>;

const FRESH_MS = 60_000;

/** For searches: Slack lists them 20 times a minute, and people type faster. */
export function rememberUserGroups(client: WebClient): UserGroups {
  let last: { at: number; list: UserGroup[] } | undefined;
  return async ({ fresh = false } = {}) => {
    const now = performance.now();
    if (fresh || !last || now - last.at > FRESH_MS) {
      last = { at: now, list: await listUserGroups(client) };
    }
    return last.list;
  };
}

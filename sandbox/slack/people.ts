import { tzOffset } from '@date-fns/tz';
import type { ClientUser } from './client-protocol.ts';
import { newId } from './ids.ts';

/** A person (or bot) as the local Slack keeps them. */
export interface SlackUser extends ClientUser {
  teamId: string;
  email: string | undefined;
  isPrimaryOwner: boolean;
  /** A single-channel guest. */
  isUltraRestricted: boolean;
  updated: number;
}

export type UserSeed = Partial<SlackUser>;

export function makeUser(seed: UserSeed, defaultTeamId: string, now: number): SlackUser {
  const id = seed.id ?? newId('U');
  const name = seed.name ?? id.toLowerCase();
  const isBot = seed.isBot ?? false;
  return {
    id,
    teamId: seed.isStranger ? newId('T') : defaultTeamId,
    name,
    realName: name,
    title: '',
    email: isBot ? undefined : `${name}@example.com`,
    isBot,
    isAdmin: seed.isOwner ?? false,
    isOwner: false,
    isPrimaryOwner: false,
    deleted: false,
    isRestricted: seed.isUltraRestricted ?? false,
    isUltraRestricted: false,
    isStranger: false,
    locale: 'en-US',
    tz: 'Europe/Amsterdam',
    updated: Math.floor(now / 1000),
    ...seed,
  };
}

/**
 * The user object of users.info and the events.
 * https://docs.slack.dev/reference/objects/user-object
 */
export function userObject(
  user: SlackUser,
  shown: { email: boolean; locale: boolean; now: number },
): Record<string, unknown> {
  const [firstName = '', ...rest] = user.realName.split(' ');
  const base = {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    profile: {
      title: user.title,
      phone: '',
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.name,
      display_name_normalized: user.name,
      first_name: firstName,
      last_name: rest.join(' '),
      status_text: '',
      status_emoji: '',
      avatar_hash: '',
      team: user.teamId,
      ...(shown.email && user.email !== undefined && !user.isStranger ? { email: user.email } : {}),
    },
    is_bot: user.isBot,
    is_app_user: false,
    updated: user.updated,
  };
  // Slack leaves most of a deactivated person out.
  if (user.deleted) return base;
  return {
    ...base,
    color: '9f69e7',
    real_name: user.realName,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: tzOffset(user.tz, new Date(shown.now)) * 60,
    is_admin: user.isAdmin || user.isOwner,
    is_owner: user.isOwner,
    is_primary_owner: user.isPrimaryOwner,
    is_restricted: user.isRestricted,
    is_ultra_restricted: user.isUltraRestricted,
    ...(user.isStranger ? { is_stranger: true } : {}),
    is_email_confirmed: true,
    who_can_share_contact_card: 'EVERYONE',
    ...(shown.locale ? { locale: user.locale } : {}),
  };
}

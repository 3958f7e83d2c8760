// The company in the local Slack: most people, and each kind that the bot must tell apart.

import { createHash } from 'node:crypto';
import type { ChannelSeed } from '../slack/conversations.ts';
import type { UserSeed } from '../slack/people.ts';
import type { UserGroupSeed } from '../slack/user-groups.ts';
import { mail, people } from './people.ts';

export const team = { id: 'T0LUMENWERK', name: 'Lumenwerk', domain: 'lumenwerk' };

const NOT_IN_SLACK = ['jonas.kazlauskas', 'amina.hassan', 'isla.macrae'];

const special: Record<string, UserSeed> = {
  'ingrid.solberg': { isPrimaryOwner: true, isOwner: true, title: 'Managing director' },
  'joris.bakker': { isAdmin: true, title: 'IT, workspace administrator' },
  'lukas.hoffmann': { isAdmin: true, locale: 'de-DE', title: 'IT' },
  'anneke.devries': { locale: 'nl-NL', title: 'Head of IT and operations' },
  'priya.raghunathan': { title: 'Head of engineering' },
  'diego.hernandez': { isRestricted: true, locale: 'es-MX', title: 'Guest, several channels' },
  'noah.tremblay': { isRestricted: true, isUltraRestricted: true, title: 'Guest, one channel' },
  'rafael.teixeira': { deleted: true },
  'hanna.virtanen': { deleted: true },
};

const outsiders: UserSeed[] = [
  { name: 'mira.castellanos', realName: 'Mira Castellanos', title: 'New since today' },
  { name: 'standup', realName: 'Standup Bot', isBot: true },
  {
    name: 'gregor.ambuhl',
    realName: 'Gregor Ambühl',
    email: 'gregor@glaswerke.example',
    isStranger: true,
    title: 'Glaswerke AG, in #partner-glaswerke',
    tz: 'Europe/Zurich',
  },
];

const timeZones: Record<string, string> = {
  AE: 'Asia/Dubai',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  GB: 'Europe/London',
  IE: 'Europe/Dublin',
  IN: 'Asia/Kolkata',
  JP: 'Asia/Tokyo',
  KR: 'Asia/Seoul',
  MX: 'America/Mexico_City',
  NG: 'Africa/Lagos',
  NZ: 'Pacific/Auckland',
  SG: 'Asia/Singapore',
  US: 'America/New_York',
  VN: 'Asia/Ho_Chi_Minh',
  ZA: 'Africa/Johannesburg',
};

/** The same at every start: the bot has linked people to these ids. */
function stableId(kind: 'U' | 'C' | 'S', name: string): string {
  const digits = createHash('sha256').update(name).digest('hex').slice(0, 9).toUpperCase();
  return `${kind}0${digits}`;
}

export const users: UserSeed[] = [
  ...people.map(({ email, displayName, usageLocation }): UserSeed => {
    const name = email.slice(0, email.indexOf('@'));
    const tz = timeZones[usageLocation] ?? 'Europe/Amsterdam';
    return { name, realName: displayName, email, tz, ...special[name] };
  }),
  ...outsiders.map((seed) => ({ email: seed.isBot ? undefined : mail(`${seed.name}`), ...seed })),
]
  .filter(({ name = '' }) => !NOT_IN_SLACK.includes(name))
  .map((seed) => ({ id: stableId('U', `${seed.name}`), ...seed }));

const colleagues = users.filter(
  ({ deleted, isBot, isStranger, isRestricted }) =>
    !deleted && !isBot && !isStranger && !isRestricted,
);

function channel(name: string, others: string[], members = colleagues): ChannelSeed {
  return {
    id: stableId('C', name),
    name,
    members: [
      ...members.map(({ id = '' }) => id),
      ...others.map((person) => stableId('U', person)),
    ],
  };
}

/** Where the bot posts its alerts. */
const ALERT_CHANNEL = 'it-licenses';
export const alertChannelId = stableId('C', ALERT_CHANNEL);

/** Of somebody and whoever reports to them. */
function userGroup(name: string, handle: string, head: string): UserGroupSeed {
  const members = people.filter(({ email, manager }) => [email, manager].includes(mail(head)));
  const emails = new Set(members.map(({ email }) => email));
  return {
    id: stableId('S', handle),
    ...{ name, handle },
    users: colleagues.filter(({ email }) => emails.has(`${email}`)).map(({ id = '' }) => id),
  };
}

export const userGroups: UserGroupSeed[] = [
  userGroup('Engineering', 'engineering', 'priya.raghunathan'),
  userGroup('Operations', 'operations', 'tomasz.wisniewski'),
  userGroup('Sales', 'sales', 'claire.dubois'),
];

export const channels: ChannelSeed[] = [
  { ...channel(ALERT_CHANNEL, ['diego.hernandez']), botIsMember: true },
  channel('random', []),
  channel('partner-glaswerke', ['gregor.ambuhl', 'noah.tremblay', 'claire.dubois'], []),
  { ...channel('management', ['ingrid.solberg', 'anneke.devries'], []), isPrivate: true },
];

import { clip } from './mrkdwn.ts';
import { shortName } from './name-list.ts';
import type { Texts } from './texts.ts';

export interface DescribedPerson {
  displayName: string;
  slackUserId: string | null;
  email: string | null;
  isGuest: boolean;
  status: 'active' | 'deleted';
}

/** Who somebody is, and what there is to know of them: not in Slack, a guest, deactivated. Markup. */
export function personLine(texts: Texts, person: DescribedPerson): string {
  const { displayName, slackUserId, email, isGuest, status } = person;
  const name = texts.person({ displayName: clip(displayName, 80), slackUserId }) || '–';
  return [
    `*${name}*`,
    ...(slackUserId === null && email !== null ? [shortName(email, 80)] : []),
    ...(slackUserId === null ? [texts.md('notInSlack')] : []),
    ...(isGuest ? [texts.md('guest')] : []),
    ...(status === 'deleted' ? [texts.md('deleted')] : []),
  ].join(' · ');
}

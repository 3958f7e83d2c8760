import { shortName } from './name-list.ts';
import type { Texts } from './texts.ts';

interface Person {
  displayName: string;
  slackUserId: string | null;
  email: string | null;
  status: 'active' | 'deleted';
}

/** A mention; for somebody whom nobody could click on, what tells them from a namesake. Markup. */
export function personLabel(texts: Texts, person: Person): string {
  if (person.slackUserId !== null && person.status === 'active') return texts.person(person);
  const email = person.email === null ? [] : [shortName(person.email, 75)];
  const why = texts.md(person.status === 'deleted' ? 'deleted' : 'notInSlack');
  return `${shortName(person.displayName, 75)} (${[...email, why].join(', ')})`;
}

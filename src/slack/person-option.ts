import type { PlainTextOption } from '@slack/types';
import type { FoundPerson } from '../licensing/find-people.ts';
import { option } from './blocks.ts';
import type { Texts } from './texts.ts';

/** Somebody whom Slack's own pickers do not offer. */
export function personOption(texts: Texts, person: FoundPerson): PlainTextOption {
  const why = texts.plain(person.status === 'deleted' ? 'deleted' : 'notInSlack');
  return option(person.displayName, person.id, [person.email, why].filter(Boolean).join(' · '));
}

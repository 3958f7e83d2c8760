/** People whom Slack's own pickers do not offer: not in Slack, or deactivated there. */
import type { PlainTextOption } from '@slack/types';
import {
  type FoundPerson,
  findPeopleOutsideSlack,
} from '../licensing/find-people-outside-slack.ts';
import { MAX_OPTIONS, option } from './blocks.ts';
import type { OptionsCall } from './slice.ts';
import type { Texts } from './texts.ts';

export function personOption(texts: Texts, person: FoundPerson): PlainTextOption {
  const why = texts.plain(person.status === 'deleted' ? 'deleted' : 'notInSlack');
  return option(person.displayName, person.id, [person.email, why].filter(Boolean).join(' · '));
}

/** What a search finds; deactivated people only where a form can do something for them. */
export async function offerOutsideSlack(
  { services, context, texts, query }: OptionsCall,
  status: 'active' | 'any',
): Promise<PlainTextOption[]> {
  const search = { query, limit: MAX_OPTIONS, status };
  const found = await findPeopleOutsideSlack(services.licensing, context, search);
  return found.map((person) => personOption(texts, person));
}

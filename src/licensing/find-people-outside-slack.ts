import { type Context, requireAdministrator } from './actor.ts';
import type { Licensing } from './ports.ts';
import { beginsWords, containsWords, searchValues } from './search-words.ts';
import { statement } from './statement.ts';

export interface FindPeople {
  /** Every word must occur in name or e-mail. */
  query: string;
  limit: number;
  /** Active people unless told. */
  status?: 'active' | 'any';
}

export interface FoundPerson {
  id: string;
  displayName: string;
  email: string | null;
  status: 'active' | 'deleted';
}

/**
 * People whom Slack's own pickers do not offer: not in Slack, or deleted. First those whose name
 * begins as the query does, read off an index however many there are; then, where these are fewer
 * than `limit`, the others, each by name.
 * @throws {NotAllowed}
 */
export async function findPeopleOutsideSlack(
  { em }: Licensing,
  context: Context,
  { query: typed, limit, status = 'active' }: FindPeople,
): Promise<FoundPerson[]> {
  requireAdministrator(context);
  const { query, patterns } = searchValues(typed);
  const search = { tenantId: context.tenantId, query, onlyActive: status === 'active' };
  const first = await BEGINNING(em, { ...search, limit });
  if (first.length === limit) return first;
  const others = await OTHERS(em, { ...search, patterns, limit: limit - first.length });
  return [...first, ...others];
}

/** As person_outside_slack_index has it. */
const NAME = `lower(display_name) collate "C"`;
const BEGINS = `${NAME} between lower(cast(:query as text)) and lower(cast(:query as text)) || U&'\\+10FFFF'`;

function find(condition: string, order: string) {
  return statement<FoundPerson>(`
    select id, display_name as "displayName", email, status from person
     where tenant_id = :tenantId and (slack_user_id is null or status = 'deleted')
       and (not :onlyActive or status = 'active') and ${condition}
     order by ${order} ${NAME}, id limit :limit`);
}

const TEXT = `display_name || ' ' || coalesce(email, '')`;
const BEGINNING = find(BEGINS, '');
const OTHERS = find(
  `not (${BEGINS}) and ${containsWords(TEXT)}`,
  `case when ${beginsWords(TEXT)} then 0 else 1 end,`,
);

import { type Context, requireAdministrator } from './actor.ts';
import type { Licensing } from './ports.ts';
import { containedWords, containsWords } from './search-words.ts';
import { statement } from './statement.ts';

export interface FindPeople {
  /** Every word must occur in name or e-mail. */
  query: string;
  limit: number;
  /** Active people unless told. */
  status?: 'active' | 'any';
  /** Only people whom Slack's own pickers do not offer: not in Slack, or deleted. */
  onlyWithoutSlack?: boolean;
}

export interface FoundPerson {
  id: string;
  displayName: string;
  email: string | null;
  slackUserId: string | null;
  status: 'active' | 'deleted';
}

/**
 * People by name or e-mail, ordered by name.
 * @throws {NotAllowed}
 */
export async function findPeople(
  licensing: Licensing,
  context: Context,
  { query, limit, status = 'active', onlyWithoutSlack = false }: FindPeople,
): Promise<FoundPerson[]> {
  requireAdministrator(context);
  const { tenantId } = context;
  const patterns = containedWords(query);
  const onlyActive = status === 'active';
  return FIND(licensing.em, { tenantId, patterns, onlyActive, onlyWithoutSlack, limit });
}

const FIND = statement<FoundPerson>(`
  select id, display_name as "displayName", email, slack_user_id as "slackUserId", status
    from person
   where tenant_id = :tenantId
     and ${containsWords(`display_name || ' ' || coalesce(email, '')`)}
     and (not :onlyActive or status = 'active')
     and (not :onlyWithoutSlack or slack_user_id is null or status = 'deleted')
   order by lower(display_name), id limit :limit`);

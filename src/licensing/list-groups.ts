import { type Context, requireAdministrator } from './actor.ts';
import { type Paging, pageOf, pageOffset } from './paging.ts';
import type { Licensing } from './ports.ts';
import { containsWords, searchRank, searchValues } from './search-words.ts';
import { statement } from './statement.ts';

export interface ListGroups extends Paging {
  /** Every word must occur in the name. */
  query?: string;
}

export interface GroupSummary {
  id: string;
  name: string;
  priority: number;
  /** Its members are those of a Slack user group. */
  isMirrored: boolean;
  /** A mirrored one that waits for somebody to look. */
  isFrozen: boolean;
  members: number;
  /** Names of the products it holds. */
  products: string[];
  /** Members who lack something that they are to have. */
  inError: number;
}

export interface ListGroupsResult {
  groups: GroupSummary[];
  /** How many groups the query finds, over all pages. */
  matches: number;
  page: number;
  pages: number;
  groupsInAll: number;
}

/** A page of the tenant's groups, those called so first, then by name. @throws {NotAllowed} */
export async function listGroups(
  { em }: Pick<Licensing, 'em'>,
  context: Context,
  { query = '', page, pageSize }: ListGroups,
): Promise<ListGroupsResult> {
  requireAdministrator(context);
  const { tenantId } = context;
  const [row] = await GROUPS(em, { ...searchValues(query), tenantId, page, pageSize });
  if (!row) throw new Error('A count has one row');
  return { ...row, ...pageOf(row.matches, { page, pageSize }) };
}

/** Counts are made for the rows returned only. */
const GROUPS = statement<Pick<ListGroupsResult, 'groups' | 'matches' | 'groupsInAll'>>(`
  with matching as (
    select *, ${searchRank('name')} as rank from license_group
     where tenant_id = :tenantId and deleted_at is null and ${containsWords('name')}
  ), g as (
    select * from matching order by rank, lower(name), id
     limit :pageSize offset ${pageOffset('(select count(*) from matching)')}
  )
  select (select cast(count(*) as int) from matching) as matches,
    (select cast(count(*) as int) from license_group
      where tenant_id = :tenantId and deleted_at is null) as "groupsInAll",
    coalesce((select json_agg(json_build_object('id', id, 'name', name, 'priority', priority,
        'isMirrored', slack_usergroup_id is not null, 'isFrozen', frozen_at is not null,
        'members', (select count(*) from group_member m
          where m.tenant_id = g.tenant_id and m.group_id = g.id),
        'products', (select coalesce(json_agg(pr.display_name
            order by lower(pr.display_name), pr.id), '[]')
          from group_product gp
          join product pr on pr.tenant_id = gp.tenant_id and pr.id = gp.product_id
         where gp.tenant_id = g.tenant_id and gp.group_id = g.id),
        'inError', (select count(distinct s.person_id) from group_product gp
          join source s on s.tenant_id = gp.tenant_id and s.product_id = gp.product_id
           and s.group_id = gp.group_id and s.state = 'error'
         where gp.tenant_id = g.tenant_id and gp.group_id = g.id))
        order by rank, lower(name), id) from g), '[]') as groups`);

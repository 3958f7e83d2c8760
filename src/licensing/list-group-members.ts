import { type Context, requireAdministrator } from './actor.ts';
import { GroupNotFound } from './errors.ts';
import { isId } from './ids.ts';
import { type Paging, pageOf, pageOffset } from './paging.ts';
import type { Licensing } from './ports.ts';
import { containsWords, searchValues } from './search-words.ts';
import { statement } from './statement.ts';

export interface ListGroupMembers extends Paging {
  groupId: string;
  /** Every word must occur in name or e-mail. */
  query?: string;
  /** Only those in error, whatever the query: for one reason, or `any`. */
  inError?: string | undefined;
  /** Only this person, whatever else is asked. */
  personId?: string | undefined;
}

export interface GroupMemberShown {
  personId: string;
  displayName: string;
  slackUserId: string | null;
  email: string | null;
  status: 'active' | 'deleted';
  isGuest: boolean;
  joinedAt: Date;
  /** What they wait for, and the code of the rule that stands against it. */
  errors: { productId: string; product: string; code: string }[];
}

export interface ListGroupMembersResult {
  group: string;
  members: GroupMemberShown[];
  /** How many are found, over all pages. */
  matches: number;
  page: number;
  pages: number;
}

/**
 * A page of a group's members, those who joined last first.
 * @throws {NotAllowed | GroupNotFound} the latter also for another tenant's id.
 */
export async function listGroupMembers(
  { em }: Pick<Licensing, 'em'>,
  context: Context,
  { groupId, query = '', inError, personId, page, pageSize }: ListGroupMembers,
): Promise<ListGroupMembersResult> {
  requireAdministrator(context);
  if (!isId(groupId)) throw new GroupNotFound();
  const common = { tenantId: context.tenantId, groupId, page, pageSize };
  const [row] = await read();
  if (!row) throw new GroupNotFound();
  const members = row.members.map((each) => ({ ...each, joinedAt: new Date(each.joinedAt) }));
  return { ...row, members, ...pageOf(row.matches, { page, pageSize }) };

  function read() {
    if (personId !== undefined) {
      return ONE(em, { ...common, personId: isId(personId) ? personId : null });
    }
    if (inError !== undefined) {
      return IN_ERROR(em, { ...common, code: inError === 'any' ? null : inError });
    }
    if (query.trim() === '') return ALL(em, common);
    return SEARCHED(em, { ...common, ...searchValues(query) });
  }
}

interface Row {
  group: string;
  matches: number;
  members: (Omit<GroupMemberShown, 'joinedAt'> & { joinedAt: string })[];
}

/**
 * The page is cut out first, along the index of those who joined; people and errors are read for
 * its rows only.
 * @param which SQL: a condition on member `m`.
 */
function membersWho(which: string) {
  const matching = `from group_member m
    where m.tenant_id = g.tenant_id and m.group_id = g.id and ${which}`;
  const matches = `(select cast(count(*) as int) ${matching})`;
  return statement<Row>(`
  select g.name as "group", ${matches} as matches,
    coalesce((select json_agg(json_build_object('personId', p.id, 'displayName', p.display_name,
        'slackUserId', p.slack_user_id, 'email', p.email, 'status', p.status,
        'isGuest', p.is_guest, 'joinedAt', m.joined_at,
        'errors', (select coalesce(json_agg(json_build_object('productId', pr.id,
             'product', pr.display_name, 'code', s.error_code)
             order by lower(pr.display_name), pr.id), '[]')
           from source s join product pr on pr.tenant_id = s.tenant_id and pr.id = s.product_id
          where s.tenant_id = m.tenant_id and s.person_id = m.person_id and s.group_id = m.group_id
            and s.state = 'error'))
        order by m.joined_at desc, m.person_id desc)
      from (select m.* ${matching} order by m.joined_at desc, m.person_id desc
             limit :pageSize offset ${pageOffset(matches)}) m
      join person p on p.tenant_id = m.tenant_id and p.id = m.person_id), '[]') as members
  from license_group g
 where g.tenant_id = :tenantId and g.id = cast(:groupId as uuid) and g.deleted_at is null`);
}

const ALL = membersWho('true');

const ONE = membersWho('m.person_id = cast(:personId as uuid)');

const SEARCHED = membersWho(`exists (select from person p where p.tenant_id = m.tenant_id
  and p.id = m.person_id and ${containsWords(`p.display_name || ' ' || coalesce(p.email, '')`)})`);

const IN_ERROR = membersWho(`m.person_id in (select s.person_id from group_product gp
  join source s on s.tenant_id = gp.tenant_id and s.product_id = gp.product_id
   and s.group_id = gp.group_id and s.state = 'error'
 where gp.tenant_id = m.tenant_id and gp.group_id = m.group_id
   and (cast(:code as text) is null or s.error_code = :code))`);

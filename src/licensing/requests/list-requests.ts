import { actingPersonId, type Context, requireAdministrator } from '../actor.ts';
import { NIL } from '../ids.ts';
import {
  type ConfiguredAdministrators,
  listAdministratorsInSlack,
} from '../list-administrators-in-slack.ts';
import { pageOf, pageOffset } from '../paging.ts';
import type { Licensing } from '../ports.ts';
import { IS_OPEN, type RequestState } from '../rules/request-state.ts';
import { statement } from '../statement.ts';
import { REQUEST_COLUMNS, type ShownRequest } from './read-request.ts';

export const requestLists = ['mine', 'waiting', 'all'] as const;

export interface ListRequests {
  /** Those made by or for whoever asks; those that wait for their decision; or all, for administrators. */
  list: (typeof requestLists)[number];
  /** Among all, or one's own; of these also all that are open. */
  state?: RequestState | 'open' | null | undefined;
  /** Of {@link REQUESTS_A_PAGE}, from 0 on; past the end: the last. */
  page: number;
}

export interface ListRequestsResult {
  requests: ShownRequest[];
  /** At most {@link MOST_LISTED}. */
  count: number;
  /** There are more, which are not listed. */
  isMore: boolean;
  page: number;
  pages: number;
}

/** Nobody turns more pages. */
const MOST_LISTED = 100;
/** Written into the statements: PostgreSQL keeps no plan where it cannot tell how many are few. */
const REQUESTS_A_PAGE = 10;

/** @throws {NotAllowed} for all, unless they administer licenses. */
export async function listRequests(
  { em }: Pick<Licensing, 'em'>,
  context: Context,
  administrators: ConfiguredAdministrators,
  { list, state = null, page }: ListRequests,
): Promise<ListRequestsResult> {
  if (list === 'all') requireAdministrator(context);
  const { tenantId, actor } = context;
  const paging = { page, pageSize: REQUESTS_A_PAGE };
  const values = {
    ...{ tenantId, ...paging },
    personId: actingPersonId(actor) ?? NIL,
  };
  const [row] =
    list === 'mine'
      ? await MINE(em, { ...values, state })
      : list === 'all'
        ? state === null
          ? await ALL(em, values)
          : await IN_STATE(em, { ...values, state })
        : actor.kind === 'everybody'
          ? await ASKED(em, values)
          : await WAITING(em, {
              ...values,
              approvers: await listAdministratorsInSlack(em, tenantId, administrators),
            });
  const found = row ?? { count: 0, isMore: false, requests: [] };
  return { ...found, ...pageOf(found.count, paging) };
}

type Row = Pick<ListRequestsResult, 'requests' | 'count' | 'isMore'>;

function list(where: string, order: string) {
  return statement<Row>(`
    with found as (
      select first.id, row_number() over () as place
        from (select r.id from license_request r where r.tenant_id = :tenantId and ${where}
          order by ${order} limit ${MOST_LISTED + 1}) first
    ), counted as (
      select cast(least(count(*), ${MOST_LISTED}) as int) as count,
          count(*) > ${MOST_LISTED} as "isMore" from found
    ), listed as (
      select id, place from found order by place limit ${REQUESTS_A_PAGE}
      offset (select ${pageOffset('count')} from counted)
    )
    select counted.*, coalesce((select json_agg(shown) from (
        select ${REQUEST_COLUMNS} from listed
          join license_request r on r.tenant_id = :tenantId and r.id = listed.id
         order by listed.place) shown), '[]') as requests
      from counted`);
}

const NEWEST = 'r.made_at desc, r.id';

const MINE = list(
  `(r.requester_id = cast(:personId as uuid) or r.person_id = cast(:personId as uuid)
      or r.id = any (array(select j.request_id from license_request_requester j
        where j.tenant_id = :tenantId and j.person_id = cast(:personId as uuid))))
    and (cast(:state as text) is null or r.state = :state or (:state = 'open' and r.state ${IS_OPEN}))`,
  `(r.state not ${IS_OPEN}), ${NEWEST}`,
);

const SELF = `(select self.slack_user_id from person self
  where self.tenant_id = :tenantId and self.id = cast(:personId as uuid))`;

/** A value, not `exists`: PostgreSQL would read all that somebody is asked about first. */
const IS_ASKED = `(select true from license_request_approver a
  where a.tenant_id = r.tenant_id and a.request_id = r.id and a.slack_user_id = ${SELF})`;

const ASKED = list(
  `r.state = 'pending' and r.id = any (array(select a.request_id from license_request_approver a
   where a.tenant_id = :tenantId and a.slack_user_id = ${SELF}))`,
  'r.made_at, r.id',
);

/** Of administrators: those that concern them only where nobody else could decide. */
const WAITING = list(
  `r.state = 'pending' and (r.asks_administrators
    and (select true from license_request_vote v where v.tenant_id = r.tenant_id
      and v.request_id = r.id and v.stage = r.stage and v.person_id = cast(:personId as uuid)) is null
    and (select true from license_request_requester j where j.tenant_id = r.tenant_id
      and j.request_id = r.id and j.person_id = cast(:personId as uuid)) is null
    and (cast(:personId as uuid) not in (r.requester_id, r.person_id)
      or not exists (select from unnest(cast(:approvers as text[])) approver
        where approver not in (select slack_user_id from person p where p.tenant_id = r.tenant_id
          and p.id in (r.requester_id, r.person_id) and slack_user_id is not null)))
    or ${IS_ASKED})`,
  'r.made_at, r.id',
);

const ALL = list('true', NEWEST);
const IN_STATE = list('r.state = :state', NEWEST);

import { actingPersonId, type Context, requireAdministrator } from '../actor.ts';
import { NIL } from '../ids.ts';
import {
  type ConfiguredAdministrators,
  listAdministratorsInSlack,
} from '../list-administrators-in-slack.ts';
import { type Paging, pageOf, pageOffset } from '../paging.ts';
import type { Licensing } from '../ports.ts';
import type { RequestState } from '../rules/request-state.ts';
import { statement } from '../statement.ts';
import { REQUEST_COLUMNS, REQUEST_JOINS, type ShownRequest } from './read-request.ts';

export const requestLists = ['mine', 'waiting', 'all'] as const;

export interface ListRequests extends Paging {
  /** Those made by or for whoever asks; those that wait for their decision; or all, for administrators. */
  list: (typeof requestLists)[number];
  /** Among all, or one's own. */
  state?: RequestState | null | undefined;
}

export interface ListRequestsResult {
  requests: ShownRequest[];
  /** At most {@link MOST_LISTED}. */
  count: number;
  page: number;
  pages: number;
}

/** Nobody turns more pages; of what waits the oldest come first. */
export const MOST_LISTED = 1000;

/** @throws {NotAllowed} for all, unless they administer licenses. */
export async function listRequests(
  { em }: Pick<Licensing, 'em'>,
  context: Context,
  administrators: ConfiguredAdministrators,
  { list, state = null, page, pageSize }: ListRequests,
): Promise<ListRequestsResult> {
  if (list === 'all') requireAdministrator(context);
  const { tenantId, actor } = context;
  const values = {
    ...{ tenantId, page, pageSize },
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
  const { count, requests } = row ?? { count: 0, requests: [] };
  return { requests, count, ...pageOf(count, { page, pageSize }) };
}

interface Row {
  count: number;
  requests: ShownRequest[];
}

function list(where: string, order: string) {
  const found = `select r.* from license_request r where r.tenant_id = :tenantId and ${where}`;
  return statement<Row>(`
    with counted as (
      select cast(count(*) as int) as count from (${found} limit ${MOST_LISTED}) r
    ), listed as (
      ${found} order by ${order} limit :pageSize
      offset (select ${pageOffset('count')} from counted)
    )
    select counted.count, coalesce((select json_agg(shown) from (
        select ${REQUEST_COLUMNS} from listed r ${REQUEST_JOINS} order by ${order}) shown), '[]')
        as requests
      from counted`);
}

const NEWEST = 'r.made_at desc, r.id';

const MINE = list(
  `(r.requester_id = cast(:personId as uuid) or r.person_id = cast(:personId as uuid)
      or r.id = any (array(select j.request_id from license_request_requester j
        where j.tenant_id = :tenantId and j.person_id = cast(:personId as uuid))))
    and (cast(:state as text) is null or r.state = :state)`,
  `(r.state <> 'pending'), ${NEWEST}`,
);

const IS_ASKED = `exists (select from license_request_approver a
  join person self on self.tenant_id = a.tenant_id and self.slack_user_id = a.slack_user_id
 where a.tenant_id = r.tenant_id and a.request_id = r.id and self.id = cast(:personId as uuid))`;

const ASKED = list(
  `r.state = 'pending' and r.id = any (array(select a.request_id from license_request_approver a
    join person self on self.tenant_id = a.tenant_id and self.slack_user_id = a.slack_user_id
   where a.tenant_id = :tenantId and self.id = cast(:personId as uuid)))`,
  'r.made_at, r.id',
);

/** Of administrators: those that concern them only where nobody else could decide. */
const WAITING = list(
  `r.state = 'pending' and (${IS_ASKED} or r.asks_administrators
    and not exists (select from license_request_vote v where v.tenant_id = r.tenant_id
      and v.request_id = r.id and v.stage = r.stage and v.person_id = cast(:personId as uuid))
    and (cast(:personId as uuid) not in (r.requester_id, r.person_id)
      or not exists (select from unnest(cast(:approvers as text[])) approver
        where approver not in (select slack_user_id from person p where p.tenant_id = r.tenant_id
          and p.id in (r.requester_id, r.person_id) and slack_user_id is not null))))`,
  'r.made_at, r.id',
);

const ALL = list('true', NEWEST);
const IN_STATE = list('r.state = :state', NEWEST);

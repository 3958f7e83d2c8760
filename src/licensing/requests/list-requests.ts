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
  /** Those made by or for whoever asks; those that they decide on; or all, for administrators. */
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

/** @throws {NotAllowed} for all but one's own. */
export async function listRequests(
  { em }: Pick<Licensing, 'em'>,
  context: Context,
  administrators: ConfiguredAdministrators,
  { list, state = null, page, pageSize }: ListRequests,
): Promise<ListRequestsResult> {
  if (list !== 'mine') requireAdministrator(context);
  const { tenantId } = context;
  const values = {
    ...{ tenantId, page, pageSize },
    personId: actingPersonId(context.actor) ?? NIL,
  };
  const [row] =
    list === 'mine'
      ? await MINE(em, { ...values, state })
      : list === 'all'
        ? state === null
          ? await ALL(em, values)
          : await IN_STATE(em, { ...values, state })
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
  `(r.requester_id = cast(:personId as uuid) or r.person_id = cast(:personId as uuid))
    and (cast(:state as text) is null or r.state = :state)`,
  `(r.state <> 'pending'), ${NEWEST}`,
);

/** Those that concern somebody only where nobody else could decide. */
const WAITING = list(
  `r.state = 'pending'
    and (cast(:personId as uuid) not in (r.requester_id, r.person_id)
      or not exists (select from unnest(cast(:approvers as text[])) approver
        where approver not in (select slack_user_id from person p where p.tenant_id = r.tenant_id
          and p.id in (r.requester_id, r.person_id) and slack_user_id is not null)))`,
  'r.made_at, r.id',
);

const ALL = list('true', NEWEST);
const IN_STATE = list('r.state = :state', NEWEST);

/** A request as it is shown. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { isId } from '../ids.ts';
import type { RequestState, Standing, Vote } from '../rules/request-state.ts';
import { statement } from '../statement.ts';

export interface RequestPerson {
  id: string;
  displayName: string;
  slackUserId: string | null;
}

export interface ShownVote extends Vote {
  person: RequestPerson;
  /** The last day that they agree to; null: without end, or they denied. */
  untilDate: string | null;
}

export interface ShownRequest extends Standing {
  id: string;
  state: RequestState;
  /** In the order they were given. */
  votes: ShownVote[];
  revision: number;
  requester: RequestPerson;
  /** Others who ask for the same. */
  joined: RequestPerson[];
  /** Whom it is for. */
  person: RequestPerson;
  productId: string;
  product: string;
  /** Last day that is asked for; null: without end. */
  untilDate: string | null;
  reason: string;
  /** Instants, ISO 8601. */
  madeAt: string;
  decidedAt: string | null;
  /** Null: nobody yet, or the system. */
  decidedBy: RequestPerson | null;
  decidedWhy: string | null;
  grantedUntil: string | null;
  /** Why it was closed, or is on the waitlist once more: a code. */
  cause: string | null;
  /** Its place on the waitlist, from 1 on; null: it is not there. */
  place: number | null;
  /** How many seats it was offered so far. */
  offers: number;
  /** Until when the seat is held that is offered; an instant. */
  offeredUntil: string | null;
  /** A seat is held for it. */
  holdsSeat: boolean;
  /** The code of the rule against what the policy would have granted by itself. */
  refusal: string | null;
  /** Its approvers are the administrators. */
  asksAdministrators: boolean;
  /** Instants: since when it waits in its stage; since when the administrators decide as well. */
  waitingSince: string;
  escalatedAt: string | null;
  /** How often its approvers were reminded in its stage; when whoever asks had it done last. */
  reminders: number;
  remindedAt: string | null;
  /** Slack ids of its approvers, some of them; nobody until they are found out. */
  asked: string[];
}

/** More are not named. */
const MAX_ASKED = 6;

/** Null: there is none here. */
export async function readRequest(
  em: SqlEntityManager,
  tenantId: string,
  requestId: string,
): Promise<ShownRequest | null> {
  if (!isId(requestId)) return null;
  const [row] = await REQUEST(em, { tenantId, requestId });
  return row ?? null;
}

/** Whether somebody asks, or is to have it. */
export function concerns(
  { requester, person, joined }: ShownRequest,
  personId: string | null,
): boolean {
  return [requester, person, ...joined].some(({ id }) => id === personId);
}

const personJson = (alias: string) => `json_build_object('id', ${alias}.id,
  'displayName', ${alias}.display_name, 'slackUserId', ${alias}.slack_user_id)`;

const personOf = (id: string) => `(select ${personJson('p')} from person p
  where p.tenant_id = r.tenant_id and p.id = ${id})`;

/** SQL: columns of a ShownRequest of the rows `r`. Looked up for each, as a list shows few of many. */
export const REQUEST_COLUMNS = `r.id, r.state, r.revision, ${personOf('r.requester_id')} as requester,
  ${personOf('r.person_id')} as person, r.product_id as "productId",
  (select pr.display_name from product pr
    where pr.tenant_id = r.tenant_id and pr.id = r.product_id) as product,
  r.until_date as "untilDate", r.reason, to_json(r.made_at) as "madeAt",
  to_json(r.decided_at) as "decidedAt", ${personOf('r.decided_by_id')} as "decidedBy",
  r.cause, r.offers, r.passes, r.holds_seat as "holdsSeat", to_json(r.offered_until) as "offeredUntil",
  case when r.state = 'waitlisted' then (select cast(count(*) as int) + 1 from license_request w
    where w.tenant_id = r.tenant_id and w.product_id = r.product_id and w.state = 'waitlisted'
      and (w.waitlisted_at, w.id) < (r.waitlisted_at, r.id)) end as place,
  r.decided_why as "decidedWhy", r.granted_until as "grantedUntil", r.stage, r.refusal,
  r.asks_administrators as "asksAdministrators", to_json(r.escalated_at) as "escalatedAt",
  to_json(coalesce(r.waiting_since, r.made_at)) as "waitingSince",
  r.reminders, to_json(r.reminded_at) as "remindedAt",
  coalesce((select json_agg(${personJson('jp')} order by j.joined_at, jp.id)
    from license_request_requester j
    join person jp on jp.tenant_id = j.tenant_id and jp.id = j.person_id
   where j.tenant_id = r.tenant_id and j.request_id = r.id), '[]') as joined,
  array(select a.slack_user_id from license_request_approver a where a.tenant_id = r.tenant_id
     and a.request_id = r.id order by 1 limit ${MAX_ASKED}) as asked,
  coalesce((select json_agg(json_build_object('stage', v.stage, 'vote', v.vote,
        'untilDate', v.until_date, 'personId', v.person_id, 'person', ${personJson('vp')})
      order by v.voted_at, v.stage, v.person_id)
    from license_request_vote v
    join person vp on vp.tenant_id = v.tenant_id and vp.id = v.person_id
   where v.tenant_id = r.tenant_id and v.request_id = r.id), '[]') as votes`;

/** So many that were decided before are worth knowing. */
const MOST_EARLIER = 3;

/** What was decided before of the same person and product, the newest first. */
export async function readEarlierRequests(
  em: SqlEntityManager,
  tenantId: string,
  { id, person, productId, madeAt }: ShownRequest,
): Promise<ShownRequest[]> {
  return EARLIER(em, { tenantId, id, personId: person.id, productId, madeAt });
}

const EARLIER = statement<ShownRequest>(`
  select ${REQUEST_COLUMNS} from license_request r
   where r.tenant_id = :tenantId and r.person_id = cast(:personId as uuid)
     and r.product_id = cast(:productId as uuid) and r.state in ('fulfilled', 'denied')
     and r.id <> cast(:id as uuid) and r.made_at <= cast(:madeAt as timestamptz)
   order by r.made_at desc, r.id limit ${MOST_EARLIER}`);

const REQUEST = statement<ShownRequest>(`
  select ${REQUEST_COLUMNS} from license_request r
   where r.tenant_id = :tenantId and r.id = cast(:requestId as uuid)`);

import { type Context, requireAdministrator } from './actor.ts';
import { ProductNotFound } from './errors.ts';
import { isId } from './ids.ts';
import { type Paging, pageOf, pageOffset } from './paging.ts';
import type { Licensing } from './ports.ts';
import { mergePlans } from './rules/merge-plans.ts';
import { LIVE } from './rules-of-product.ts';
import { SHOWN_PERSON, type ShownPerson } from './shown-person.ts';
import {
  type ShownSource,
  SOURCE_JOINS,
  SOURCE_JSON,
  SOURCE_ORDER,
  type SourceRow,
  shownSource,
} from './shown-sources.ts';
import { statement } from './statement.ts';
import { turnOrder, WAITING } from './turns.ts';

/** Who has it; who waits, and why; who is to get it from a later day on; who left. */
export const HOLDER_STATES = ['active', 'error', 'scheduled', 'suspended'] as const;
export type HolderState = (typeof HOLDER_STATES)[number];

export interface ListHolders extends Paging {
  productId: string;
  state?: HolderState;
}

export interface Holder extends Omit<ShownPerson, 'id'> {
  personId: string;
  /** Of who has it: all that stands behind the seat. Else the one source in the state asked for. */
  sources: ShownSource[];
  /** Friendly names of the plans that are off in every active source. */
  disabledPlans: string[];
  /** Among all who wait for a seat, requests included, from 1 on: the next that comes free is the first one's. */
  turn: number | null;
}

export interface ListHoldersResult {
  holders: Holder[];
  /** Seats, and sources in each other state. */
  counts: Record<HolderState, number>;
  page: number;
  pages: number;
}

/**
 * A page of those who have a product, newest first, or of those whose source is in another state:
 * who waits in the order in which they are served, who is to start or to be purged by that day.
 * @throws {NotAllowed | ProductNotFound}
 */
export async function listHolders(
  licensing: Licensing,
  context: Context,
  { productId, state = 'active', page, pageSize }: ListHolders,
): Promise<ListHoldersResult> {
  requireAdministrator(context);
  if (!isId(productId)) throw new ProductNotFound();
  const { tenantId } = context;
  const [row] = await PAGES[state](licensing.em, { tenantId, productId, page, pageSize });
  if (!row) throw new ProductNotFound();
  const { counts, plans } = row;
  const place = pageOf(counts[state], { page, pageSize });
  const holders = row.holders.map(({ person: { id: personId, ...person }, sources, turn }) => ({
    personId,
    ...person,
    sources: sources.map(shownSource),
    disabledPlans:
      state === 'active'
        ? mergePlans(plans, sources).flatMap(({ name, through }) => (through.length ? [] : [name]))
        : [],
    turn: FOR_A_SEAT.includes(sources[0]?.errorCode ?? '') ? turn : null,
  }));
  return { holders, counts, ...place };
}

/** Codes of those who are served once a seat is free. */
const FOR_A_SEAT = ['seats_exhausted', 'product_expired'];

interface Row {
  counts: Record<HolderState, number>;
  plans: { id: string; name: string }[];
  holders: { person: ShownPerson; sources: SourceRow[]; turn: number | null }[];
}

const count = (state: HolderState) => `(
  select cast(count(*) as int) from source
   where tenant_id = pr.tenant_id and product_id = pr.id and state = '${state}')`;

const COUNTS: Record<HolderState, string> = {
  active: 'pr.assigned',
  error: count('error'),
  scheduled: count('scheduled'),
  suspended: count('suspended'),
};

interface Selection {
  /** SQL: as `h`, of product `pr`. */
  rows?: string;
  which?: string;
  order: string;
  /** SQL: the sources `s` of a row `h`. */
  sources?: string;
  turn?: string;
}

/** The page is cut out first; people, groups and plans are read for its rows only. */
function holdersIn(
  state: HolderState,
  { rows = 'source h', which = 'true', order, sources = 's.id = h.id', turn = 'null' }: Selection,
) {
  return statement<Row>(`
  select json_build_object(${Object.entries(COUNTS).map(([each, sql]) => `'${each}', ${sql}`)})
      as counts,
    coalesce((select json_agg(json_build_object('id', pp.plan_id, 'name', pp.friendly_name)
        order by pp.friendly_name, pp.plan_id)
      from product_plan pp where pp.tenant_id = pr.tenant_id and pp.product_id = pr.id), '[]')
      as plans,
    coalesce((select json_agg(json_build_object('person', ${SHOWN_PERSON}, 'turn', ${turn},
        'sources', (select json_agg(${SOURCE_JSON} order by ${SOURCE_ORDER})
          from source s ${SOURCE_JOINS} where s.tenant_id = h.tenant_id and ${sources}))
        order by ${order})
      from (select h.* from ${rows}
             where h.tenant_id = pr.tenant_id and h.product_id = pr.id and h.state = '${state}'
               and ${which}
             order by ${order} limit :pageSize offset ${pageOffset(COUNTS[state])}) h
      join person p on p.tenant_id = h.tenant_id and p.id = h.person_id), '[]') as holders
  from product pr
   where pr.tenant_id = :tenantId and pr.id = :productId and pr.archived_at is null`);
}

const NEWEST = 'since desc, id';

/** Who waits for a seat before who waits for something else. */
const PLACE = `(w.error_code not in (${FOR_A_SEAT.map((code) => `'${code}'`)})), ${turnOrder('w')}`;

/** Requests on the waitlist whose turn is before: all of those whom a group is to give it to. */
const REQUESTS_BEFORE = `(
  select cast(count(*) as int) from license_request r
   where r.tenant_id = f.tenant_id and r.product_id = f.product_id and r.state = 'waitlisted'
     and (f.group_id is not null or r.waitlisted_at < coalesce(f.started_at, f.since)))`;

/** Whoever waits more than once has one turn. Those behind the page are cut off first, as they may be many. */
const IN_TURN = `(
  select f.*, dense_rank() over (order by f.first_place) + ${REQUESTS_BEFORE} as turn
    from (select n.*, min(n.place) over (partition by n.person_id) as first_place
      from (select w.*, row_number() over (order by ${PLACE}) as place
        from (select w.* from ${WAITING} w
           where w.tenant_id = pr.tenant_id and w.product_id = pr.id
           order by ${PLACE} limit :pageSize + ${pageOffset(COUNTS.error)}) w) n) f)`;

const PAGES = {
  // Somebody with several sources stands where the newest does.
  active: holdersIn('active', {
    which: `h.id = (select o.id from source o where o.tenant_id = h.tenant_id
      and o.person_id = h.person_id and o.product_id = h.product_id and o.state = 'active'
      and o.state in ${LIVE} order by ${NEWEST} limit 1)`,
    order: `h.${NEWEST.replace(', ', ', h.')}`,
    sources: `s.person_id = h.person_id and s.product_id = h.product_id and s.state in ${LIVE}`,
  }),
  error: holdersIn('error', { rows: `${IN_TURN} h`, order: 'h.place', turn: 'h.turn' }),
  scheduled: holdersIn('scheduled', { order: 'h.start_date, h.since, h.id' }),
  suspended: holdersIn('suspended', { order: 'h.suspended_at, h.id' }),
};

import { type Context, systemContext } from './actor.ts';
import { RAISE_REVISION } from './lock-product.ts';
import { Pace } from './pace.ts';
import type { JobData, Licensing } from './ports.ts';
import { freeSeats, type ProductOfMany, readProduct } from './read-product.ts';
import { reconcile } from './reconcile.ts';
import { offerSeat, WAITLIST } from './requests/offer-seats.ts';
import { statement } from './statement.ts';
import { turnOrder, WAITING } from './turns.ts';

const CAUSE = 'seat_free';
/** Those who wait for a seat are looked up so many at a time. */
export const LOOK_AHEAD = 5000;

/**
 * Serves those who wait for a seat of a product, in their turn: direct ones by their start, and
 * requests on the waitlist, which are offered one, by their approval; then inherited ones by the group's
 * priority, the time of joining, the person. `everybody`: those, too, who wait for something else.
 * Without automatic healing only requests: whom somebody asks for is tried again by the jobs of groups
 * and persons.
 */
export async function healProduct(
  licensing: Licensing,
  tenantId: string,
  { productId, everybody }: JobData['heal-product'],
  signal?: AbortSignal,
): Promise<void> {
  const context = systemContext(tenantId, CAUSE);
  let product = await licensing.em.fork().transactional(async (em) => {
    // Waits for whoever frees a seat: it is seen, or has a job of its own. Whoever is about to decide
    // by what was the rule before decides again.
    await (everybody ? RAISE : LOCK)(em, { tenantId, productId });
    return readProduct(em, tenantId, productId, licensing.clock());
  });
  if (!product) return;
  if (product.waitlisted > 0) {
    await offerSeats(licensing, context, product);
    product = await readProduct(licensing.em.fork(), tenantId, productId, licensing.clock());
  }
  if (!product?.automaticHealing) return;
  let free = freeSeats(product.assigned, product);
  const pace = new Pace();
  for (;;) {
    const codes = codesToServe(product.assignable, free);
    const waiting = await TURNS(licensing.em, {
      ...{ tenantId, productId, everybody, codes },
      limit: everybody ? null : LOOK_AHEAD,
    });
    const inTurn = [...new Set(waiting.map(({ id }) => id))];
    let served = 0;
    for (let first = 0; first < inTurn.length; ) {
      signal?.throwIfAborted();
      const personIds = inTurn.slice(first, first + pace.size);
      first += personIds.length;
      const done = await reconcile(licensing, context, {
        ...{ productId, personIds, retry: true, inTurn: true },
      });
      served += done.changes.length;
      pace.held(done.lockedMs);
      if (done.lockedMs > 0) free = done.free;
      if (free === 0 && !everybody && codes.includes('seats_exhausted')) break;
    }
    if (everybody || served === 0) return;
  }
}

/** In the order of their approval, as long as a seat is free; behind direct ones that wait for longer. */
async function offerSeats(
  licensing: Licensing,
  context: Context,
  { id: productId, assignable, automaticHealing }: ProductOfMany,
): Promise<void> {
  if (!assignable) return;
  const of = { tenantId: context.tenantId, productId };
  const direct = automaticHealing ? await DIRECT(licensing.em.fork(), of) : [];
  for (const { requestId, since } of await WAITLIST(licensing.em.fork(), of)) {
    const before = direct.filter((each) => Date.parse(each.since) <= Date.parse(since));
    const personIds = direct.splice(0, before.length).map(({ id }) => id);
    if (personIds.length > 0) {
      await reconcile(licensing, context, { productId, personIds, retry: true, inTurn: true });
    }
    if (!(await offerSeat(licensing, context, requestId))) return;
  }
}

/** A product without a subscription puts all else behind. */
const EXPIRING = [
  'seats_exhausted',
  'usage_location_missing',
  'prohibited_in_usage_location',
  'mutually_exclusive',
  'dependency_missing',
];

/** Whose code would be another now. */
export function codesToServe(assignable: boolean, free: number | null): string[] {
  if (!assignable) return EXPIRING;
  return free === 0 ? ['product_expired'] : ['product_expired', 'seats_exhausted'];
}

const LOCK = statement(`
  select id from product where tenant_id = :tenantId and id = cast(:productId as uuid)
     for no key update`);

/** Direct ones that wait for a seat, in their turn. */
const DIRECT = statement<{ id: string; since: string }>(`
  select s.person_id as id, to_json(coalesce(s.started_at, s.since)) as since from ${WAITING} s
   where s.tenant_id = :tenantId and s.product_id = cast(:productId as uuid)
     and s.group_id is null and s.error_code in ('seats_exhausted', 'product_expired')
   order by ${turnOrder('s')}`);

const RAISE = statement(RAISE_REVISION);

export const TURNS = statement<{ id: string }>(`
  select s.person_id as id
    from ${WAITING} s
   where s.tenant_id = :tenantId and s.product_id = cast(:productId as uuid)
     and (cast(:everybody as boolean) or s.error_code = any (cast(:codes as text[])))
   order by ${turnOrder('s')}
   limit cast(:limit as int)`);

/**
 * Brings the sources that some persons have of one product to what is intended: docs/groups.md
 * says how. The one place where sources of many change. Locks: the persons by id, then, where
 * something is to be written, the product.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import { lockPersons } from './assignment-facts.ts';
import { goOnSwapping } from './go-on-swapping.ts';
import type { Licensing } from './ports.ts';
import { readPeople } from './read-people.ts';
import { freeSeats, optionsOf, type ProductOfMany, readProduct } from './read-product.ts';
import { decideSources } from './rules/decide-sources.ts';
import type { Decision, DecisionOptions, PersonSources, SourceChange } from './rules/decision.ts';
import { statement } from './statement.ts';
import { type Change, reviewAlertsLater, wakeOthers } from './wake.ts';
import { type SeatMoves, writeSources } from './write-sources.ts';

export interface Reconciliation
  extends Partial<Pick<DecisionOptions, 'recheck' | 'gone' | 'lostPlanIds' | 'retry'>> {
  productId: string;
  personIds: readonly string[];
  /** They are served in their turn. Without this, nobody gets a seat before others who wait. */
  inTurn?: boolean;
}

export interface Reconciled extends Decision {
  /** For so long the product was locked, in milliseconds. */
  lockedMs: number;
}

const NOTHING: Decision = { changes: [], people: [], free: null };

/** In a transaction of its own. Who is gone, or a product that is, is passed over. */
export async function reconcile(
  licensing: Licensing,
  context: Context,
  wanted: Reconciliation,
): Promise<Reconciled> {
  let locked = 0;
  const decision = await licensing.em.fork().transactional((em) =>
    reconcileWithin(
      { ...licensing, em },
      context,
      wanted,
      inItsRow(em, context.tenantId, () => {
        locked = performance.now();
      }),
    ),
  );
  return { ...decision, lockedMs: locked === 0 ? 0 : performance.now() - locked };
}

type CountedSeats = Pick<ProductOfMany, 'assigned' | 'held' | 'revision'>;

/** Where seats are counted: in the product's row, or beside it where nothing is to stay. */
export interface SeatCount {
  /** Counts now, so that nobody else takes what is free. */
  count(product: ProductOfMany): Promise<CountedSeats | undefined>;
  /** By how much the row is to change. */
  add(productId: string, seats: number): number;
}

/** The count that stays, locked until the transaction of `em` ends. */
export function inItsRow(
  em: SqlEntityManager,
  tenantId: string,
  locked: () => void = () => {},
): SeatCount {
  return {
    async count({ id: productId }) {
      const [row] = await LOCK_PRODUCT(em, { tenantId, productId });
      locked();
      return row;
    },
    add: (_productId, seats) => seats,
  };
}

/** In the caller's transaction, which is the `em` of `licensing`. */
export async function reconcileWithin(
  licensing: Licensing,
  context: Context,
  { productId, personIds, inTurn = false, ...wanted }: Reconciliation,
  seatCount: SeatCount,
): Promise<Decision> {
  const { em } = licensing;
  const { tenantId } = context;
  const now = licensing.clock();
  await lockPersons(em, tenantId, personIds);
  const read = () => readBasis(licensing, tenantId, now, { productId, personIds, ...wanted });
  const basis = await read();
  if (!basis) return NOTHING;
  let { product, people, options } = basis;
  const otherPlans = byOptions(people, options);
  const wake = (seatFreed: string | null, decided: Change['changed']) =>
    wakeOthers(em, licensing, tenantId, { seatFreed, changed: [...decided, ...otherPlans] });
  let wished = decideSources(product, people, null, options);
  if (wished.changes.length === 0) {
    await wake(null, []);
    return NOTHING;
  }

  const row = await seatCount.count(product);
  const isStale = row !== undefined && row.revision !== product.revision;
  if (isStale) {
    const again = await read();
    if (!again) return NOTHING;
    ({ product, people, options } = again);
    wished = decideSources(product, people, null, options);
  }
  const free = freeSeats(row?.assigned ?? product.assigned, { ...product, ...row });
  const taken = wished.people.filter(({ hadSeat, hasSeat }) => hasSeat && !hadSeat).length;
  const isFirst = inTurn || taken === 0 || !free;
  const isInLine = !isFirst && (await othersWait(em, tenantId, product, personIds));
  const areEnough = !isInLine && (free === null || taken <= free);
  const decision = areEnough
    ? { ...wished, free: free === null ? null : free - taken }
    : decideSources(product, people, isInLine ? 0 : free, options);
  const { changes } = decision;
  if (changes.length === 0) {
    await wake(null, []);
    return decision;
  }
  const seats = decision.people.reduce(
    (sum, { hadSeat, hasSeat }) => sum + Number(hasSeat) - Number(hadSeat),
    0,
  );
  const moves = seatMoves(decision);
  const change = { productId, changes, moves, seats: seatCount.add(productId, seats) };
  const watched = await writeSources(em, context, now, change);
  const inError = changes.some(({ from, to }) => from === 'error' || to === 'error');
  if (watched || inError) await reviewAlertsLater(em, licensing, tenantId, productId);
  const seatFreed = decision.people.some(({ hadSeat, hasSeat }) => hadSeat && !hasSeat);
  const unsure = await lostUnseen(licensing, tenantId, product, changes, options);
  await wake(seatFreed || isInLine ? productId : null, [...decision.people, ...unsure]);
  await goOnSwapping(licensing, tenantId, product, changes);
  return decision;
}

/** By what seats came and went: the group of whoever's source began or ended, or their own. */
function seatMoves({ people, changes }: Decision): SeatMoves[] {
  const causes = new Map(
    changes
      .filter(({ from, to }) => from === 'active' || to === 'active')
      .map(({ personId, groupId }) => [personId, groupId ?? 'direct']),
  );
  const moves = new Map<string, SeatMoves>();
  for (const { personId, hadSeat, hasSeat } of people) {
    const cause = causes.get(personId);
    if (hadSeat === hasSeat || cause === undefined) continue;
    const move = moves.get(cause) ?? { cause, gained: 0, lost: 0 };
    if (hasSeat) move.gained += 1;
    else move.lost += 1;
    moves.set(cause, move);
  }
  return [...moves.values()];
}

/** What is decided upon; null where the product is gone. */
async function readBasis(
  licensing: Licensing,
  tenantId: string,
  now: Date,
  { productId, personIds, ...wanted }: Omit<Reconciliation, 'inTurn'>,
) {
  const product = await readProduct(licensing.em, tenantId, productId, now);
  if (!product) return null;
  const people = await readPeople(licensing.em, tenantId, product, personIds);
  const leftAlone = await leftToOthers(licensing, tenantId, product, people, wanted.gone?.groupId);
  const options: DecisionOptions = { ...optionsOf(product, now), ...wanted, leftAlone };
  return { product, people, options };
}

/** Groups off which the product was taken, other than `own`, while the job that ends it is still to come. */
async function leftToOthers(
  { em, queue }: Licensing,
  tenantId: string,
  { id: productId, intents }: ProductOfMany,
  people: readonly PersonSources[],
  own: string | undefined,
): Promise<string[]> {
  const meant = new Set<string | null | undefined>([null, own, ...intents.map((i) => i.groupId)]);
  const having = people.flatMap(({ sources }) => sources.map(({ groupId }) => groupId));
  const left: string[] = [];
  for (const groupId of new Set(having).difference(meant)) {
    if (groupId === null) continue;
    const job = { groupId, productId } as const;
    if (await queue.isPending(em, tenantId, 'work-off-group', job)) left.push(groupId);
  }
  return left;
}

/**
 * While the job of a group's changed options is still to come, only that knows what was on before.
 * Whoever loses the product through the group until then may have lost any of its plans.
 */
async function lostUnseen(
  { em, queue }: Licensing,
  tenantId: string,
  { id: productId, plans }: ProductOfMany,
  changes: readonly SourceChange[],
  { recheck }: DecisionOptions,
): Promise<Change['changed']> {
  const isOwn = (groupId: string) => typeof recheck === 'object' && recheck.groupId === groupId;
  const lost = changes.filter(({ from, groupId }) => {
    return from === 'active' && groupId !== null && !isOwn(groupId);
  });
  const unsure: { personId: string; lostPlanIds: string[] }[] = [];
  for (const groupId of new Set(lost.map((one) => one.groupId ?? ''))) {
    const job = { groupId, productId, work: 'everybody' } as const;
    if (!(await queue.isPending(em, tenantId, 'work-off-group', job))) continue;
    for (const one of lost) {
      if (one.groupId !== groupId) continue;
      unsure.push({ personId: one.personId, lostPlanIds: plans.map(({ id }) => id) });
    }
  }
  return unsure;
}

/** Whose plans are others by the options of their group alone: no source of theirs changes by it. */
function byOptions(people: readonly PersonSources[], { recheck, lostPlanIds }: DecisionOptions) {
  if (typeof recheck === 'string') return [];
  const { groupId } = recheck;
  return people
    .filter(({ sources }) => sources.some((s) => s.state === 'active' && s.groupId === groupId))
    .map(({ id: personId }) => ({ personId, lostPlanIds }));
}

/** For a seat; those of `personIds` aside. Requests on the waitlist are served by themselves in any case. */
async function othersWait(
  em: SqlEntityManager,
  tenantId: string,
  { id: productId, automaticHealing }: ProductOfMany,
  personIds: readonly string[],
): Promise<boolean> {
  const [other] = await OTHERS_WAIT(em, { tenantId, productId, personIds, automaticHealing });
  return other !== undefined;
}

const LOCK_PRODUCT = statement<CountedSeats>(`
  select assigned, held, subscriptions_revision as revision from product
   where tenant_id = :tenantId and id = cast(:productId as uuid) for no key update`);

const OTHERS_WAIT = statement(`
  select from source
   where tenant_id = :tenantId and product_id = cast(:productId as uuid) and state = 'error'
     and error_code in ('seats_exhausted', 'product_expired') and cast(:automaticHealing as boolean)
     and person_id <> all (cast(:personIds as uuid[]))
   union all
  select from license_request
   where tenant_id = :tenantId and product_id = cast(:productId as uuid) and state = 'waitlisted'
   limit 1`);

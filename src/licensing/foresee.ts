/**
 * What would come of a change to many: the decision of {@link reconcile} over what the database
 * holds and what it would hold, batch by batch, with the seats carried along. Nothing is locked or
 * written. What changes for people is followed into their other products, as the jobs would do, and
 * the seats that come free to those of the same batch who wait for one, in their turn.
 */
import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { inDependencyOrder } from './dependency-order.ts';
import { LOOK_AHEAD, TURNS } from './heal-product.ts';
import { firstOnWaitlist } from './next-in-turn.ts';
import { plansAskedFor, readPeople } from './read-people.ts';
import { freeSeats, optionsOf, type ProductOfMany, readProduct } from './read-product.ts';
import { decideSources } from './rules/decide-sources.ts';
import type {
  DecisionOptions,
  HeldElsewhere,
  Intent,
  LiveSource,
  Membership,
  PersonSources,
  SourceChange,
} from './rules/decision.ts';
import { type Named, named, type ProductForeseen, plansOfAll, Tally } from './rules/foreseen.ts';
import { plansOfSources } from './rules/plans-of-sources.ts';
import { productCounts } from './rules/product-counts.ts';
import { statement } from './statement.ts';

/** How things would be, where they would be otherwise. */
export interface Hypothesis {
  /** The group in hand; null: none. */
  groupId: string | null;
  /** In which products it is carried out, one after the other, and how. */
  steps: readonly ({ productId: string } & Partial<DecisionOptions>)[];
  intents?(productId: string, now: readonly Intent[]): Intent[];
  person?(now: PersonSources, productId: string): PersonSources;
}

export interface Foresight {
  /** Foresees a batch; each person once, in the order in which they would be served. */
  add(personIds: readonly string[]): Promise<void>;
  /** The products in which the change is carried out come first, then the others that it touches. */
  products(): Promise<ProductForeseen[]>;
}

interface Foreseen {
  now: ProductOfMany;
  then: ProductOfMany;
  tally: Tally;
  /** Who has got a seat by now, others who waited and come before among them. */
  served: Set<string>;
}

/** One person's sources of one product, as they are and as they would be. */
interface Seen {
  name: string;
  before: readonly LiveSource[];
  after: readonly LiveSource[];
}

interface Batch {
  personIds: readonly string[];
  /** By product and person: everybody, once a product is looked at. */
  seen: Map<string, Map<string, Seen>>;
}

/** Who is to be looked at again, by the plans they lose, in the order in which that came up. */
type Reviews = Map<string, string[]>;

/** Plans may wait for each other in a circle. */
const ROUNDS = 20;

/** @param em on the one snapshot that all is read from. */
export function foresee(
  em: SqlEntityManager,
  tenantId: string,
  at: Date,
  { groupId, steps, intents, person: wouldBe }: Hypothesis,
): Foresight {
  const products = new Map<string, Foreseen>();

  async function productOf(productId: string): Promise<Foreseen | null> {
    const known = products.get(productId);
    if (known) return known;
    const now = await readProduct(em, tenantId, productId, at);
    if (!now) return null;
    const then = { ...now, intents: intents?.(productId, now.intents) ?? now.intents };
    const isStep = steps.some((step) => step.productId === productId);
    const product = {
      now,
      then,
      tally: new Tally(isStep ? groupId : null),
      served: new Set<string>(),
    };
    products.set(productId, product);
    return product;
  }

  async function decide(
    batch: Batch,
    productId: string,
    personIds: readonly string[],
    again: Partial<DecisionOptions>,
    isHealing = false,
  ): Promise<Reviews[]> {
    const product = await productOf(productId);
    if (!product) return [];
    const { now, then } = product;
    const known = batch.seen.get(productId);
    const whom = known ? personIds : batch.personIds;
    const rows = await readPeople(em, tenantId, then, whom, [...batch.seen.keys()]);
    const seen = known ?? new Map(rows.map((row) => [row.id, firstSeen(row)]));
    batch.seen.set(productId, seen);
    const plansBefore = new Map<string, Set<string>>();
    const people: PersonSources[] = [];
    const wanted = new Set(personIds);
    const askedFor = new Set(plansAskedFor(then.plans));
    for (const row of rows) {
      const sources = seen.get(row.id)?.after;
      if (!sources || !wanted.has(row.id)) continue;
      plansBefore.set(row.id, plansOfSources(known ? then : now, sources));
      const inSight = plansSeen(batch, row.id, productId);
      const asked = inSight.filter(({ planId }) => askedFor.has(planId));
      const heldElsewhere = [...row.heldElsewhere, ...asked];
      const memberships = row.memberships.map((one) => replacedIn(batch, product, row.id, one));
      const person = { ...row, sources, memberships, heldElsewhere };
      people.push(wouldBe?.(person, productId) ?? person);
    }
    const options = { ...optionsOf(then, at), ...again };
    const free = freeBehindRequests(then);
    const wished = decideSources(then, people, null, options);
    const taken = wished.people.filter(({ hadSeat, hasSeat }) => hasSeat && !hadSeat).length;
    const inLine = taken === 0 || !free ? [] : await waitingFor(product, batch.personIds);
    const decision = decideSources(then, [...people, ...inLine], free, options);
    apply(seen, decision.changes, at);
    const seats = new Set<string>();
    let isFreed = false;
    for (const { personId, hadSeat, hasSeat } of decision.people) {
      const isOurs = seen.has(personId);
      // Others whom what came free serves are told as the next.
      if (isHealing && !isOurs) continue;
      then.assigned += Number(hasSeat) - Number(hadSeat);
      isFreed ||= hadSeat && !hasSeat;
      if (isOurs) seats.add(personId);
      if (hasSeat) product.served.add(personId);
    }
    const reviews: Reviews = new Map();
    for (const [id, before] of plansBefore) {
      const after = plansOfSources(then, seen.get(id)?.after ?? []);
      const lost = [...before.difference(after)].sort().join();
      if (lost === '' && after.isSubsetOf(before) && !seats.has(id)) continue;
      reviews.set(lost, [...(reviews.get(lost) ?? []), id]);
    }
    return [reviews, ...(isFreed ? await heal(batch, productId, product) : [])];
  }

  /** Serves those of the batch who wait for a seat, behind others whose turn is before. */
  async function heal(batch: Batch, productId: string, { then }: Foreseen): Promise<Reviews[]> {
    const waits = ({ errorCode }: LiveSource) => errorCode === 'seats_exhausted';
    const seen = [...(batch.seen.get(productId) ?? [])];
    const ids = seen.flatMap(([id, { after }]) => (after.some(waits) ? [id] : []));
    if (!then.automaticHealing || ids.length === 0) return [];
    return decide(batch, productId, ids, {}, true);
  }

  /** Others who wait for a seat, in turn: nobody gets one before them, unless it is their turn. */
  async function waitingFor(
    { then, served }: Foreseen,
    personIds: readonly string[],
  ): Promise<PersonSources[]> {
    if (!then.automaticHealing) return [];
    const turns = await TURNS(em, {
      ...{ tenantId, productId: then.id, everybody: false, limit: LOOK_AHEAD },
      codes: ['seats_exhausted', 'product_expired'],
    });
    const ours = new Set(personIds).union(served);
    const others = new Set(turns.map(({ id }) => id)).difference(ours);
    if (others.size === 0) return [];
    const rows = await readPeople(em, tenantId, then, [...others]);
    const people = new Map(rows.map((row) => [row.id, wouldBe?.(row, then.id) ?? row]));
    return [...others].flatMap((id) => people.get(id) ?? []);
  }

  /** Who of the others would be served by what is free in the end; requests are offered it first. */
  async function next(product: Foreseen): Promise<Named> {
    const { then } = product;
    const others = await waitingFor(product, []);
    const options = { ...optionsOf(then, at), retry: true };
    const { people } = decideSources(then, others, freeBehindRequests(then), options);
    const served = new Set(people.flatMap((one) => (one.hasSeat ? [one.personId] : [])));
    const free = freeSeats(then.assigned, then);
    const of = { tenantId, productId: then.id, free };
    const offered = then.waitlisted > 0 && then.assignable ? await firstOnWaitlist(em, of) : [];
    const names = others.filter(({ id }) => served.has(id)).map((one) => one.displayName);
    return named([...offered, ...names]);
  }

  /** Plans of other products that have been looked at; those of all others are read. */
  function plansSeen({ seen }: Batch, personId: string, productId: string): HeldElsewhere[] {
    return [...seen].flatMap(([otherId, people]) => {
      const product = products.get(otherId);
      const sources = people.get(personId)?.after;
      if (otherId === productId || !product || !sources) return [];
      const { then } = product;
      const givingWay = then.intents.filter((one) => one.givesWayTo === productId);
      const wayOf = ({ groupId: through }: LiveSource) =>
        givingWay.find((one) => one.groupId === through)?.groupId ?? null;
      return [...Map.groupBy(sources, wayOf)].flatMap(([givesWayIn, some]) =>
        [...plansOfSources(then, some)].map((planId) => ({ planId, givesWayIn })),
      );
    });
  }

  /** Whether they have what gives way to another product that has been looked at. */
  function replacedIn(
    { seen }: Batch,
    { now, then }: Foreseen,
    personId: string,
    membership: Membership,
  ): Membership {
    const { groupId: through } = membership;
    const heirOf = ({ intents: meant }: ProductOfMany) =>
      meant.find((one) => one.groupId === through)?.givesWayTo ?? null;
    const heir = heirOf(then);
    const people = heir === null ? undefined : seen.get(heir);
    if (!people)
      return { ...membership, isReplaced: membership.isReplaced && heir === heirOf(now) };
    const has = people.get(personId)?.after ?? [];
    const isReplaced = has.some((one) => one.state === 'active' && one.groupId === through);
    return { ...membership, isReplaced };
  }

  /** In the products in which they wait for something, or inherit what may need a lost plan. */
  async function review(batch: Batch, personIds: string[], lostPlanIds: string[]) {
    const seenIds = [...batch.seen.keys()];
    const found = await CONCERNED(em, { tenantId, personIds, lostPlanIds, seenIds });
    const concerned = new Map(found.map(({ id, people }) => [id, people]));
    for (const [productId, people] of batch.seen) {
      const plans = products.get(productId)?.then.plans ?? [];
      const isNeedy = plans.some(({ needs }) => needs.some(({ id }) => lostPlanIds.includes(id)));
      const isConcerned = ({ state, groupId: through }: LiveSource) =>
        state === 'error' || (isNeedy && state === 'active' && through !== null);
      const ids = personIds.filter((id) => people.get(id)?.after.some(isConcerned));
      if (ids.length > 0) concerned.set(productId, ids);
    }
    const reviews: Reviews[] = [];
    for (const productId of await inDependencyOrder(em, tenantId, [...concerned.keys()])) {
      const ids = concerned.get(productId) ?? [];
      reviews.push(...(await decide(batch, productId, ids, { lostPlanIds })));
    }
    return reviews;
  }

  function addUp({ personIds, seen }: Batch): void {
    for (const id of personIds) {
      const all = [...seen].flatMap(([productId, people]) => {
        const [product, person] = [products.get(productId), people.get(id)];
        if (!product || !person) return [];
        const { now, then, tally } = product;
        const [before, after] = [person.before, person.after];
        const had = { ...now, sources: before };
        return [{ name: person.name, tally, before: had, after: { ...then, sources: after } }];
      });
      for (const each of all) {
        const others = all.filter((other) => other !== each);
        each.tally.add(each.name, each.before, each.after, {
          before: plansOfAll(others.map((other) => other.before)),
          after: plansOfAll(others.map((other) => other.after)),
        });
      }
    }
  }

  return {
    async add(personIds) {
      const batch: Batch = { personIds, seen: new Map() };
      let due: Reviews[] = [];
      for (const { productId, ...again } of steps) {
        due.push(...(await decide(batch, productId, personIds, again)));
      }
      for (let round = 0; round < ROUNDS && due.length > 0; round += 1) {
        const next: Reviews[] = [];
        for (const [lost, ids] of due.flatMap((reviews) => [...reviews])) {
          next.push(...(await review(batch, ids, lost === '' ? [] : lost.split(','))));
        }
        due = next;
      }
      addUp(batch);
    },
    async products() {
      const all: ProductForeseen[] = [];
      for (const product of products.values()) {
        const { now, then, tally } = product;
        all.push({
          ...{ productId: now.id, product: now.displayName },
          seats: {
            total: productCounts(0, now.subscriptions, now.today, 0).total,
            before: now.assigned,
            after: then.assigned,
          },
          ...tally.total(now.plans),
          next: then.assigned < now.assigned ? await next(product) : named([]),
        });
      }
      return all;
    },
  };
}

/** What is free goes to the requests that wait first. */
function freeBehindRequests(product: ProductOfMany): number | null {
  const free = freeSeats(product.assigned, product);
  return free === null ? null : Math.max(0, free - product.waitlisted);
}

function firstSeen({ displayName: name, sources }: PersonSources): Seen {
  return { name, before: sources, after: sources };
}

function apply(seen: Map<string, Seen>, changes: readonly SourceChange[], at: Date): void {
  for (const { personId, sourceId, groupId, to, errorCode } of changes) {
    const person = seen.get(personId);
    if (!person) continue;
    const was = person.after.find(({ id }) => id === sourceId);
    const others = person.after.filter((one) => one !== was);
    const { since = at.toISOString(), disabledPlanIds = [] } = was ?? {};
    const source = {
      ...{ id: sourceId ?? randomUUID(), groupId, errorCode, since, disabledPlanIds },
      ...{ startDate: null, untilDate: was?.untilDate ?? null },
    };
    const suspendedAt = to === 'suspended' ? at.toISOString() : null;
    person.after = to === 'ended' ? others : [...others, { ...source, state: to, suspendedAt }];
  }
}

/** Among products that have not been looked at. */
const CONCERNED = statement<{ id: string; people: string[] }>(`
  select s.product_id as id, array_agg(distinct s.person_id) as people
    from source s
   where s.tenant_id = :tenantId and s.person_id = any (cast(:personIds as uuid[]))
     and s.product_id <> all (cast(:seenIds as uuid[]))
     and (s.state = 'error' or (s.state = 'active' and s.group_id is not null
       and exists (select from product_plan pp join plan_dependency d
             on d.tenant_id = pp.tenant_id and d.plan_id = pp.plan_id
            where pp.tenant_id = s.tenant_id and pp.product_id = s.product_id
              and d.needs_plan_id = any (cast(:lostPlanIds as uuid[])))))
   group by s.product_id`);

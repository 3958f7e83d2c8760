/**
 * Brings the sources that some persons have of one product to what is intended: docs/groups.md
 * says how. The one place where sources of many change. Locks: the persons by id, then, where
 * something is to be written, the product.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import { lockPersons } from './assignment-facts.ts';
import { dayIn } from './days.ts';
import type { Licensing } from './ports.ts';
import type { OfferedPlan } from './rules/check-assignment.ts';
import {
  type Decision,
  type DecisionOptions,
  decideSources,
  type Intent,
  type PersonSources,
  type SourceChange,
} from './rules/decide-sources.ts';
import { productCounts } from './rules/product-counts.ts';
import type { SubscriptionTerm } from './rules/subscription-state.ts';
import { DISABLED_PLAN_IDS, hasPlanOn, LIVE, OFFERED_PLANS } from './rules-of-product.ts';
import { statement } from './statement.ts';
import { SUBSCRIPTION_TERMS } from './subscription-terms.ts';
import { type Change, reviewLater, wakeOthers } from './wake.ts';
import { writeSources } from './write-sources.ts';

/** For so long a deleted person's sources can come back. */
export const RESTORABLE_DAYS = 30;

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

/** Where seats are counted: in the product's row, or beside it where nothing is to stay. */
export interface SeatCount {
  /** Counts now, so that nobody else takes what is free. */
  count(product: ProductOfMany): Promise<{ assigned: number; revision: number } | undefined>;
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
  let product = await readProduct(em, tenantId, productId, now);
  if (!product) return NOTHING;
  const people = await readPeople(em, tenantId, product, personIds);
  const options = { ...optionsOf(product, now), ...wanted };
  const otherPlans = byOptions(people, options);
  const wake = (seatFreed: string | null, decided: Change['changed']) =>
    wakeOthers(em, licensing, tenantId, { seatFreed, changed: [...decided, ...otherPlans] });
  const wished = decideSources(product, people, null, options);
  if (wished.changes.length === 0) {
    await wake(null, []);
    return NOTHING;
  }

  const row = await seatCount.count(product);
  const isStale = row !== undefined && row.revision !== product.revision;
  if (isStale) product = (await readProduct(em, tenantId, productId, now)) ?? product;
  const free = freeSeats(row?.assigned ?? product.assigned, product);
  const taken = wished.people.filter(({ hadSeat, hasSeat }) => hasSeat && !hadSeat).length;
  const mayPass = inTurn || !product.automaticHealing || taken === 0 || !free;
  const isInLine = !mayPass && (await othersWait(em, tenantId, productId, personIds));
  const areEnough = !isStale && !isInLine && (free === null || taken <= free);
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
  const change = { productId, changes, seats: seatCount.add(productId, seats) };
  await writeSources(em, context, now, change);
  const seatFreed = decision.people.some(({ hadSeat, hasSeat }) => hadSeat && !hasSeat);
  const unsure = await lostUnseen(licensing, tenantId, product, changes, options);
  await wake(seatFreed || isInLine ? productId : null, [...decision.people, ...unsure]);
  await goOnSwapping(licensing, tenantId, product, changes);
  return decision;
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

/** Who has got what something gives way to loses that; once nobody has it, its group holds it no longer. */
async function goOnSwapping(
  licensing: Licensing,
  tenantId: string,
  { id: productId, replacesIn, intents }: ProductOfMany,
  changes: readonly SourceChange[],
): Promise<void> {
  const { em } = licensing;
  const isIn = (groupIds: readonly string[], { groupId }: SourceChange) =>
    groupId !== null && groupIds.includes(groupId);
  const swapped = changes.filter((one) => one.to === 'active' && isIn(replacesIn, one));
  const personIds = [...new Set(swapped.map(({ personId }) => personId))];
  await reviewLater(em, licensing, tenantId, personIds);
  const givingWay = intents.filter((one) => one.givesWayTo !== null).map(({ groupId }) => groupId);
  if (changes.some((one) => one.to === 'ended' && isIn(givingWay, one))) {
    await forgetGivenWay(em, tenantId, productId);
  }
}

/** In all groups in which it gives way and nobody has it any more. */
export async function forgetGivenWay(
  em: SqlEntityManager,
  tenantId: string,
  productId: string,
): Promise<void> {
  await FORGET(em, { tenantId, productId });
}

const FORGET = statement(`
  delete from group_product gp
   where gp.tenant_id = :tenantId and gp.product_id = cast(:productId as uuid)
     and gp.gives_way_to_id is not null
     and not exists (select from source s where s.tenant_id = gp.tenant_id
       and s.group_id = gp.group_id and s.product_id = gp.product_id and s.state in ${LIVE})`);

/** Whose plans are others by the options of their group alone: no source of theirs changes by it. */
function byOptions(people: readonly PersonSources[], { recheck, lostPlanIds }: DecisionOptions) {
  if (typeof recheck === 'string') return [];
  const { groupId } = recheck;
  return people
    .filter(({ sources }) => sources.some((s) => s.state === 'active' && s.groupId === groupId))
    .map(({ id: personId }) => ({ personId, lostPlanIds }));
}

export interface ProductOfMany {
  timeZone: string;
  today: string;
  defaultUsageLocation: string | null;
  automaticHealing: boolean;
  id: string;
  displayName: string;
  assigned: number;
  revision: number;
  assignable: boolean;
  subscriptions: SubscriptionTerm[];
  plans: OfferedPlan[];
  intents: Intent[];
  /** Groups in which another product gives way to this one. */
  replacesIn: string[];
}

/** Null for one that is not there: another tenant's, or archived. */
export async function readProduct(
  em: SqlEntityManager,
  tenantId: string,
  productId: string,
  now: Date,
): Promise<ProductOfMany | null> {
  const [row] = await PRODUCT(em, { tenantId, productId });
  if (!row) return null;
  const today = dayIn(row.timeZone, now);
  const { assignable } = productCounts(row.assigned, row.subscriptions, today, 0);
  return { ...row, today, assignable };
}

/** Null: unlimited. */
export function freeSeats(
  assigned: number,
  { subscriptions, today }: Pick<ProductOfMany, 'subscriptions' | 'today'>,
): number | null {
  return productCounts(assigned, subscriptions, today, 0).available;
}

/** For a seat; those of `personIds` aside. */
async function othersWait(
  em: SqlEntityManager,
  tenantId: string,
  productId: string,
  personIds: readonly string[],
): Promise<boolean> {
  const [other] = await OTHERS_WAIT(em, { tenantId, productId, personIds });
  return other !== undefined;
}

export function optionsOf(
  { today, automaticHealing }: Pick<ProductOfMany, 'today' | 'automaticHealing'>,
  now: Date,
): DecisionOptions {
  const purged = new Date(now.getTime() - RESTORABLE_DAYS * 86_400_000);
  return {
    today,
    purgeBefore: purged.toISOString(),
    retry: automaticHealing,
    recheck: 'nothing',
    lostPlanIds: [],
  };
}

/** `without`: products whose plans are not among those held elsewhere; the product's own never are. */
export function readPeople(
  em: SqlEntityManager,
  tenantId: string,
  { id, plans, intents }: Pick<ProductOfMany, 'id' | 'plans' | 'intents'>,
  personIds: readonly string[],
  without: readonly string[] = [],
): Promise<PersonSources[]> {
  return PEOPLE(em, {
    tenantId,
    productId: id,
    personIds,
    groupIds: intents.map(({ groupId }) => groupId),
    givingWay: intents.filter((one) => one.givesWayTo !== null).map(({ groupId }) => groupId),
    without: [id, ...without],
    asked: plansAskedFor(plans),
  });
}

/** Ids of the plans that these need or exclude: what else somebody has is nothing to them. */
export function plansAskedFor(plans: readonly OfferedPlan[]): string[] {
  const asked = plans.flatMap(({ needs, excludes }) => [...needs.map(({ id }) => id), ...excludes]);
  return [...new Set(asked)];
}

const LOCK_PRODUCT = statement<{ assigned: number; revision: number }>(`
  select assigned, subscriptions_revision as revision from product
   where tenant_id = :tenantId and id = cast(:productId as uuid) for no key update`);

const OTHERS_WAIT = statement(`
  select from source
   where tenant_id = :tenantId and product_id = cast(:productId as uuid) and state = 'error'
     and error_code in ('seats_exhausted', 'product_expired')
     and person_id <> all (cast(:personIds as uuid[])) limit 1`);

const PRODUCT = statement<Omit<ProductOfMany, 'today' | 'assignable'>>(`
  select coalesce(t.time_zone, 'UTC') as "timeZone",
    t.default_usage_location as "defaultUsageLocation", t.automatic_healing as "automaticHealing",
    pr.id, pr.display_name as "displayName", pr.assigned, pr.subscriptions_revision as revision,
    ${SUBSCRIPTION_TERMS} as subscriptions, ${OFFERED_PLANS} as plans,
    (select coalesce(json_agg(gp.group_id), '[]') from group_product gp
      where gp.tenant_id = pr.tenant_id and gp.gives_way_to_id = pr.id) as "replacesIn",
    coalesce((select json_agg(json_build_object('groupId', g.id, 'priority', g.priority,
        'givesWayTo', gp.gives_way_to_id, 'disabledPlanIds', (select coalesce(json_agg(x.plan_id order by x.plan_id), '[]')
           from group_product_disabled_plan x
          where x.tenant_id = gp.tenant_id and x.group_product_id = gp.id)))
      from group_product gp
      join license_group g on g.tenant_id = gp.tenant_id and g.id = gp.group_id
     where gp.tenant_id = pr.tenant_id and gp.product_id = pr.id), '[]') as intents
  from product pr join tenant t on t.id = pr.tenant_id
 where pr.tenant_id = :tenantId and pr.id = cast(:productId as uuid) and pr.archived_at is null`);

const sources = (states: string) => `
  select s.id, s.group_id, s.state, s.error_code, s.since, s.suspended_at, s.start_date,
      s.until_date, case when s.group_id is null then ${DISABLED_PLAN_IDS} end as off
    from source s
   where s.tenant_id = p.tenant_id and s.person_id = p.id
     and s.product_id = cast(:productId as uuid) and s.state ${states}`;

const PEOPLE = statement<PersonSources>(`
  select p.id, p.display_name as "displayName", p.status, to_json(p.deleted_at) as "deletedAt",
    p.usage_location as "usageLocation",
    coalesce((select json_agg(json_build_object('id', s.id, 'groupId', s.group_id,
        'state', s.state, 'errorCode', s.error_code, 'since', s.since,
        'suspendedAt', s.suspended_at, 'startDate', s.start_date, 'untilDate', s.until_date,
        'disabledPlanIds', coalesce(s.off, '[]')) order by s.since, s.id)
      from (${sources(`in ${LIVE}`)} union all ${sources("= 'scheduled'")}) s), '[]') as sources,
    coalesce((select json_agg(json_build_object('groupId', m.group_id, 'joinedAt', m.joined_at,
        'isReplaced', m.group_id = any (cast(:givingWay as uuid[])) and exists (
          select from group_product gp
            join source s on s.tenant_id = gp.tenant_id and s.group_id = gp.group_id
             and s.product_id = gp.gives_way_to_id and s.person_id = p.id and s.state = 'active'
           where gp.tenant_id = p.tenant_id and gp.group_id = m.group_id
             and gp.product_id = cast(:productId as uuid))))
      from group_member m
     where m.tenant_id = p.tenant_id and m.person_id = p.id
       and m.group_id = any (cast(:groupIds as uuid[]))), '[]') as memberships,
    case when cardinality(cast(:asked as uuid[])) = 0 then '[]' else coalesce((
      select json_agg(distinct pp.plan_id)
        from source s
        join product_plan pp on pp.tenant_id = s.tenant_id and pp.product_id = s.product_id
         and pp.plan_id = any (cast(:asked as uuid[]))
       where s.tenant_id = p.tenant_id and s.person_id = p.id and s.state = 'active'
         and s.product_id <> all (cast(:without as uuid[])) and ${hasPlanOn('pp.plan_id')}
         and not exists (select from group_product gw where gw.tenant_id = s.tenant_id
           and gw.group_id = s.group_id and gw.product_id = s.product_id
           and gw.gives_way_to_id = cast(:productId as uuid))), '[]') end
      as "heldElsewhere"
  from person p
 where p.tenant_id = :tenantId and p.id = any (cast(:personIds as uuid[]))`);

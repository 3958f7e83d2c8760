/**
 * What the rules of assigning and removing look at, read in one statement under the person's
 * lock. Locks are taken in one order everywhere: persons by id, then products by id.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PersonNotFound, ProductNotFound } from './errors.ts';
import type { HeldPlan, OfferedPlan } from './rules/check-assignment.ts';
import type { SubscriptionTerm } from './rules/subscription-state.ts';

export interface LockedPerson {
  id: string;
  displayName: string;
  slackUserId: string | null;
  status: 'active' | 'deleted';
  usageLocation: string | null;
}

/**
 * Locks one person; every rule that spans products is checked under this lock. Not "for update":
 * that would clash with the foreign keys of rows this person has assigned to others.
 * @throws {PersonNotFound} also for another tenant's id.
 */
export async function lockPerson(
  em: SqlEntityManager,
  tenantId: string,
  personId: string,
): Promise<LockedPerson> {
  const [person] = await em.execute<LockedPerson[]>(
    `select id, display_name as "displayName", slack_user_id as "slackUserId", status,
            usage_location as "usageLocation"
       from person where tenant_id = ? and id = ? for no key update`,
    [tenantId, personId],
  );
  if (!person) throw new PersonNotFound();
  return person;
}

export interface CurrentSource {
  id: string;
  untilDate: string | null;
  reason: string | null;
  disabledPlanIds: string[];
}

export interface Holding {
  timeZone: string;
  defaultUsageLocation: string | null;
  product: { id: string; displayName: string; assigned: number; revision: number };
  subscriptions: SubscriptionTerm[];
  plans: OfferedPlan[];
  heldElsewhere: HeldPlan[];
  /** The person's active direct source of this product. */
  current: CurrentSource | null;
}

/** @throws {ProductNotFound} also for another tenant's id. */
export async function readHolding(
  em: SqlEntityManager,
  tenantId: string,
  personId: string,
  productId: string,
): Promise<Holding> {
  const [row] = await em.execute<Holding[]>(HOLDING, { tenantId, personId, productId });
  if (!row) throw new ProductNotFound();
  return row;
}

const HOLDING = `
  select t.time_zone as "timeZone", t.default_usage_location as "defaultUsageLocation",
    json_build_object('id', pr.id, 'displayName', pr.display_name, 'assigned', pr.assigned,
      'revision', pr.subscriptions_revision) as product,
    coalesce((select json_agg(json_build_object('seats', seats, 'startDate', start_date,
        'endDate', end_date))
      from subscription where tenant_id = :tenantId and product_id = pr.id), '[]') as subscriptions,
    coalesce((select json_agg(json_build_object('id', sp.id, 'name', pp.friendly_name,
        'prohibitedCountries', sp.prohibited_countries,
        'needs', (select coalesce(json_agg(json_build_object('id', n.id, 'name', n.name)), '[]')
           from plan_dependency d
           join service_plan n on n.tenant_id = d.tenant_id and n.id = d.needs_plan_id
          where d.tenant_id = :tenantId and d.plan_id = sp.id),
        'excludes', (select coalesce(json_agg(case when e.plan_id = sp.id
             then e.excludes_plan_id else e.plan_id end), '[]') from plan_exclusion e
          where e.tenant_id = :tenantId and sp.id in (e.plan_id, e.excludes_plan_id)))
        order by pp.friendly_name, sp.id)
      from product_plan pp
      join service_plan sp on sp.tenant_id = pp.tenant_id and sp.id = pp.plan_id
     where pp.tenant_id = :tenantId and pp.product_id = pr.id), '[]') as plans,
    coalesce((select json_agg(json_build_object('id', pp.plan_id, 'name', pp.friendly_name,
        'product', op.display_name,
        'needs', (select coalesce(json_agg(d.needs_plan_id), '[]') from plan_dependency d
          where d.tenant_id = :tenantId and d.plan_id = pp.plan_id)))
      from source s
      join product op on op.tenant_id = s.tenant_id and op.id = s.product_id
      join product_plan pp on pp.tenant_id = s.tenant_id and pp.product_id = s.product_id
     where s.tenant_id = :tenantId and s.person_id = :personId and s.state = 'active'
       and s.product_id <> pr.id
       and not exists (select from source_disabled_plan x where x.tenant_id = s.tenant_id
         and x.source_id = s.id and x.plan_id = pp.plan_id)), '[]') as "heldElsewhere",
    (select json_build_object('id', s.id, 'untilDate', s.until_date, 'reason', s.reason,
        'disabledPlanIds', (select coalesce(json_agg(x.plan_id order by x.plan_id), '[]')
           from source_disabled_plan x where x.tenant_id = s.tenant_id and x.source_id = s.id))
      from source s
     where s.tenant_id = :tenantId and s.person_id = :personId and s.product_id = pr.id
       and s.state = 'active') as current
  from product pr join tenant t on t.id = pr.tenant_id
 where pr.tenant_id = :tenantId and pr.id = :productId`;

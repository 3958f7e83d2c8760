/** A product as the rules ask of it for many at once. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { dayIn } from './days.ts';
import type { OfferedPlan } from './rules/check-assignment.ts';
import type { DecisionOptions, Intent } from './rules/decision.ts';
import { productCounts } from './rules/product-counts.ts';
import type { SubscriptionTerm } from './rules/subscription-state.ts';
import { OFFERED_PLANS } from './rules-of-product.ts';
import { statement } from './statement.ts';
import { SUBSCRIPTION_TERMS } from './subscription-terms.ts';

/** For so long a deleted person's sources can come back. */
export const RESTORABLE_DAYS = 30;

export interface ProductOfMany {
  timeZone: string;
  today: string;
  defaultUsageLocation: string | null;
  automaticHealing: boolean;
  id: string;
  displayName: string;
  assigned: number;
  /** Seats promised to requests. */
  held: number;
  /** So many requests wait for a seat: before all others, but for direct sources that wait longer. */
  waitlisted: number;
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
  { held, subscriptions, today }: Pick<ProductOfMany, 'held' | 'subscriptions' | 'today'>,
): number | null {
  return productCounts(assigned + held, subscriptions, today, 0).available;
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

const PRODUCT = statement<Omit<ProductOfMany, 'today' | 'assignable'>>(`
  select coalesce(t.time_zone, 'UTC') as "timeZone",
    t.default_usage_location as "defaultUsageLocation", t.automatic_healing as "automaticHealing",
    pr.id, pr.display_name as "displayName", pr.assigned, pr.held, pr.subscriptions_revision as revision,
    (select cast(count(*) as int) from license_request w where w.tenant_id = pr.tenant_id
      and w.product_id = pr.id and w.state = 'waitlisted') as waitlisted,
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

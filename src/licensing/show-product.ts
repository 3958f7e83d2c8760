import type { Context } from './actor.ts';
import { dayIn } from './days.ts';
import { ProductNotFound } from './errors.ts';
import { isId } from './ids.ts';
import { planLabel } from './plan-label.ts';
import type { Licensing } from './ports.ts';
import type { AlertKind } from './rules/alert-kinds.ts';
import { type ProductCounts, productCounts } from './rules/product-counts.ts';
import {
  lastUsableDay,
  type SubscriptionState,
  subscriptionState,
} from './rules/subscription-state.ts';
import { statement } from './statement.ts';

export interface ShowProductResult {
  product: {
    id: string;
    displayName: string;
    skuId: string;
    skuPartNumber: string;
    description: string | null;
    helpUrl: string | null;
    purchaseUrl: string | null;
  };
  counts: ProductCounts;
  /** By start, without those that have ended or are archived. */
  subscriptions: ShownSubscription[];
  /** By friendly name. */
  plans: ShownPlan[];
  /** How many groups hold it. */
  groups: number;
  /** Kinds of alerts that somebody turned off for it. */
  alertsOff: AlertKind[];
  today: string;
  timeZone: string;
}

export interface ShownSubscription {
  id: string;
  externalId: string | null;
  /** Null: unlimited. */
  seats: number | null;
  startDate: string;
  endDate: string | null;
  state: SubscriptionState;
  /** Last day of grace, or the end where there is none; null without end. */
  graceUntil: string | null;
  graceDays: number;
  isCanceled: boolean;
  /** Per seat, a decimal as text; like `noticeDate` only for administrators. */
  price: string | null;
  currency: string | null;
  noticeDate: string | null;
}

export interface ShownPlan {
  /** Ours; `planId` is the vendor's. */
  id: string;
  planId: string;
  name: string;
  friendlyName: string;
  prohibitedCountries: string[];
  needs: string[];
  excludes: string[];
}

/**
 * One product with its counts of today, its subscriptions and plans. Anyone may; prices and notice
 * dates are for administrators.
 * @throws {ProductNotFound} also for another tenant's id, and where it is archived.
 */
export async function showProduct(
  licensing: Licensing,
  { tenantId, actor }: Context,
  { productId }: { productId: string },
): Promise<ShowProductResult> {
  if (!isId(productId)) throw new ProductNotFound();
  const [row] = await PRODUCT(licensing.em, { tenantId, productId });
  if (!row) throw new ProductNotFound();
  const { product, plans, groups, alertsOff, timeZone } = row;
  const today = dayIn(timeZone, licensing.clock());
  const terms =
    actor.kind === 'everybody' ? row.subscriptions.map(withoutTerms) : row.subscriptions;
  return {
    product,
    counts: productCounts(row.assigned, terms, today, row.windowDays, row.held),
    subscriptions: terms
      .map((term) => ({
        ...term,
        state: subscriptionState(term, today),
        graceUntil: lastUsableDay(term),
      }))
      .filter((term) => term.state !== 'ended'),
    plans,
    groups,
    alertsOff,
    today,
    timeZone,
  };
}

type StoredSubscription = Omit<ShownSubscription, 'state' | 'graceUntil'>;

interface Row {
  timeZone: string;
  windowDays: number;
  assigned: number;
  held: number;
  product: ShowProductResult['product'];
  subscriptions: StoredSubscription[];
  plans: ShownPlan[];
  groups: number;
  alertsOff: AlertKind[];
}

function withoutTerms(subscription: StoredSubscription): StoredSubscription {
  return { ...subscription, price: null, currency: null, noticeDate: null };
}

/** Names of plans that `rule` joins, as `other` and `d`, to plan `sp`. */
const planNames = (rule: string) => `(
  select coalesce(json_agg(name order by name), '[]')
    from (select ${planLabel('other')} as name
            from service_plan other ${rule} and d.tenant_id = other.tenant_id
           where other.tenant_id = sp.tenant_id) named)`;

const PRODUCT = statement<Row>(`
  select coalesce(t.time_zone, 'UTC') as "timeZone", coalesce(t.expiring_window_days, 30) as "windowDays", pr.assigned, pr.held,
    json_build_object('id', pr.id, 'displayName', pr.display_name, 'skuId', pr.sku_id,
      'skuPartNumber', pr.sku_part_number, 'description', pr.description,
      'helpUrl', pr.help_url, 'purchaseUrl', pr.purchase_url) as product,
    coalesce((select json_agg(json_build_object('id', id, 'externalId', external_id,
        'seats', seats, 'startDate', start_date, 'endDate', end_date,
        'graceDays', grace_days, 'isCanceled', canceled_at is not null,
        'price', cast(price as text), 'currency', currency, 'noticeDate', notice_date)
        order by start_date, id)
      from subscription where tenant_id = pr.tenant_id and product_id = pr.id
       and archived_at is null), '[]') as subscriptions,
    coalesce((select json_agg(json_build_object('id', sp.id, 'planId', sp.plan_id,
        'name', sp.name, 'friendlyName', pp.friendly_name,
        'prohibitedCountries', sp.prohibited_countries,
        'needs', ${planNames('join plan_dependency d on d.needs_plan_id = other.id and d.plan_id = sp.id')},
        'excludes', ${planNames(`join plan_exclusion d on other.id <> sp.id
          and other.id in (d.plan_id, d.excludes_plan_id) and sp.id in (d.plan_id, d.excludes_plan_id)`)})
        order by pp.friendly_name, sp.id)
      from product_plan pp
      join service_plan sp on sp.tenant_id = pp.tenant_id and sp.id = pp.plan_id
     where pp.tenant_id = pr.tenant_id and pp.product_id = pr.id), '[]') as plans,
    (select cast(count(*) as int) from group_product gp
      where gp.tenant_id = pr.tenant_id and gp.product_id = pr.id) as groups,
    coalesce((select r.kinds_off from alert_rule r
      where r.tenant_id = pr.tenant_id and r.product_id = pr.id), '{}') as "alertsOff"
  from product pr join tenant t on t.id = pr.tenant_id
 where pr.tenant_id = :tenantId and pr.id = :productId and pr.archived_at is null`);

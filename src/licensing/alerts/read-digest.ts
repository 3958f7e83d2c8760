/**
 * What is open and can wait, summed up, with the seats of its products and what is foreseen of them.
 * What is urgent has a message of its own.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type AlertSeverity, SEVERITY } from '../rules/alert-severity.ts';
import { byUrgency, type DigestAlert } from '../rules/digest-order.ts';
import { type ForecastDay, forecast, type Shortage, shortageIn } from '../rules/forecast.ts';
import { productCounts } from '../rules/product-counts.ts';
import { statement } from '../statement.ts';
import { readAlertedProducts } from './alerted-products.ts';

/** A longer message is read by nobody. */
export const MAX_PRODUCTS = 15;
const MONTH = 30;

export interface DigestProduct {
  name: string;
  alerts: DigestAlert[];
  /** Today, in 30 days, and at the end of the forecast. */
  now: ForecastDay;
  soon: ForecastDay;
  later: ForecastDay;
  /** From today on; null: there are, and will be, enough. */
  shortage: Shortage | null;
}

export interface Digest {
  day: string;
  /** The first of them. */
  products: DigestProduct[];
  /** All that have such an alert. */
  count: number;
  /** Open alerts that are urgent. */
  urgent: number;
}

/** What somebody has snoozed or resolved is told no more. */
export async function readDigest(
  em: SqlEntityManager,
  tenantId: string,
  today: string,
): Promise<Digest> {
  const open = await ALERTS(em, { tenantId });
  const urgent = open.filter(({ severity }) => severity === 'urgent').length;
  const all = byUrgency(
    open.filter(({ severity }) => severity === 'not_urgent'),
    today,
  );
  const shown = all.slice(0, MAX_PRODUCTS);
  const productIds = shown.flatMap(([first]) => first?.productId ?? []);
  const read = await readAlertedProducts(em, tenantId, { productIds, today });
  const byId = new Map(read.map((product) => [product.id, product]));
  const products = shown.flatMap((alerts) => {
    const product = byId.get(alerts[0]?.productId ?? '');
    if (!product) return [];
    const { total } = productCounts(product.assigned, product.subscriptions, today, 0);
    const now = { day: today, assigned: product.assigned, total };
    const days = forecast(product, today);
    const [soon = now, later = now] = [days[MONTH - 1], days.at(-1)];
    return [{ name: product.name, alerts, now, soon, later, shortage: shortageIn([now, ...days]) }];
  });
  return { day: today, products, count: all.length, urgent };
}

const ALERTS = statement<DigestAlert & { severity: AlertSeverity }>(`
  select a.product_id as "productId", a.kind, a.facts, ${SEVERITY} as severity from alert a
   where a.tenant_id = :tenantId and a.resolved_at is null and a.quiet_why is null
   order by a.opened_at, a.id`);

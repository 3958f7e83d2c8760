/**
 * Brings alerts to what is due, read from the data, so that it may run at any time and any number
 * of times: by the change of a day, and after each change of a product. A product whose alerts are
 * as they should be is only read. The others are locked, read again and written, each in a
 * transaction, with the places where they are told.
 */
import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { lockProducts } from '../assignment-facts.ts';
import type { JobData, Licensing } from '../ports.ts';
import { readTenant } from '../read-tenant.ts';
import { settleReclaims } from '../reclaim/settle-reclaims.ts';
import { type AlertChange, alertChanges } from '../rules/alert-changes.ts';
import type { AlertMoment } from '../rules/alerted-product.ts';
import { dueAlerts, watchedFrom } from '../rules/due-alerts.ts';
import { statement } from '../statement.ts';
import { type ReadAlertedProduct, readAlertedProducts } from './alerted-products.ts';
import { concernedProducts } from './concerned-products.ts';
import { endSnoozes, NOT_QUIET } from './quiet-alert.ts';
import { readCandidates } from './read-candidates.ts';
import { placeAlerts, tellAlerts, tellUntold } from './tell-alerts.ts';

interface Moment extends AlertMoment {
  tenantId: string;
  timeZone: string;
}

/** @throws {AggregateError} of what failed, once all others are done. */
export async function reviewAlerts(
  licensing: Licensing,
  tenantId: string,
  { productId }: JobData['review-alerts'],
): Promise<void> {
  const moment = await momentOf(licensing, tenantId);
  if (productId !== null) {
    const [product] = await readAlertedProducts(licensing.em.fork(), tenantId, {
      productIds: [productId],
      today: moment.today,
    });
    if (!product) return;
    await reviewProduct(licensing, moment, product, (em, ids) =>
      tellAlerts(em, licensing, tenantId, ids),
    );
    return settleReclaims(licensing, tenantId, productId);
  }
  const failures: unknown[] = [];
  for await (const product of productsToReview(licensing, moment)) {
    // Told at the end, when all that is due together is known.
    const review = reviewProduct(licensing, moment, product, (em, alertIds) =>
      placeAlerts(em, tenantId, alertIds),
    );
    await review.catch((error: unknown) => failures.push(error));
  }
  await endSnoozes(licensing, tenantId);
  await settleReclaims(licensing, tenantId, null);
  await tellUntold(licensing, tenantId);
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} products failed`);
}

export async function momentOf(licensing: Licensing, tenantId: string): Promise<Moment> {
  const tenant = await readTenant(licensing, tenantId);
  const { today, timeZone, expiringWindowDays: windowDays } = tenant;
  return { tenantId, timeZone, today, windowDays };
}

/** Those whose alerts are not as they should be, found without locks. */
export async function* productsToReview(
  licensing: Pick<Licensing, 'em'>,
  moment: Moment,
): AsyncGenerator<ReadAlertedProduct> {
  const { tenantId, today } = moment;
  for await (const productIds of concernedProducts(licensing.em.fork(), tenantId, today)) {
    const em = licensing.em.fork();
    const products = await readAlertedProducts(em, tenantId, { productIds, today });
    yield* products.filter((each) => isToReview(each, moment));
  }
}

function changesOf(product: ReadAlertedProduct, moment: Moment): AlertChange[] {
  return alertChanges(dueAlerts(product, moment), product.standing);
}

function isToReview(product: ReadAlertedProduct, moment: Moment): boolean {
  const isOpen = product.standing.some(({ resolvedWhy }) => resolvedWhy === null);
  const from = isOpen ? 0 : watchedFrom(product, moment.today);
  return product.watchedFrom !== from || changesOf(product, moment).length > 0;
}

async function reviewProduct(
  licensing: Licensing,
  moment: Moment,
  seen: ReadAlertedProduct,
  tell: (em: SqlEntityManager, alertIds: string[]) => Promise<void>,
): Promise<void> {
  const { tenantId } = moment;
  const { id: productId } = seen;
  const now = licensing.clock().toISOString();
  // Before the lock: of many holders they take a while to find, and whoever changes it looks again.
  const candidates = await readCandidates(licensing.em.fork(), moment, seen);
  await licensing.em.fork().transactional(async (em) => {
    // Waits for whoever changes the product: it is seen, or has a job of its own.
    await lockProducts(em, tenantId, [productId]);
    const [product] = await readAlertedProducts(em, tenantId, {
      productIds: [productId],
      today: moment.today,
    });
    if (!product) return;
    const changed: string[] = [];
    for (const change of changesOf({ ...product, candidates }, moment)) {
      const alertId = await write(em, { tenantId, productId, now }, change);
      if (alertId !== null) changed.push(alertId);
    }
    await WATCH(em, { tenantId, productId, from: watchedFrom(product, moment.today) });
    await tell(em, changed);
  });
}

/** Null: its subscription has an open one elsewhere, of the product that it came from. */
async function write(
  em: SqlEntityManager,
  of: { tenantId: string; productId: string; now: string },
  change: AlertChange,
): Promise<string | null> {
  const { tenantId, now } = of;
  const facts = JSON.stringify(change.facts);
  if (change.change === 'open') {
    const { kind, subscriptionId, level, why } = change;
    const values = { ...of, id: randomUUID(), kind, subscriptionId, level, facts, why };
    const [opened] = await OPEN(em, values);
    return opened?.id ?? null;
  }
  const { id } = change;
  if (change.change === 'resolve') await RESOLVE(em, { tenantId, id, facts, now, why: change.why });
  else {
    await UPDATE(em, { tenantId, id, facts, level: change.level });
    await OPEN_WORSE(em, { tenantId, id });
  }
  return id;
}

const OPEN = statement<{ id: string }>(`
  insert into alert (tenant_id, id, kind, product_id, subscription_id, level, facts, opened_at,
      resolved_at, resolved_why)
  select :tenantId, cast(:id as uuid), :kind, cast(:productId as uuid),
      cast(:subscriptionId as uuid), cast(:level as smallint), cast(:facts as jsonb),
      cast(:now as timestamptz), case when cast(:why as text) is not null
        then cast(:now as timestamptz) end, cast(:why as text)
  on conflict do nothing
  returning id`);

/** With another last day, what keeps it quiet counts anew as well. */
const UPDATE = statement(`
  update alert set facts = cast(:facts as jsonb), level = cast(:level as smallint),
      revision = revision + 1,
      quiet_level = case when cast(:level as smallint) < least(level, quiet_level)
          and quiet_level is not null
        then cast(:level as smallint) else quiet_level end
   where tenant_id = :tenantId and id = cast(:id as uuid)`);

/** Whoever made it quiet knew of nothing so bad. */
const OPEN_WORSE = statement(`update alert set ${NOT_QUIET}
   where tenant_id = :tenantId and id = cast(:id as uuid) and quiet_level < level`);

const RESOLVE = statement(`
  update alert set facts = cast(:facts as jsonb), resolved_at = cast(:now as timestamptz),
      resolved_why = :why, revision = revision + 1
   where tenant_id = :tenantId and id = cast(:id as uuid)`);

const WATCH = statement(`
  update product pr set watched_from = its.first
    from (select case when exists (select from alert a where a.tenant_id = :tenantId
        and a.product_id = cast(:productId as uuid) and a.resolved_at is null)
      then 0 else cast(:from as int) end as first) its
   where pr.tenant_id = :tenantId and pr.id = cast(:productId as uuid)
     and pr.watched_from is distinct from its.first`);

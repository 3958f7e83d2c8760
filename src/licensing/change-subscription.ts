/**
 * How every change of a product's subscriptions is made: the product's row is locked, they are
 * read, changed and audited, and the revision goes up (see decision 4). A dry run is the same,
 * rolled back, so that what it foretells is what would come.
 */
import { randomUUID } from 'node:crypto';
import { type SqlEntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { dayIn } from './days.ts';
import { doOnce, type Once, type OnceOptions } from './deed.ts';
import type { Product } from './entities/product.ts';
import { Subscription } from './entities/subscription.ts';
import { Tenant } from './entities/tenant.ts';
import { ExternalIdTaken, ProductNotFound, SubscriptionNotFound } from './errors.ts';
import { isId } from './ids.ts';
import { lockProduct } from './lock-product.ts';
import type { Licensing } from './ports.ts';
import { requireAsShown } from './revision.ts';
import { type Consequence, consequence, worsening } from './rules/consequence.ts';
import { reviewAlertsLater, wakeWaiting } from './wake.ts';

/** A subscription as it is told and audited; instants in ISO 8601. */
export type SubscriptionFacts = ReturnType<typeof factsOf>;

export interface SubscriptionResult {
  product: { id: string; displayName: string };
  subscriptionId: string;
  /** As it is now, or would be. */
  subscription: SubscriptionFacts;
  consequence: Consequence;
  /** What of that is worse than it was. */
  follows: Consequence;
  today: string;
}

export interface ChangeOptions extends OnceOptions<SubscriptionResult> {
  /** Of the facts that were shown; see revisionOf. */
  revision?: string | undefined;
}

interface Moment {
  now: Date;
  today: string;
}

interface Change extends ChangeOptions {
  /** As the audit calls it. */
  action: string;
  /** Of which product: the one that has this subscription, or the one that gets a new one. */
  of: { subscriptionId: string } | { productId: string };
  /** @throws what stands against it. */
  change: (subscription: Subscription, moment: Moment) => void;
}

/**
 * Changes one subscription, or adds one.
 * @throws {NotAllowed | SubscriptionNotFound | ProductNotFound | ExternalIdTaken | ChangedMeanwhile} and what a
 *   subscription may not be.
 */
export async function changeSubscription(
  licensing: Licensing,
  context: Context,
  { action, of, change, revision, ...options }: Change,
): Promise<Once<SubscriptionResult>> {
  requireAdministrator(context);
  const { tenantId } = context;
  const now = licensing.clock();
  const run = async (em: SqlEntityManager) => {
    const product = await lockProductOf(em, tenantId, of);
    const tenant = await em.findOneOrFail(Tenant, tenantId);
    const today = dayIn(tenant.timeZone ?? 'UTC', now);
    const others = await em.find(Subscription, { tenantId, product, archivedAt: null });
    const subscription =
      'productId' in of
        ? em.create(Subscription, {
            tenantId,
            id: randomUUID(),
            product,
            ...BLANK,
            startDate: today,
          })
        : others.find(({ id }) => id === of.subscriptionId);
    if (!subscription) throw new SubscriptionNotFound();
    const subscriptionId = subscription.id;
    const comesOf = (subscriptions: readonly Subscription[]) =>
      consequence(
        product.assigned,
        subscriptions.filter(({ archivedAt }) => !archivedAt).map((one) => one.terms()),
        today,
      );
    const earlier = comesOf(others);
    const before = 'productId' in of ? null : factsOf(subscription);
    if (before) requireAsShown(before, revision);
    change(subscription, { now, today });
    const after = factsOf(subscription);
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      product.subscriptionsRevision += 1;
      await flush(em, subscription);
      await audit(em, context, now, {
        ...{ action, productId: product.id },
        ...(before && { before: { subscriptionId, ...before } }),
        after: { subscriptionId, ...after },
      });
      await wakeWaiting(em, licensing, tenantId, product.id);
      await reviewAlertsLater(em, licensing, tenantId, product.id);
    }
    const counting = [...others.filter((other) => other !== subscription), subscription];
    const later = comesOf(counting);
    return {
      product: { id: product.id, displayName: product.displayName },
      subscriptionId,
      subscription: after,
      consequence: later,
      follows: worsening(earlier, later),
      today,
    };
  };
  return doOnce(licensing, context, run, options);
}

/** What is not said of a new one. */
const BLANK = { seats: null, endDate: null, externalId: null, price: null, currency: null };

async function lockProductOf(
  em: SqlEntityManager,
  tenantId: string,
  of: Change['of'],
): Promise<Product> {
  if ('productId' in of) return lockProduct(em, tenantId, of.productId);
  const [found] = isId(of.subscriptionId)
    ? await em.execute<{ productId: string }[]>(PRODUCT_OF, [tenantId, of.subscriptionId])
    : [];
  if (!found) throw new SubscriptionNotFound();
  return lockProduct(em, tenantId, found.productId).catch((error: unknown) => {
    throw error instanceof ProductNotFound ? new SubscriptionNotFound() : error;
  });
}

const PRODUCT_OF =
  'select product_id as "productId" from subscription where tenant_id = ? and id = ?';

function factsOf(subscription: Subscription) {
  return {
    ...subscription.terms(),
    canceledAt: subscription.canceledAt?.toISOString() ?? null,
    archivedAt: subscription.archivedAt?.toISOString() ?? null,
  };
}

async function flush(em: SqlEntityManager, { externalId }: Subscription): Promise<void> {
  try {
    await em.flush();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new ExternalIdTaken({ externalId: externalId ?? '' });
  }
}

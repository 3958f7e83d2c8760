/**
 * How every change of a product's subscriptions is made: the product's row is locked, they are
 * read, changed and audited, and the revision goes up (see decision 4). A dry run is the same up to
 * the writing, so that what it foretells is what would come.
 */
import { randomUUID } from 'node:crypto';
import { type SqlEntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { dayIn } from './days.ts';
import { doOnce, type Once } from './deed.ts';
import {
  CurrencyMissing,
  EndBeforeStart,
  ExternalIdTaken,
  ProductNotFound,
  SubscriptionNotFound,
} from './errors.ts';
import { isId } from './ids.ts';
import type { Licensing } from './ports.ts';
import { type Consequence, consequence } from './rules/consequence.ts';
import type { SubscriptionTerm } from './rules/subscription-state.ts';
import { wakeWaiting } from './wake.ts';

/** What is kept of a subscription. */
export interface SubscriptionFields extends SubscriptionTerm {
  externalId: string | null;
  /** Per seat, a decimal as text. */
  price: string | null;
  /** ISO 4217. */
  currency: string | null;
  noticeDate: string | null;
  /** An instant, ISO 8601. */
  canceledAt: string | null;
  archivedAt: string | null;
}

export interface SubscriptionResult {
  product: { id: string; displayName: string };
  subscriptionId: string;
  /** As it is now, or would be. */
  subscription: SubscriptionFields;
  consequence: Consequence;
  today: string;
}

export interface ChangeOptions {
  /** Only says what would come of it. */
  dryRun?: boolean;
}

interface Moment {
  now: Date;
  today: string;
}

interface Change extends ChangeOptions {
  /** As the audit calls it. */
  action: string;
  subscriptionId: string;
  /** @throws what stands against it. */
  change: (current: SubscriptionFields, moment: Moment) => SubscriptionFields;
}

/** Changes one subscription. @throws {NotAllowed | SubscriptionNotFound} and what it may not be. */
export async function changeSubscription(
  licensing: Licensing,
  context: Context,
  { action, subscriptionId, change, dryRun = false }: Change,
): Promise<Once<SubscriptionResult>> {
  requireAdministrator(context);
  if (!isId(subscriptionId)) throw new SubscriptionNotFound();
  const now = licensing.clock();
  const run = async (em: SqlEntityManager) => {
    const locked = await lockProduct(em, context, OF_SUBSCRIPTION, subscriptionId);
    const current = locked?.subscriptions.find(({ id }) => id === subscriptionId);
    if (!locked || !current) throw new SubscriptionNotFound();
    const { id: _, ...before } = current;
    const today = dayIn(locked.timeZone, now);
    const after = checked(change(before, { now, today }));
    if (!dryRun && JSON.stringify(before) !== JSON.stringify(after)) {
      await write(em, UPDATE, { ...after, tenantId: context.tenantId, subscriptionId });
      const deed = { before: { subscriptionId, ...before }, after: { subscriptionId, ...after } };
      await finish(em, licensing, context, now, locked.product.id, { action, ...deed });
    }
    const others = locked.subscriptions.filter(({ id }) => id !== subscriptionId);
    return resultOf(locked, subscriptionId, after, others, today);
  };
  return doOnce(licensing, context, run, { dryRun });
}

/** Adds a subscription. @throws {NotAllowed | ProductNotFound} and what it may not be. */
export async function insertSubscription(
  licensing: Licensing,
  context: Context,
  {
    productId,
    fields,
    dryRun = false,
  }: ChangeOptions & { productId: string; fields: SubscriptionFields },
): Promise<Once<SubscriptionResult>> {
  requireAdministrator(context);
  if (!isId(productId)) throw new ProductNotFound();
  const now = licensing.clock();
  checked(fields);
  const run = async (em: SqlEntityManager) => {
    const locked = await lockProduct(em, context, BY_ID, productId);
    if (!locked) throw new ProductNotFound();
    const subscriptionId = randomUUID();
    if (!dryRun) {
      const { tenantId } = context;
      await write(em, INSERT, { ...fields, tenantId, productId, subscriptionId });
      const after = { subscriptionId, ...fields };
      await finish(em, licensing, context, now, productId, { action: 'subscription.add', after });
    }
    const today = dayIn(locked.timeZone, now);
    return resultOf(locked, subscriptionId, fields, locked.subscriptions, today);
  };
  return doOnce(licensing, context, run, { dryRun });
}

interface LockedProduct {
  product: { id: string; displayName: string };
  assigned: number;
  timeZone: string;
  subscriptions: (SubscriptionFields & { id: string })[];
}

const BY_ID = ':id';
const OF_SUBSCRIPTION = `(select product_id from subscription
  where tenant_id = :tenantId and id = :id)`;

/** Locks, then reads: what one statement read while it waited would be out of date. */
async function lockProduct(
  em: SqlEntityManager,
  { tenantId }: Context,
  which: string,
  id: string,
): Promise<LockedProduct | undefined> {
  const [found] = await em.execute<{ id: string }[]>(
    `select id from product where tenant_id = :tenantId and id = ${which}
        and archived_at is null for no key update`,
    { tenantId, id },
  );
  if (!found) return undefined;
  const [locked] = await em.execute<LockedProduct[]>(READ, { tenantId, productId: found.id });
  return locked;
}

async function finish(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  now: Date,
  productId: string,
  deed: { action: string; before?: object; after: object },
): Promise<void> {
  await em.execute(
    `update product set subscriptions_revision = subscriptions_revision + 1
      where tenant_id = ? and id = ?`,
    [context.tenantId, productId],
    'run',
  );
  await audit(em, context, now, { productId, ...deed });
  await wakeWaiting(em, licensing, context.tenantId, productId);
}

function resultOf(
  { product, assigned }: LockedProduct,
  subscriptionId: string,
  subscription: SubscriptionFields,
  others: readonly SubscriptionFields[],
  today: string,
): SubscriptionResult {
  const counting = subscription.archivedAt === null ? [...others, subscription] : others;
  return {
    product,
    subscriptionId,
    subscription,
    consequence: consequence(assigned, counting, today),
    today,
  };
}

function checked(fields: SubscriptionFields): SubscriptionFields {
  const { startDate, endDate, price, currency } = fields;
  if (endDate !== null && endDate < startDate) throw new EndBeforeStart();
  if (price !== null && currency === null) throw new CurrencyMissing();
  return fields;
}

async function write(
  em: SqlEntityManager,
  sql: string,
  fields: SubscriptionFields & Record<string, string | number | null>,
): Promise<void> {
  try {
    await em.execute(sql, { ...fields }, 'run');
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new ExternalIdTaken({ externalId: fields.externalId ?? '' });
  }
}

const READ = `
  select json_build_object('id', pr.id, 'displayName', pr.display_name) as product, pr.assigned,
    coalesce(t.time_zone, 'UTC') as "timeZone",
    coalesce((select json_agg(json_build_object('id', id, 'seats', seats, 'startDate', start_date,
        'endDate', end_date, 'graceDays', grace_days, 'externalId', external_id,
        'price', cast(price as text), 'currency', currency, 'noticeDate', notice_date,
        'canceledAt', canceled_at, 'archivedAt', archived_at))
      from subscription where tenant_id = pr.tenant_id and product_id = pr.id
       and archived_at is null), '[]') as subscriptions
  from product pr join tenant t on t.id = pr.tenant_id
 where pr.tenant_id = :tenantId and pr.id = :productId`;

const INSERT = `
  insert into subscription (tenant_id, id, product_id, external_id, seats, start_date, end_date,
      price, currency, notice_date, grace_days)
  values (:tenantId, :subscriptionId, :productId, :externalId, :seats, :startDate, :endDate,
      :price, :currency, :noticeDate, :graceDays)`;

const UPDATE = `
  update subscription set seats = :seats, start_date = :startDate, end_date = :endDate,
      grace_days = :graceDays, external_id = :externalId, price = :price, currency = :currency,
      notice_date = :noticeDate, canceled_at = :canceledAt, archived_at = :archivedAt
   where tenant_id = :tenantId and id = :subscriptionId`;

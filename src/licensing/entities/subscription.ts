import { defineEntity, p } from '@mikro-orm/core';
import {
  CurrencyMissing,
  EndBeforeStart,
  RenewalNotLater,
  SubscriptionEndless,
  SubscriptionNotRunning,
} from '../errors.ts';
import { GRACE_DAYS, isUsable } from '../rules/subscription-state.ts';
import { Product } from './product.ts';
import { tenantKey } from './tenant-key.ts';

/** One purchase of a product. Dates are days in the tenant's zone; `endDate` is the last day of use. */
const SubscriptionSchema = defineEntity({
  name: 'Subscription',
  properties: {
    tenantId: tenantKey,
    id: p.uuid().primary(),
    product: () =>
      p
        .manyToOne(Product)
        .joinColumns('tenant_id', 'product_id')
        .ownColumns('product_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    /** The key of imports. */
    externalId: p.string().length(255).nullable(),
    /** Null: unlimited. */
    seats: p.integer().nullable(),
    startDate: p.date(),
    endDate: p.date().nullable(),
    /** Per seat, in `currency`; a decimal as text, never a float. */
    price: p.decimal('string').precision(12).scale(2).nullable(),
    /** ISO 4217. */
    currency: p.character().length(3).nullable(),
    /** Days of grace after its end; none once it is canceled. */
    graceDays: p.smallint().default(30),
    canceledAt: p.datetime().nullable(),
    /** Entered by mistake: out of every count and list. */
    archivedAt: p.datetime().nullable(),
    noticeDate: p.date().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  uniques: [{ name: 'subscription_external_id_unique', properties: ['tenantId', 'externalId'] }],
  indexes: [
    { name: 'subscription_product_index', properties: ['tenantId', 'product'] },
    {
      name: 'subscription_end_index',
      expression:
        'create index subscription_end_index on subscription (tenant_id, end_date) where end_date is not null and archived_at is null',
    },
  ],
  checks: [
    { name: 'subscription_grace_days_check', expression: 'grace_days >= 0' },
    { name: 'subscription_seats_check', expression: 'seats >= 0' },
    { name: 'subscription_dates_check', expression: 'end_date >= start_date' },
    {
      name: 'subscription_price_check',
      expression: 'price is null or (price >= 0 and currency is not null)',
    },
  ],
});

/** What an administrator says of a subscription. */
export interface SubscriptionTerms {
  /** Null: unlimited. */
  seats: number | null;
  startDate: string;
  /** Last day of use. */
  endDate: string | null;
  externalId: string | null;
  /** Per seat, a decimal as text. */
  price: string | null;
  /** ISO 4217. */
  currency: string | null;
  noticeDate: string | null;
}

/** Each change keeps what a subscription may not be; `today` is a day in the tenant's zone. */
export class Subscription extends SubscriptionSchema.class {
  /** As it is told, and counted. */
  terms(): SubscriptionTerms & { graceDays: number } {
    const { startDate, graceDays } = this;
    return {
      seats: this.seats ?? null,
      startDate,
      endDate: this.endDate ?? null,
      graceDays,
      externalId: this.externalId ?? null,
      price: this.price ?? null,
      currency: this.currency ?? null,
      noticeDate: this.noticeDate ?? null,
    };
  }

  /** @throws {EndBeforeStart | CurrencyMissing} */
  describe(terms: Partial<SubscriptionTerms>): void {
    Object.assign(this, terms);
    // A currency says nothing without a price.
    this.currency = this.price ? (this.currency ?? null) : null;
    if (this.endDate && this.endDate < this.startDate) throw new EndBeforeStart();
    if (this.price && !this.currency) throw new CurrencyMissing();
  }

  /** A later end, today or later, takes a cancellation back. @throws {RenewalNotLater | EndBeforeStart} */
  renew(endDate: string, today: string): void {
    if (!this.endDate || endDate <= this.endDate || endDate < today) throw new RenewalNotLater();
    this.describe({ endDate });
    this.graceDays = GRACE_DAYS;
    this.canceledAt = null;
  }

  /** At its end, or today, without grace. @throws {SubscriptionNotRunning | SubscriptionEndless} */
  cancel(when: 'end' | 'today', now: Date, today: string): void {
    if (!isUsable(this.terms(), today)) throw new SubscriptionNotRunning();
    const endDate = when === 'today' ? today : this.endDate;
    if (!endDate) throw new SubscriptionEndless();
    this.endDate = endDate;
    this.graceDays = 0;
    this.canceledAt ??= now;
  }

  archive(now: Date): void {
    this.archivedAt = now;
  }
}
SubscriptionSchema.setClass(Subscription);

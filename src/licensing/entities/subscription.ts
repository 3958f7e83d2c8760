import { defineEntity, p } from '@mikro-orm/core';
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
  indexes: [{ name: 'subscription_product_index', properties: ['tenantId', 'product'] }],
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

export class Subscription extends SubscriptionSchema.class {}
SubscriptionSchema.setClass(Subscription);

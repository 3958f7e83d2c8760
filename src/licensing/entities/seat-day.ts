/** How a product's seats went, for the forecast: docs/alerts.md says why it is kept. */
import { defineEntity, p } from '@mikro-orm/core';
import { Product } from './product.ts';
import { tenantKey } from './tenant-key.ts';

const product = () =>
  p
    .manyToOne(Product)
    .primary()
    .joinColumns('tenant_id', 'product_id')
    .ownColumns('product_id')
    .deleteRule('restrict')
    .updateRule('restrict');

/** Seats taken at the end of a day, as far as an hourly look saw; of days that changed it only. */
const SeatDaySchema = defineEntity({
  name: 'SeatDay',
  properties: {
    tenantId: tenantKey,
    product,
    /** In the tenant's zone. */
    day: p.date().primary(),
    assigned: p.integer(),
  },
});

/** Seats that jobs gained and lost on a day: those of many people at once. */
const SeatMoveSchema = defineEntity({
  name: 'SeatMove',
  properties: {
    tenantId: tenantKey,
    product,
    day: p.date().primary(),
    /** The group through which they came or went, which may be gone since; else `direct`. */
    cause: p.string().length(64).primary(),
    gained: p.integer(),
    lost: p.integer(),
  },
});

export class SeatDay extends SeatDaySchema.class {}
SeatDaySchema.setClass(SeatDay);

export class SeatMove extends SeatMoveSchema.class {}
SeatMoveSchema.setClass(SeatMove);

import { defineEntity, p } from '@mikro-orm/core';
import { tenantKey } from './tenant-key.ts';

/** What is bought: a SKU. `assigned` changes in the same transaction as its sources. */
const ProductSchema = defineEntity({
  name: 'Product',
  properties: {
    tenantId: tenantKey,
    id: p.uuid().primary(),
    skuId: p.string().length(100),
    /** Not unique: two products may share one, as in Microsoft's table. */
    skuPartNumber: p.string().length(255),
    displayName: p.string().length(255),
    description: p.text().nullable(),
    helpUrl: p.text().nullable(),
    purchaseUrl: p.text().nullable(),
    /** Number of seats: persons with at least one active source. */
    assigned: p.integer().default(0),
    /** Seats promised: by open offers, and by requests that wait and hold one. */
    held: p.integer().default(0),
    /**
     * Bumped, under the row's lock, by every change of its subscriptions, of what groups hold of it,
     * and by archiving: a statement that waited for the lock sees by it that what it read is out of date.
     */
    subscriptionsRevision: p.integer().default(0),
    /**
     * Whoever changes its seats and leaves so many taken, or more, has its alerts looked at: as one
     * may be due then, or (0) as an open one shows the number. Null: nobody has looked since it, or
     * what it depends on, was imported.
     */
    watchedFrom: p.integer().nullable(),
    /** Out of the lists; only without seats. */
    archivedAt: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  uniques: [{ name: 'product_sku_id_unique', properties: ['tenantId', 'skuId'] }],
  checks: [
    { name: 'product_assigned_check', expression: 'assigned >= 0' },
    { name: 'product_held_check', expression: 'held >= 0' },
    { name: 'product_archived_check', expression: 'archived_at is null or assigned = 0' },
  ],
});

/** What an administrator says of a product. */
export interface ProductFields {
  displayName: string;
  skuPartNumber: string;
  skuId: string;
  description: string | null;
  helpUrl: string | null;
  purchaseUrl: string | null;
}

/** Whoever changes one holds its row's lock. */
export class Product extends ProductSchema.class {
  fields(): ProductFields {
    const { displayName, skuPartNumber, skuId } = this;
    return {
      ...{ displayName, skuPartNumber, skuId },
      description: this.description ?? null,
      helpUrl: this.helpUrl ?? null,
      purchaseUrl: this.purchaseUrl ?? null,
    };
  }

  describe(fields: ProductFields): void {
    Object.assign(this, fields);
  }

  /** Whoever is about to assign it is told by the revision. */
  restore(): void {
    this.archivedAt = null;
    this.subscriptionsRevision += 1;
  }
}
ProductSchema.setClass(Product);

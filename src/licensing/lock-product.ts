import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Product } from './entities/product.ts';
import { ProductNotFound } from './errors.ts';
import { isId } from './ids.ts';

/**
 * A product that is in use, its row locked until the transaction of `em` ends. Locked, then read:
 * what one statement read while it waited would be out of date. Not "for update": that would clash
 * with the foreign keys of its sources.
 * @throws {ProductNotFound} also for another tenant's id, or an archived one.
 */
export async function lockProduct(
  em: SqlEntityManager,
  tenantId: string,
  id: string,
): Promise<Product> {
  const [found] = isId(id) ? await em.execute<{ id: string }[]>(LOCK, { tenantId, id }) : [];
  if (!found) throw new ProductNotFound();
  return em.findOneOrFail(Product, { tenantId, id });
}

const LOCK = `select id from product where tenant_id = :tenantId and id = :id
  and archived_at is null for no key update`;

/** SQL: tells whoever is about to give the product out that what they read of it is over. */
export const RAISE_REVISION = `
  update product set subscriptions_revision = subscriptions_revision + 1
   where tenant_id = :tenantId and id = cast(:productId as uuid)`;

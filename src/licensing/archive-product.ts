import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { ProductHasSeats, ProductInGroups, ProductNotFound } from './errors.ts';
import { isId } from './ids.ts';
import type { Alongside, Licensing } from './ports.ts';
import { reviewAlertsLater } from './wake.ts';

/**
 * Takes a product that nobody and no group holds out of the lists, with its subscriptions; its history stays.
 * Who is about to assign it at the same time is refused: the revision tells them.
 * @throws {NotAllowed | ProductNotFound | ProductHasSeats | ProductInGroups}
 */
export async function archiveProduct(
  licensing: Licensing,
  context: Context,
  { productId }: { productId: string },
  alongside?: Alongside<{ product: string }>,
): Promise<Once<{ product: string }>> {
  requireAdministrator(context);
  if (!isId(productId)) throw new ProductNotFound();
  const now = licensing.clock();
  const { tenantId } = context;
  const run = async (em: SqlEntityManager) => {
    const [found] = await em.execute<{ product: string; assigned: number }[]>(
      `select display_name as product, assigned from product
        where tenant_id = ? and id = ? and archived_at is null for no key update`,
      [tenantId, productId],
    );
    if (!found) throw new ProductNotFound();
    if (found.assigned > 0) throw new ProductHasSeats(found);
    const [{ count }] = await em.execute<[{ count: number }]>(
      `select cast(count(*) as int) as count from group_product
        where tenant_id = ? and product_id = ?`,
      [tenantId, productId],
    );
    if (count > 0) throw new ProductInGroups({ product: found.product, count });
    const archivedAt = now.toISOString();
    await em.execute(
      `update product set archived_at = ?, subscriptions_revision = subscriptions_revision + 1
        where tenant_id = ? and id = ?`,
      [archivedAt, tenantId, productId],
      'run',
    );
    await audit(em, context, now, { action: 'product.archive', productId, after: { archivedAt } });
    await reviewAlertsLater(em, licensing, tenantId, productId);
    return { product: found.product };
  };
  return doOnce(licensing, context, run, { alongside });
}

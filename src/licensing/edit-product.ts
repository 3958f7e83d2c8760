import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import type { ProductFields } from './entities/product.ts';
import { lockProduct } from './lock-product.ts';
import type { Alongside, Licensing } from './ports.ts';
import { flushProduct, inOrder, storedFields } from './product-fields.ts';
import { requireAsShown } from './revision.ts';
import { reviewAlertsLater } from './wake.ts';

export interface EditProduct extends ProductFields {
  productId: string;
  /** Of the fields that were shown; see productRevision. */
  revision?: string | undefined;
}

/**
 * Replaces what is said of a product; who holds it keeps it.
 * @throws {NotAllowed | ProductNotFound | SkuIdTaken | ChangedMeanwhile}
 */
export async function editProduct(
  licensing: Licensing,
  context: Context,
  { productId, revision, ...input }: EditProduct,
  alongside?: Alongside<{ product: string }>,
): Promise<Once<{ product: string }>> {
  requireAdministrator(context);
  const now = licensing.clock();
  const after = storedFields(input);
  const run = async (em: SqlEntityManager) => {
    const product = await lockProduct(em, context.tenantId, productId);
    const before = product.fields();
    requireAsShown(inOrder(before), revision);
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      product.describe(after);
      await flushProduct(em, after.skuId);
      await audit(em, context, now, { action: 'product.edit', productId, before, after });
      if (product.watchedFrom === 0)
        await reviewAlertsLater(em, licensing, context.tenantId, productId);
    }
    return { product: after.displayName };
  };
  return doOnce(licensing, context, run, { alongside });
}

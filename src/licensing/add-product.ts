import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { Product, type ProductFields } from './entities/product.ts';
import { SkuIdTaken } from './errors.ts';
import type { Alongside, Licensing } from './ports.ts';
import { flushProduct, storedFields } from './product-fields.ts';

export interface AddProductResult {
  outcome: 'added' | 'restored';
  productId: string;
  product: string;
}

/**
 * Adds a product; one that was archived under the same SKU id comes back with its subscriptions
 * and plans.
 * @throws {NotAllowed | SkuIdTaken}
 */
export async function addProduct(
  licensing: Licensing,
  context: Context,
  input: ProductFields,
  alongside?: Alongside<AddProductResult>,
): Promise<Once<AddProductResult>> {
  requireAdministrator(context);
  const now = licensing.clock();
  const { tenantId } = context;
  const fields = storedFields(input);
  const { skuId, displayName } = fields;
  const run = async (em: SqlEntityManager): Promise<AddProductResult> => {
    const lock = 'select from product where tenant_id = ? and sku_id = ? for no key update';
    await em.execute(lock, [tenantId, skuId], 'run');
    const archived = await em.findOne(Product, { tenantId, skuId });
    if (archived && !archived.archivedAt) throw new SkuIdTaken({ skuId });
    archived?.restore();
    archived?.describe(fields);
    const product = archived ?? em.create(Product, { tenantId, id: randomUUID(), ...fields });
    await flushProduct(em, skuId);
    const productId = product.id;
    const action = archived ? 'product.restore' : 'product.add';
    await audit(em, context, now, { action, productId, after: fields });
    return { outcome: archived ? 'restored' : 'added', productId, product: displayName };
  };
  return doOnce(licensing, context, run, { alongside });
}

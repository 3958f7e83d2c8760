import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { ProductNotFound } from './errors.ts';
import { isId } from './ids.ts';
import type { Licensing } from './ports.ts';
import {
  PRODUCT_FIELDS,
  type ProductFields,
  storedFields,
  writeProduct,
} from './product-fields.ts';

export interface EditProduct extends ProductFields {
  productId: string;
}

/**
 * Replaces what is said of a product; who holds it keeps it.
 * @throws {NotAllowed | ProductNotFound | SkuIdTaken}
 */
export async function editProduct(
  licensing: Licensing,
  context: Context,
  { productId, ...input }: EditProduct,
): Promise<Once<{ product: string }>> {
  requireAdministrator(context);
  if (!isId(productId)) throw new ProductNotFound();
  const now = licensing.clock();
  const { tenantId } = context;
  const after = storedFields(input);
  return doOnce(licensing, context, async (em) => {
    const [before] = await em.execute<ProductFields[]>(
      `select ${PRODUCT_FIELDS} from product
        where tenant_id = ? and id = ? and archived_at is null for no key update`,
      [tenantId, productId],
    );
    if (!before) throw new ProductNotFound();
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      await writeProduct(em, UPDATE, { ...after, tenantId, productId });
      await audit(em, context, now, { action: 'product.edit', productId, before, after });
    }
    return { product: after.displayName };
  });
}

const UPDATE = `
  update product set sku_id = :skuId, sku_part_number = :skuPartNumber,
      display_name = :displayName, description = :description, help_url = :helpUrl,
      purchase_url = :purchaseUrl
   where tenant_id = :tenantId and id = :productId`;

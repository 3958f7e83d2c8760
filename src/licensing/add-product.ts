import { randomUUID } from 'node:crypto';
import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { SkuIdTaken } from './errors.ts';
import type { Licensing } from './ports.ts';
import { type ProductFields, storedFields, writeProduct } from './product-fields.ts';

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
): Promise<Once<AddProductResult>> {
  requireAdministrator(context);
  const now = licensing.clock();
  const { tenantId } = context;
  const fields = storedFields(input);
  return doOnce(licensing, context, async (em) => {
    const [same] = await em.execute<{ id: string; isArchived: boolean }[]>(
      `select id, archived_at is not null as "isArchived" from product
        where tenant_id = ? and sku_id = ? for no key update`,
      [tenantId, fields.skuId],
    );
    if (same && !same.isArchived) throw new SkuIdTaken({ skuId: fields.skuId });
    const productId = same?.id ?? randomUUID();
    await writeProduct(em, same ? RESTORE : INSERT, { ...fields, tenantId, productId });
    const action = same ? 'product.restore' : 'product.add';
    await audit(em, context, now, { action, productId, after: fields });
    return { outcome: same ? 'restored' : 'added', productId, product: fields.displayName };
  });
}

const INSERT = `
  insert into product (tenant_id, id, sku_id, sku_part_number, display_name, description, help_url,
      purchase_url)
  values (:tenantId, :productId, :skuId, :skuPartNumber, :displayName, :description, :helpUrl,
      :purchaseUrl)`;

const RESTORE = `
  update product set archived_at = null, sku_part_number = :skuPartNumber,
      display_name = :displayName, description = :description, help_url = :helpUrl,
      purchase_url = :purchaseUrl, subscriptions_revision = subscriptions_revision + 1
   where tenant_id = :tenantId and id = :productId`;

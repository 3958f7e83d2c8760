import { type Context, requireAdministrator } from './actor.ts';
import { audit } from './audit.ts';
import { SkuIdTaken } from './errors.ts';
import type { Licensing } from './ports.ts';
import { type ProductFields, storedFields, writeProduct } from './product-fields.ts';

export interface AddProduct extends ProductFields {
  /** A new id; the same one again adds nothing. */
  productId: string;
}

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
  { productId, ...input }: AddProduct,
): Promise<AddProductResult> {
  requireAdministrator(context);
  const now = licensing.clock();
  const { tenantId } = context;
  const fields = storedFields(input);
  const product = fields.displayName;
  return licensing.em.fork().transactional(async (em) => {
    const [same] = await em.execute<{ id: string; isArchived: boolean }[]>(
      `select id, archived_at is not null as "isArchived" from product
        where tenant_id = ? and sku_id = ? for no key update`,
      [tenantId, fields.skuId],
    );
    const result = {
      outcome: same ? 'restored' : 'added',
      productId: same?.id ?? productId,
      product,
    } as const;
    if (same?.id === productId) return { ...result, outcome: 'added' };
    if (same && !same.isArchived) throw new SkuIdTaken({ skuId: fields.skuId });
    const write = same ? RESTORE : INSERT;
    await writeProduct(em, write, { ...fields, tenantId, productId: result.productId });
    await audit(em, context, now, {
      action: same ? 'product.restore' : 'product.add',
      productId: result.productId,
      after: fields,
    });
    return result;
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

import { type SqlEntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { SkuIdTaken } from './errors.ts';
import { storedText } from './stored-text.ts';

/** What an administrator says of a product. */
export interface ProductFields {
  displayName: string;
  skuPartNumber: string;
  skuId: string;
  description: string | null;
  helpUrl: string | null;
  purchaseUrl: string | null;
}

/** SQL: the columns of ProductFields. */
export const PRODUCT_FIELDS = `display_name as "displayName", sku_part_number as "skuPartNumber",
  sku_id as "skuId", description, help_url as "helpUrl", purchase_url as "purchaseUrl"`;

export function storedFields(fields: ProductFields): ProductFields {
  const optional = (text: string | null) => (text === null ? null : storedText(text, 10_000));
  return {
    displayName: storedText(fields.displayName, 255),
    skuPartNumber: storedText(fields.skuPartNumber, 255),
    // A GUID is the same in either case, as in imports.
    skuId: storedText(fields.skuId, 100).replace(GUID, (guid) => guid.toLowerCase()),
    description: optional(fields.description),
    helpUrl: optional(fields.helpUrl),
    purchaseUrl: optional(fields.purchaseUrl),
  };
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Runs the statement that writes a product. @throws {SkuIdTaken} */
export async function writeProduct(
  em: SqlEntityManager,
  sql: string,
  fields: ProductFields & { tenantId: string; productId: string },
): Promise<void> {
  try {
    await em.execute(sql, { ...fields }, 'run');
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new SkuIdTaken({ skuId: fields.skuId });
  }
}

import { type SqlEntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { ProductFields } from './entities/product.ts';
import { SkuIdTaken } from './errors.ts';
import { identifierOf } from './identifier.ts';
import { revisionOf } from './revision.ts';
import { storedText } from './stored-text.ts';

/** What an administrator says of a product, as it is kept. */
export function storedFields(fields: ProductFields): ProductFields {
  const optional = (text: string | null) => (text === null ? null : storedText(text, 10_000));
  return {
    displayName: storedText(fields.displayName, 255),
    skuPartNumber: storedText(fields.skuPartNumber, 255),
    skuId: storedText(identifierOf(fields.skuId), 100),
    description: optional(fields.description),
    helpUrl: optional(fields.helpUrl),
    purchaseUrl: optional(fields.purchaseUrl),
  };
}

/** For comparing. */
export function inOrder(fields: ProductFields) {
  const { displayName, skuPartNumber, skuId, description, helpUrl, purchaseUrl } = fields;
  return [displayName, skuPartNumber, skuId, description, helpUrl, purchaseUrl];
}

export function productRevision(fields: ProductFields): string {
  return revisionOf(inOrder(fields));
}

/** Writes a product that was made or changed. @throws {SkuIdTaken} */
export async function flushProduct(em: SqlEntityManager, skuId: string): Promise<void> {
  try {
    await em.flush();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new SkuIdTaken({ skuId });
  }
}

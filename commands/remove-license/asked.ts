import { NotAssigned, ProductNotFound } from '../../src/licensing/errors.ts';
import { type ListHoldingsResult, listHoldings } from '../../src/licensing/list-holdings.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import type { Call } from '../../src/slack/slice.ts';

/** Whose licenses are to be removed, and which. */
export interface Asked {
  person: ListHoldingsResult['person'];
  products: { productId: string; name: string }[];
}

/**
 * The names behind what is to be removed, held or not. What was archived meanwhile nobody holds: it
 * is left out, where others are left.
 * @throws {NotAllowed | PersonNotFound | ProductNotFound}
 */
export async function readAsked(
  { services: { licensing }, context }: Call,
  personId: string,
  productIds: readonly string[],
): Promise<Asked & { held: Asked['products'] }> {
  const { person, holdings } = await listHoldings(licensing, context, { personId });
  const names = new Map(holdings.map(({ productId, product }) => [productId, product]));
  const products: Asked['products'] = [];
  const nameOf = (productId: string) =>
    showProduct(licensing, context, { productId }).then(
      ({ product }) => product.displayName,
      (error: unknown) => {
        if (error instanceof ProductNotFound) return null;
        throw error;
      },
    );
  for (const productId of productIds) {
    const name = names.get(productId) ?? (await nameOf(productId));
    if (name !== null) products.push({ productId, name });
  }
  if (products.length === 0) throw new ProductNotFound();
  return { person, products, held: products.filter(({ productId }) => names.has(productId)) };
}

/** @throws {NotAssigned} when it is gone already. */
export async function readOneHeld(call: Call, personId: string, productId: string): Promise<Asked> {
  const { person, products, held } = await readAsked(call, personId, [productId]);
  if (held.length === 0) {
    const product = products[0]?.name ?? '';
    throw new NotAssigned({ person: person.displayName, product });
  }
  return { person, products };
}

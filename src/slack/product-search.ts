/** Products as people name them: what a picker offers for a search, and which one typed words mean. */
import type { PlainTextOption } from '@slack/types';
import { listProducts, type ProductSummary } from '../licensing/list-products.ts';
import { MAX_OPTIONS, option } from './blocks.ts';
import { theOneMeant } from './command-arguments.ts';
import type { Call, OptionsCall } from './slice.ts';

/** Among so many matches the one of exactly that name is looked for. */
const MAX_MATCHES = 1000;

export async function offerProducts(call: OptionsCall): Promise<PlainTextOption[]> {
  const search = { query: call.query, page: 0, pageSize: MAX_OPTIONS };
  const { products } = await listProducts(call.services.licensing, call.context, search);
  return products.map(productOption);
}

/** With its part number: two may be called the same. */
export function productOption(
  product: Pick<ProductSummary, 'displayName' | 'id' | 'skuPartNumber'>,
): PlainTextOption {
  return option(product.displayName, product.id, product.skuPartNumber);
}

/** The only product that matches, or the only one that is called exactly so. */
export async function findMeantProduct(
  { services, context }: Call,
  query: string,
): Promise<{ meant: ProductSummary | undefined; matches: number }> {
  const search = { query, page: 0, pageSize: MAX_MATCHES };
  const { products, matches } = await listProducts(services.licensing, context, search);
  const meant = theOneMeant(products, query, ({ displayName, skuPartNumber, skuId }) => [
    displayName,
    skuPartNumber,
    skuId,
  ]);
  return { meant, matches };
}

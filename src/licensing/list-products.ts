import type { Context } from './actor.ts';
import { dayIn, shiftDay } from './days.ts';
import { type Paging, pageOf, pageOffset } from './paging.ts';
import type { Licensing } from './ports.ts';
import { compareAttention } from './rules/attention.ts';
import { type ProductCounts, productCounts } from './rules/product-counts.ts';
import type { SubscriptionTerm } from './rules/subscription-state.ts';
import { containsWords, searchRank, searchValues } from './search-words.ts';
import { statement } from './statement.ts';
import { SUBSCRIPTION_TERMS } from './subscription-terms.ts';

export interface ListProducts extends Paging {
  /** Every word must occur in display name or part number; or it is a whole SKU id. */
  query?: string;
  /** What is called as the query first, then by name; `attention`: what needs somebody comes first. */
  order?: 'name' | 'attention';
}

export interface ProductSummary {
  id: string;
  displayName: string;
  skuPartNumber: string;
  skuId: string;
  counts: ProductCounts;
}

export interface ListProductsResult {
  products: ProductSummary[];
  /** How many products the query finds, over all pages. */
  matches: number;
  page: number;
  pages: number;
  productsInAll: number;
  today: string;
  timeZone: string;
  /** The last day that counts as expiring soon. */
  expiringUntil: string;
}

/** A page of the tenant's products with their counts of today. Anyone may. */
export async function listProducts(
  licensing: Licensing,
  { tenantId }: Context,
  { query = '', order = 'name', page, pageSize }: ListProducts,
): Promise<ListProductsResult> {
  const read = order === 'name' ? ONE_PAGE : ALL_MATCHES;
  const [row] = await read(licensing.em, { ...searchValues(query), tenantId, page, pageSize });
  if (!row) throw new Error(`There is no tenant ${tenantId}`);
  const { timeZone, windowDays } = row;
  const today = dayIn(timeZone, licensing.clock());
  const found = row.products.map(({ assigned, held, subscriptions, ...product }) => ({
    ...product,
    counts: productCounts(assigned, subscriptions, today, windowDays, held),
  }));
  const { matches, productsInAll } = row;
  const paging = pageOf(matches, { page, pageSize });
  const first = paging.page * pageSize;
  const products =
    order === 'name'
      ? found
      : found.sort((a, b) => compareAttention(a.counts, b.counts)).slice(first, first + pageSize);
  const expiringUntil = shiftDay(today, windowDays);
  return { products, matches, ...paging, productsInAll, today, timeZone, expiringUntil };
}

interface Row {
  timeZone: string;
  windowDays: number;
  productsInAll: number;
  matches: number;
  products: (Omit<ProductSummary, 'counts'> & {
    assigned: number;
    held: number;
    subscriptions: SubscriptionTerm[];
  })[];
}

const ALL_MATCHES = matchingProducts('');
const ONE_PAGE = matchingProducts(
  `limit :pageSize offset ${pageOffset('(select count(*) from matching)')}`,
);

/**
 * A SKU id counts only as a whole: among hundreds of GUIDs, "E5" is in every tenth. Counts are
 * computed for the rows returned only: attention needs them all.
 */
function matchingProducts(page: string) {
  return statement<Row>(`
    with matching as (
      select *, ${searchRank('display_name', 'sku_part_number', 'sku_id')} as rank from product
       where tenant_id = :tenantId and archived_at is null
         and (${containsWords(`display_name || ' ' || sku_part_number`)}
              or lower(sku_id) = lower(:query))
    ), pr as (
      select * from matching order by rank, lower(display_name), id ${page}
    )
    select coalesce(time_zone, 'UTC') as "timeZone", coalesce(expiring_window_days, 30) as "windowDays",
      (select cast(count(*) as int) from product
        where tenant_id = :tenantId and archived_at is null) as "productsInAll",
      (select cast(count(*) as int) from matching) as matches,
      coalesce((select json_agg(json_build_object('id', id, 'displayName', display_name,
          'skuPartNumber', sku_part_number, 'skuId', sku_id, 'assigned', assigned, 'held', held,
          'subscriptions', ${SUBSCRIPTION_TERMS}) order by rank, lower(display_name), id)
        from pr), '[]') as products
    from tenant where id = :tenantId`);
}

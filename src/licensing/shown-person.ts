/** What is shown of a person: who they are, and every product that they have anything of. */
import { notOver } from './rules-of-product.ts';
import { type ShownSource, SOURCE_JOINS, SOURCE_JSON, SOURCE_ORDER } from './shown-sources.ts';

export interface ShownPerson {
  id: string;
  displayName: string;
  slackUserId: string | null;
  email: string | null;
  status: 'active' | 'deleted';
  isGuest: boolean;
  usageLocation: string | null;
}

/** What stands behind a product that somebody has, waits for, or is to get. */
export interface SourcesOfProduct {
  productId: string;
  product: string;
  skuPartNumber: string;
  /** In every state but ended; direct ones first, then by the group's name. */
  sources: ShownSource[];
}

/** SQL: of person `p`. */
export const SHOWN_PERSON = `json_build_object('id', p.id, 'displayName', p.display_name,
  'slackUserId', p.slack_user_id, 'email', p.email, 'status', p.status, 'isGuest', p.is_guest,
  'usageLocation', p.usage_location)`;

const SOURCES = notOver(`
  select * from source s
   where s.tenant_id = p.tenant_id and s.person_id = p.id`);

/**
 * SQL: the products of person `p` by name, with their sources, as an array. `more`: what else each
 * has, of product `pr`. Read along the person's own indexes, however many sources there are.
 */
export function productsOfPerson(more: string): string {
  return `coalesce((
    select json_agg(json_build_object('productId', pr.id, 'product', pr.display_name,
        'skuPartNumber', pr.sku_part_number, 'sources', held.sources, ${more})
        order by lower(pr.display_name), pr.id)
      from (select s.product_id, json_agg(${SOURCE_JSON} order by ${SOURCE_ORDER}) as sources
              from (${SOURCES}) s
              ${SOURCE_JOINS}
             group by s.product_id) held
      join product pr on pr.tenant_id = p.tenant_id and pr.id = held.product_id
       and pr.archived_at is null), '[]')`;
}

import { type Context, requireAdministrator } from './actor.ts';
import { ProductNotFound } from './errors.ts';
import { isId } from './ids.ts';
import { type Paging, pageOf, pageOffset } from './paging.ts';
import type { Licensing } from './ports.ts';

/** Older entries are in the audit; a history of a million is not counted to page through it. */
const MAX_ENTRIES = 1_000;

export interface HistoryEntry {
  at: Date;
  action: string;
  /** Null: the system. */
  actorName: string | null;
  actorSlackUserId: string | null;
  /** Whom it was done to, where it was somebody. */
  personName: string | null;
  personSlackUserId: string | null;
  surface: string;
  reason: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface ProductHistory {
  product: string;
  entries: HistoryEntry[];
  page: number;
  pages: number;
}

/**
 * What was done to a product, newest first, up to the last thousand deeds.
 * @throws {NotAllowed | ProductNotFound}
 */
export async function productHistory(
  licensing: Licensing,
  context: Context,
  { productId, page, pageSize }: Paging & { productId: string },
): Promise<ProductHistory> {
  requireAdministrator(context);
  if (!isId(productId)) throw new ProductNotFound();
  const { tenantId } = context;
  const values = { tenantId, productId, page, pageSize, max: MAX_ENTRIES };
  const [row] = await licensing.em.execute<Row[]>(HISTORY, values);
  if (!row) throw new ProductNotFound();
  return {
    product: row.product,
    entries: row.entries.map((entry) => ({ ...entry, at: new Date(entry.at) })),
    ...pageOf(row.total, { page, pageSize }),
  };
}

interface Row {
  product: string;
  total: number;
  entries: (Omit<HistoryEntry, 'at'> & { at: string })[];
}

const HISTORY = `
  with counted as (
    select cast(count(*) as int) as total from (
      select from audit_entry where tenant_id = :tenantId and product_id = :productId
       limit :max) newest
  )
  select pr.display_name as product, counted.total,
    coalesce((select json_agg(json_build_object('at', e.at, 'action', e.action,
        'actorName', a.display_name, 'actorSlackUserId', a.slack_user_id,
        'personName', p.display_name, 'personSlackUserId', p.slack_user_id,
        'surface', e.surface, 'reason', e.reason, 'before', e.before, 'after', e.after)
        order by e.at desc, e.id desc)
      from (select * from audit_entry
             where tenant_id = :tenantId and product_id = :productId
             order by at desc, id desc limit :pageSize offset ${pageOffset('counted.total')}) e
      left join person a on a.tenant_id = e.tenant_id and a.id = e.actor_id
      left join person p on p.tenant_id = e.tenant_id and p.id = e.person_id), '[]') as entries
  from product pr, counted where pr.tenant_id = :tenantId and pr.id = :productId`;

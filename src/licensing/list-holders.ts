import { type Context, requireAdministrator } from './actor.ts';
import { ProductNotFound } from './errors.ts';
import { isId } from './ids.ts';
import { type Paging, pageOf, pageOffset } from './paging.ts';
import type { Licensing } from './ports.ts';
import { statement } from './statement.ts';

export interface ListHolders extends Paging {
  productId: string;
}

export interface Holder {
  sourceId: string;
  personId: string;
  displayName: string;
  slackUserId: string | null;
  email: string | null;
  status: 'active' | 'deleted';
  isGuest: boolean;
  usageLocation: string | null;
  since: Date;
  /** Last day; null: without end. */
  untilDate: string | null;
  /** Null where the system or the command line assigned it. */
  assignedByName: string | null;
  assignedBySlackUserId: string | null;
  /** Friendly names. */
  disabledPlans: string[];
}

export interface ListHoldersResult {
  holders: Holder[];
  total: number;
  page: number;
  pages: number;
}

/**
 * A page of those who hold a product, newest first.
 * @throws {NotAllowed | ProductNotFound}
 */
export async function listHolders(
  licensing: Licensing,
  context: Context,
  { productId, page, pageSize }: ListHolders,
): Promise<ListHoldersResult> {
  requireAdministrator(context);
  if (!isId(productId)) throw new ProductNotFound();
  const { tenantId } = context;
  const [row] = await HOLDERS(licensing.em, { tenantId, productId, page, pageSize });
  if (!row) throw new ProductNotFound();
  return {
    holders: row.holders.map((holder) => ({ ...holder, since: new Date(holder.since) })),
    total: row.total,
    ...pageOf(row.total, { page, pageSize }),
  };
}

interface Row {
  total: number;
  holders: (Omit<Holder, 'since'> & { since: string })[];
}

/** The page is cut out of the index first; people and plans are read for its rows only. */
const HOLDERS = statement<Row>(`
  select pr.assigned as total,
    coalesce((select json_agg(json_build_object('sourceId', s.id, 'personId', p.id,
        'displayName', p.display_name, 'slackUserId', p.slack_user_id, 'email', p.email,
        'status', p.status, 'isGuest', p.is_guest, 'usageLocation', p.usage_location,
        'since', s.since, 'untilDate', s.until_date, 'assignedByName', a.display_name,
        'assignedBySlackUserId', a.slack_user_id,
        'disabledPlans', (select coalesce(json_agg(pp.friendly_name order by pp.friendly_name), '[]')
           from source_disabled_plan x
           join product_plan pp on pp.tenant_id = x.tenant_id and pp.plan_id = x.plan_id
            and pp.product_id = s.product_id
          where x.tenant_id = s.tenant_id and x.source_id = s.id))
        order by s.since desc, s.id)
      from (select * from source
             where tenant_id = pr.tenant_id and product_id = pr.id and state = 'active'
             order by since desc, id
             limit :pageSize offset ${pageOffset('pr.assigned')}) s
      join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
      left join person a on a.tenant_id = s.tenant_id and a.id = s.assigned_by_id), '[]') as holders
  from product pr
   where pr.tenant_id = :tenantId and pr.id = :productId and pr.archived_at is null`);

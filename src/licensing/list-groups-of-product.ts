import { type Context, requireAdministrator } from './actor.ts';
import { ProductNotFound } from './errors.ts';
import { countsOf, type GroupProductCounts } from './group-counts.ts';
import { isId } from './ids.ts';
import { type Paging, pageOf, pageOffset } from './paging.ts';
import type { Licensing } from './ports.ts';
import { statement } from './statement.ts';

export interface ListGroupsOfProduct extends Paging {
  productId: string;
}

export interface HoldingGroup {
  id: string;
  name: string;
  priority: number;
  since: Date;
  /** Null where the system or the command line assigned it. */
  assignedByName: string | null;
  assignedBySlackUserId: string | null;
  counts: GroupProductCounts;
}

export interface ListGroupsOfProductResult {
  groups: HoldingGroup[];
  page: number;
  pages: number;
}

/**
 * A page of the groups that hold a product, in the order in which their members are served, with
 * how far they have it.
 * @throws {NotAllowed | ProductNotFound}
 */
export async function listGroupsOfProduct(
  licensing: Licensing,
  context: Context,
  { productId, page, pageSize }: ListGroupsOfProduct,
): Promise<ListGroupsOfProductResult> {
  requireAdministrator(context);
  if (!isId(productId)) throw new ProductNotFound();
  const { tenantId } = context;
  const [row] = await GROUPS(licensing.em, { tenantId, productId, page, pageSize });
  if (!row) throw new ProductNotFound();
  return {
    groups: row.groups.map((group) => ({ ...group, since: new Date(group.since) })),
    ...pageOf(row.total, { page, pageSize }),
  };
}

interface Row {
  total: number;
  groups: (Omit<HoldingGroup, 'since'> & { since: string })[];
}

const TOTAL = `(select cast(count(*) as int) from group_product
  where tenant_id = pr.tenant_id and product_id = pr.id)`;

/** Counts are made for the rows returned only. */
const GROUPS = statement<Row>(`
  select ${TOTAL} as total,
    coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name,
        'priority', g.priority, 'since', gp.since, 'assignedByName', a.display_name,
        'assignedBySlackUserId', a.slack_user_id, 'counts', ${countsOf('pr.id')})
        order by g.priority, lower(g.name), g.id)
      from (select gp.* from group_product gp
              join license_group g on g.tenant_id = gp.tenant_id and g.id = gp.group_id
             where gp.tenant_id = pr.tenant_id and gp.product_id = pr.id
             order by g.priority, lower(g.name), g.id
             limit :pageSize offset ${pageOffset(TOTAL)}) gp
      join license_group g on g.tenant_id = gp.tenant_id and g.id = gp.group_id
      left join person a on a.tenant_id = gp.tenant_id and a.id = gp.assigned_by_id), '[]')
      as groups
  from product pr
 where pr.tenant_id = :tenantId and pr.id = cast(:productId as uuid) and pr.archived_at is null`);

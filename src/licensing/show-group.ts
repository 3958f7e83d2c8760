import { type Context, requireAdministrator } from './actor.ts';
import { GroupNotFound } from './errors.ts';
import { countsOf, type GroupProductCounts } from './group-counts.ts';
import { isId } from './ids.ts';
import type { Licensing } from './ports.ts';
import { statement } from './statement.ts';

export interface ShownGroup {
  id: string;
  name: string;
  priority: number;
  /** Of the Slack user group that it mirrors; null: its members are kept here. */
  slackUsergroupId: string | null;
  /** Since when a mirrored one waits for somebody to look. */
  frozenAt: Date | null;
  members: number;
}

export interface HeldProduct {
  productId: string;
  product: string;
  skuPartNumber: string;
  since: Date;
  /** Null where the system or the command line assigned it. */
  assignedByName: string | null;
  assignedBySlackUserId: string | null;
  reason: string | null;
  /** In order; `disabledPlans` are their names, as they are called in the product. */
  disabledPlanIds: string[];
  disabledPlans: string[];
  /** The product for which it is being swapped: nobody gets it any more. Null: none. */
  givesWayTo: string | null;
  counts: GroupProductCounts;
}

/** A product that was taken off the group, while members still have it by that. */
export interface LeavingProduct {
  productId: string;
  product: string;
  left: number;
}

export interface ShowGroupResult {
  group: ShownGroup;
  /** By name. */
  products: HeldProduct[];
  leaving: LeavingProduct[];
}

/**
 * A group with the products it holds, and how far its members have them.
 * @throws {NotAllowed | GroupNotFound} the latter also for another tenant's id.
 */
export async function showGroup(
  { em }: Pick<Licensing, 'em'>,
  context: Context,
  { groupId }: { groupId: string },
): Promise<ShowGroupResult> {
  requireAdministrator(context);
  if (!isId(groupId)) throw new GroupNotFound();
  const [row] = await GROUP(em, { tenantId: context.tenantId, groupId });
  if (!row) throw new GroupNotFound();
  const { group, products, leaving } = row;
  return {
    group: { ...group, frozenAt: group.frozenAt === null ? null : new Date(group.frozenAt) },
    products: products.map((product) => ({ ...product, since: new Date(product.since) })),
    leaving,
  };
}

interface Row {
  group: Omit<ShownGroup, 'frozenAt'> & { frozenAt: string | null };
  products: (Omit<HeldProduct, 'since'> & { since: string })[];
  leaving: LeavingProduct[];
}

/** SQL: what is off of the product's present plans. */
const disabled = (column: string) => `(
  select coalesce(json_agg(pp.${column} order by pp.${column}), '[]')
    from group_product_disabled_plan x
    join product_plan pp on pp.tenant_id = x.tenant_id and pp.plan_id = x.plan_id
     and pp.product_id = gp.product_id
   where x.tenant_id = gp.tenant_id and x.group_product_id = gp.id)`;

const GROUP = statement<Row>(`
  select json_build_object('id', g.id, 'name', g.name, 'priority', g.priority,
      'slackUsergroupId', g.slack_usergroup_id, 'frozenAt', g.frozen_at,
      'members', (select count(*) from group_member m
        where m.tenant_id = g.tenant_id and m.group_id = g.id)) as "group",
    coalesce((select json_agg(json_build_object('productId', pr.id, 'product', pr.display_name,
        'skuPartNumber', pr.sku_part_number, 'since', gp.since, 'reason', gp.reason,
        'assignedByName', a.display_name, 'assignedBySlackUserId', a.slack_user_id,
        'disabledPlanIds', ${disabled('plan_id')}, 'disabledPlans', ${disabled('friendly_name')},
        'givesWayTo', (select display_name from product heir
          where heir.tenant_id = gp.tenant_id and heir.id = gp.gives_way_to_id),
        'counts', ${countsOf('gp.product_id')})
        order by lower(pr.display_name), pr.id)
      from group_product gp
      join product pr on pr.tenant_id = gp.tenant_id and pr.id = gp.product_id
      left join person a on a.tenant_id = gp.tenant_id and a.id = gp.assigned_by_id
     where gp.tenant_id = g.tenant_id and gp.group_id = g.id), '[]') as products,
    coalesce((select json_agg(json_build_object('productId', pr.id, 'product', pr.display_name,
        'left', held.left) order by lower(pr.display_name), pr.id)
      from (select s.product_id, count(*) as left from source s
             where s.tenant_id = g.tenant_id and s.group_id = g.id
               and s.state in ('active', 'error', 'suspended')
               and s.product_id <> all (array(select gp.product_id from group_product gp
                 where gp.tenant_id = g.tenant_id and gp.group_id = g.id))
             group by s.product_id) held
      join product pr on pr.tenant_id = g.tenant_id and pr.id = held.product_id), '[]') as leaving
  from license_group g
 where g.tenant_id = :tenantId and g.id = cast(:groupId as uuid) and g.deleted_at is null`);

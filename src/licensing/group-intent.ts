import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { GroupGivesWay, GroupNotAssigned, GroupSwapsStill, ProductNotFound } from './errors.ts';
import { isId } from './ids.ts';
import type { LockedGroup } from './lock-group.ts';
import { statement } from './statement.ts';

/** That the members of a group are to have a product. */
export interface GroupIntent {
  id: string;
  /** An instant, ISO 8601. */
  since: string;
  reason: string | null;
  /** Of the product's present plans, in order. */
  disabledPlanIds: string[];
  /** The product for which it is being swapped; null: it is here to stay. */
  givesWayTo: string | null;
}

/** What somebody sees of it who is about to change it: for revisionOf. */
export function asHeld(
  held: { disabledPlanIds: readonly string[]; givesWayTo: string | null } | null | undefined,
) {
  return held
    ? { disabledPlanIds: held.disabledPlanIds, isSwapped: held.givesWayTo !== null }
    : null;
}

/** The same of a swap: of what goes and of what comes. */
export function asSwapped(from: Parameters<typeof asHeld>[0], to: Parameters<typeof asHeld>[0]) {
  return [asHeld(from), asHeld(to)];
}

interface IntendedProduct {
  id: string;
  name: string;
  /** Of all its service plans. */
  planIds: string[];
  /** Null: the group does not hold it. */
  intent: GroupIntent | null;
}

/**
 * A product as a group has it, under the group's lock and the product's. Not a shared one: what
 * follows writes the product's row, and two who share it would wait for each other.
 * @throws {ProductNotFound} also for another tenant's id, and where it is archived.
 */
export async function readGroupProduct(
  em: SqlEntityManager,
  tenantId: string,
  { groupId, productId }: { groupId: string; productId: string },
): Promise<IntendedProduct> {
  if (!isId(productId)) throw new ProductNotFound();
  const [locked] = await LOCK_PRODUCT(em, { tenantId, productId });
  const [product] = locked ? await PRODUCT(em, { tenantId, groupId, productId }) : [];
  if (!product) throw new ProductNotFound();
  return product;
}

/** @throws {GroupNotAssigned} where the group does not hold the product. */
export function requireIntent(group: LockedGroup, { name, intent }: IntendedProduct): GroupIntent {
  if (!intent) throw new GroupNotAssigned({ group: group.name, product: name });
  return intent;
}

/**
 * Whoever has not changed over yet would be left with what nobody gets any more.
 * @throws {GroupSwapsStill} where another product than `to` gives way to this one in the group.
 */
export async function requireNothingGivesWay(
  em: SqlEntityManager,
  tenantId: string,
  group: { id: string; name: string },
  { id: productId, name: product }: { id: string; name: string },
  to: string | null = null,
): Promise<void> {
  const [other] = await GIVES_WAY(em, { tenantId, groupId: group.id, productId, to });
  if (other) throw new GroupSwapsStill({ group: group.name, product, other: other.name });
}

/**
 * A swap for it would take back, untold, the one by which it goes.
 * @throws {GroupGivesWay} where it gives way to another product than `from` in the group.
 */
export async function requireNotGivingWay(
  em: SqlEntityManager,
  tenantId: string,
  group: { id: string; name: string },
  { id: productId, name: product }: { id: string; name: string },
  from: string,
): Promise<void> {
  const [heir] = await HEIR(em, { tenantId, groupId: group.id, productId, from });
  if (heir) throw new GroupGivesWay({ group: group.name, product, other: heir.name });
}

const HEIR = statement<{ name: string }>(`
  select pr.display_name as name
    from group_product gp join product pr on pr.tenant_id = gp.tenant_id and pr.id = gp.gives_way_to_id
   where gp.tenant_id = :tenantId and gp.group_id = cast(:groupId as uuid)
     and gp.product_id = cast(:productId as uuid) and pr.id <> cast(:from as uuid)`);

const GIVES_WAY = statement<{ name: string }>(`
  select pr.display_name as name
    from group_product gp join product pr on pr.tenant_id = gp.tenant_id and pr.id = gp.product_id
   where gp.tenant_id = :tenantId and gp.group_id = cast(:groupId as uuid)
     and gp.gives_way_to_id = cast(:productId as uuid)
     and cast(gp.product_id as text) is distinct from cast(:to as text)
   order by pr.display_name limit 1`);

const LOCK_PRODUCT = statement<object>(`
  select from product
   where tenant_id = :tenantId and id = cast(:productId as uuid) and archived_at is null
     for no key update`);

const PRODUCT = statement<IntendedProduct>(`
  select pr.id, pr.display_name as name,
    (select coalesce(json_agg(pp.plan_id), '[]') from product_plan pp
      where pp.tenant_id = pr.tenant_id and pp.product_id = pr.id) as "planIds",
    (select json_build_object('id', gp.id, 'since', gp.since, 'reason', gp.reason,
        'givesWayTo', gp.gives_way_to_id,
        'disabledPlanIds', (select coalesce(json_agg(x.plan_id order by x.plan_id), '[]')
          from group_product_disabled_plan x
          join product_plan pp on pp.tenant_id = x.tenant_id and pp.plan_id = x.plan_id
           and pp.product_id = gp.product_id
         where x.tenant_id = gp.tenant_id and x.group_product_id = gp.id))
      from group_product gp where gp.tenant_id = pr.tenant_id
       and gp.group_id = cast(:groupId as uuid) and gp.product_id = pr.id) as intent
  from product pr where pr.tenant_id = :tenantId and pr.id = cast(:productId as uuid)`);

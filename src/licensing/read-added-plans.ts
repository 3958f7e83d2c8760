import type { AddedPlan, Licensing } from './ports.ts';
import { hasPlanOn } from './rules-of-product.ts';
import { statement } from './statement.ts';

export interface ReadAddedPlan extends AddedPlan {
  product: string;
  /** As it is called in this product. */
  plan: string;
  /** For so many it is on by this product. */
  people: number;
}

/** What became of plans that were added to products; those that are gone again are left out. */
export async function readAddedPlans(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  added: readonly AddedPlan[],
): Promise<ReadAddedPlan[]> {
  return ADDED(em, {
    tenantId,
    productIds: added.map(({ productId }) => productId),
    planIds: added.map(({ planId }) => planId),
  });
}

const ADDED = statement<ReadAddedPlan>(`
  select pr.id as "productId", pp.plan_id as "planId", pr.display_name as product,
    pp.friendly_name as plan,
    (select cast(count(distinct s.person_id) as int) from source s
      where s.tenant_id = pr.tenant_id and s.product_id = pr.id and s.state = 'active'
        and ${hasPlanOn('pp.plan_id')}) as people
    from unnest(cast(:productIds as uuid[]), cast(:planIds as uuid[])) as a (product_id, plan_id)
    join product pr on pr.tenant_id = :tenantId and pr.id = a.product_id and pr.archived_at is null
    join product_plan pp on pp.tenant_id = pr.tenant_id and pp.product_id = pr.id
     and pp.plan_id = a.plan_id
   order by lower(pr.display_name), pr.id, pp.friendly_name, pp.plan_id`);

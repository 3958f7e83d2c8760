import type { Context } from './actor.ts';
import { planLabel } from './plan-label.ts';
import type { Licensing } from './ports.ts';
import { containsWords, searchRank, searchValues } from './search-words.ts';
import { statement } from './statement.ts';

export interface FindPlans {
  /** Every word must occur in the plan's label or the vendor's name. */
  query: string;
  limit: number;
  /** Only plans of this product. */
  productId?: string;
}

export interface FoundPlan {
  id: string;
  label: string;
  /** The vendor's. */
  name: string;
}

/** Service plans by their names, those that are called so first. Anyone may. */
export async function findPlans(
  licensing: Licensing,
  { tenantId }: Context,
  { query, limit, productId }: FindPlans,
): Promise<FoundPlan[]> {
  return FIND(licensing.em, {
    ...searchValues(query),
    tenantId,
    limit,
    productId: productId ?? null,
  });
}

const FIND = statement<FoundPlan>(`
  select id, label, name
    from (select sp.id, sp.name, ${planLabel('sp')} as label from service_plan sp
           where sp.tenant_id = :tenantId
             and (cast(:productId as uuid) is null or exists (
               select from product_plan pp where pp.tenant_id = sp.tenant_id
                  and pp.plan_id = sp.id and pp.product_id = cast(:productId as uuid)))) named
   where ${containsWords("label || ' ' || name")}
   order by ${searchRank('label', 'name')}, lower(label), id limit :limit`);

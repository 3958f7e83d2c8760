import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { PlanNotFound } from './errors.ts';
import { isId } from './ids.ts';
import { planLabel } from './plan-label.ts';

interface NamedPlan {
  id: string;
  name: string;
}

export interface PlanSettings extends NamedPlan {
  prohibitedCountries: string[];
  needs: NamedPlan[];
  /** Whichever of the two says so. */
  excludes: NamedPlan[];
}

/** @throws {PlanNotFound} also for another tenant's id, and where the product does not have it. */
export async function readPlanSettings(
  em: SqlEntityManager,
  tenantId: string,
  { productId, planId }: { productId: string; planId: string },
): Promise<PlanSettings> {
  if (!isId(productId) || !isId(planId)) throw new PlanNotFound();
  const [plan] = await em.execute<PlanSettings[]>(PLAN, { tenantId, productId, planId });
  if (!plan) throw new PlanNotFound();
  return plan;
}

const named = (rule: string) => `
  (select coalesce(json_agg(json_build_object('id', o.id, 'name', ${planLabel('o')}) order by o.id), '[]')
     from service_plan o where o.tenant_id = sp.tenant_id and exists (${rule}))`;

const PLAN = `
  select sp.id, pp.friendly_name as name, sp.prohibited_countries as "prohibitedCountries",
    ${named(`select from plan_dependency d where d.tenant_id = o.tenant_id
      and d.plan_id = sp.id and d.needs_plan_id = o.id`)} as needs,
    ${named(`select from plan_exclusion d where d.tenant_id = o.tenant_id
      and ((d.plan_id, d.excludes_plan_id) = (sp.id, o.id)
        or (d.excludes_plan_id, d.plan_id) = (sp.id, o.id))`)} as excludes
  from service_plan sp
  join product_plan pp on pp.tenant_id = sp.tenant_id and pp.plan_id = sp.id
   and pp.product_id = :productId
  join product pr on pr.tenant_id = sp.tenant_id and pr.id = pp.product_id
   and pr.archived_at is null
 where sp.tenant_id = :tenantId and sp.id = :planId`;

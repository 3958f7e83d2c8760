import type { Workspace } from '../support/builders.ts';

/** Every product with the names its plans have there, by plan id. */
export function catalog({ em, tenantId }: Workspace): Promise<object[]> {
  return em.execute<object[]>(
    `select p.sku_id as sku, p.sku_part_number as part, p.display_name as name, p.description,
        p.help_url as help, p.purchase_url as purchase,
        (select coalesce(json_object_agg(sp.plan_id, pp.friendly_name), '{}') from product_plan pp
           join service_plan sp on sp.tenant_id = pp.tenant_id and sp.id = pp.plan_id
          where pp.tenant_id = p.tenant_id and pp.product_id = p.id) as plans
       from product p where p.tenant_id = ? order by p.sku_id`,
    [tenantId],
  );
}

/** What is said of plans, by plan id; of an exclusion the smaller id first. */
export async function rules({ em, tenantId }: Workspace) {
  const [{ countries }] = await em.execute<[{ countries: Record<string, string[]> }]>(
    `select json_object_agg(plan_id, prohibited_countries order by plan_id) as countries
       from service_plan where tenant_id = ?`,
    [tenantId],
  );
  const pairs = async (table: string, other: string, verb: string) => {
    const rows = await em.execute<{ pair: string[] }[]>(
      `select array[a.plan_id, b.plan_id] as pair from ${table} x
         join service_plan a on a.tenant_id = x.tenant_id and a.id = x.plan_id
         join service_plan b on b.tenant_id = x.tenant_id and b.id = x.${other}
        where x.tenant_id = ?`,
      [tenantId],
    );
    const inOrder = ({ pair }: { pair: string[] }) => (verb === 'excludes' ? pair.sort() : pair);
    return rows.map((row) => inOrder(row).join(` ${verb} `)).sort();
  };
  return {
    countries,
    needs: await pairs('plan_dependency', 'needs_plan_id', 'needs'),
    excludes: await pairs('plan_exclusion', 'excludes_plan_id', 'excludes'),
  };
}

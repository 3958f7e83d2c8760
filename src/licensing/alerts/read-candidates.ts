/**
 * From whom seats of a product could be taken back, where there are too few: who left, who has all
 * its plans through another product, whose license ends first, who got it last. How much anybody
 * uses it is not known here.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Candidate } from '../rules/alert-facts.ts';
import type { AlertedProduct } from '../rules/alerted-product.ts';
import { productCounts } from '../rules/product-counts.ts';
import { hasPlanOn } from '../rules-of-product.ts';
import { statement } from '../statement.ts';

/** So many are named. */
const NAMED = 5;

/** As many as are over, and no more than are named; the likeliest first. */
export async function readCandidates(
  em: SqlEntityManager,
  { tenantId, today, timeZone }: { tenantId: string; today: string; timeZone: string },
  { id: productId, assigned, subscriptions }: AlertedProduct & { id: string },
): Promise<Candidate[]> {
  const { over } = productCounts(assigned, subscriptions, today, 0);
  if (over === 0) return [];
  return CANDIDATES(em, { tenantId, productId, timeZone, named: Math.min(over, NAMED) });
}

const HOLDING = `s.tenant_id = :tenantId and s.product_id = cast(:productId as uuid)
     and s.state = 'active'`;

/** Products that have all plans of this one, switched off for nobody who is found by them. */
const COVERING = `(
  select o.product_id from product_plan o
    join product_plan own on own.tenant_id = o.tenant_id and own.plan_id = o.plan_id
     and own.product_id = cast(:productId as uuid)
   where o.tenant_id = :tenantId and o.product_id <> cast(:productId as uuid)
   group by o.product_id
  having count(*) = (select count(*) from product_plan
    where tenant_id = :tenantId and product_id = cast(:productId as uuid)))`;

const FOUND = `
  (select s.id, 1 as rank, null as covered_by from person p
     join source s on s.tenant_id = p.tenant_id and s.person_id = p.id and ${HOLDING}
    where p.tenant_id = :tenantId and p.status = 'deleted'
    order by s.since desc, s.id limit cast(:named as int))
  union all
  (select held.id, 2, pr.display_name from ${COVERING} c
     join product pr on pr.tenant_id = :tenantId and pr.id = c.product_id
     join source s on s.tenant_id = :tenantId and s.product_id = c.product_id
      and s.state = 'active'
     join source held on held.tenant_id = :tenantId and held.person_id = s.person_id
      and held.product_id = cast(:productId as uuid) and held.state = 'active'
    where not exists (select from product_plan own
      where own.tenant_id = :tenantId and own.product_id = cast(:productId as uuid)
        and not ${hasPlanOn('own.plan_id')})
    order by held.since desc, held.id, pr.display_name limit cast(:named as int))
  union all
  (select s.id, 3, null from source s
    where ${HOLDING} and s.until_date is not null
      and not exists (select from source o
        where o.tenant_id = s.tenant_id and o.product_id = s.product_id
          and o.person_id = s.person_id and o.state = 'active' and o.id <> s.id)
    order by s.until_date, s.id limit cast(:named as int))
  union all
  (select s.id, 4, null from source s where ${HOLDING}
    order by s.since desc, s.id limit 2 * cast(:named as int))`;

const CANDIDATES = statement<Candidate>(`
  select p.display_name as "displayName", p.slack_user_id as "slackUserId",
      (array['left', 'covered', 'ends', 'latest'])[c.rank] as why, c.covered_by as "coveredBy",
      cast(s.until_date as text) as until,
      to_char(s.since at time zone :timeZone, 'YYYY-MM-DD') as since, g.name as "group"
    from (select distinct on (h.person_id) h.id, f.rank, f.covered_by
        from (${FOUND}) f join source h on h.tenant_id = :tenantId and h.id = f.id
       order by h.person_id, f.rank, h.since desc, h.id) c
    join source s on s.tenant_id = :tenantId and s.id = c.id
    join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    left join license_group g on g.tenant_id = s.tenant_id and g.id = s.group_id
   order by c.rank, case c.rank when 3 then s.until_date end, s.since desc, s.id
   limit cast(:named as int)`);

/**
 * From whom seats of a product could be taken back, where there are too few: who left, who has all
 * its plans through another product, whose license ends first, who got it last. How much anybody
 * uses it is not known here.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Candidate } from '../rules/alert-facts.ts';
import type { AlertedProduct } from '../rules/alerted-product.ts';
import { productCounts } from '../rules/product-counts.ts';
import { statement } from '../statement.ts';

/** So many are named. */
const NAMED = 5;

/** Of so many holders, the latest, those are found who have it all elsewhere: each is looked up. */
const LOOKED_UP = 10_000;

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

interface Asking {
  tenantId: string;
  productId: string;
  timeZone: string;
}

/** Who has it directly and in no other way, can be told, and was not asked yet; so many. */
export function readAskable(
  em: SqlEntityManager,
  of: Asking & { named: number },
): Promise<Candidate[]> {
  return ASKABLE(em, { ...of });
}

/** Of these persons those who can be asked. */
export function readAskableAmong(
  em: SqlEntityManager,
  of: Asking & { personIds: readonly string[] },
): Promise<Candidate[]> {
  return ASKABLE_AMONG(em, { ...of, named: of.personIds.length });
}

const NO_OTHER = `not exists (select from source o
      where o.tenant_id = s.tenant_id and o.product_id = s.product_id
        and o.person_id = s.person_id and o.state = 'active' and o.id <> s.id)`;

/** SQL: that the holder of source `s` can be asked. */
const IS_ASKABLE = `s.group_id is null and ${NO_OTHER}
     and exists (select from person k where k.tenant_id = s.tenant_id and k.id = s.person_id
       and k.status = 'active' and k.slack_user_id is not null)
     and not exists (select from reclaim r join reclaim_ask k on k.tenant_id = r.tenant_id
        and k.reclaim_id = r.id and k.person_id = s.person_id
        and k.state not in ('gone', 'released')
      where r.tenant_id = s.tenant_id and r.product_id = s.product_id and r.closed_at is null)`;

/**
 * Products that have all plans of this one, with the groups that give all of them. A source of one of
 * them gives them all, unless it or its group switches one off.
 */
const COVERING = `
  own as (
    select plan_id from product_plan
     where tenant_id = :tenantId and product_id = cast(:productId as uuid)
  ), covering as (
    select o.product_id, array(
        select gp.group_id from group_product gp
         where gp.tenant_id = :tenantId and gp.product_id = o.product_id
           and not exists (select from group_product_disabled_plan x join own using (plan_id)
             where x.tenant_id = gp.tenant_id and x.group_product_id = gp.id)) as group_ids
      from product_plan o join own using (plan_id)
     where o.tenant_id = :tenantId and o.product_id <> cast(:productId as uuid)
     group by o.product_id having count(*) = (select count(*) from own)
  )`;

const covers = (holder: string) => `c.state = 'active' and c.tenant_id = :tenantId
     and c.person_id = ${holder}
     and case when c.group_id is null
       then not exists (select from source_disabled_plan x join own using (plan_id)
         where x.tenant_id = c.tenant_id and x.source_id = c.id)
       else c.group_id = any (v.group_ids) end`;

const found = (which: string) => {
  const holding = `s.tenant_id = :tenantId and s.product_id = cast(:productId as uuid)
     and s.state = 'active' and ${which}`;
  return `
  (select s.id, 1 as rank from gone
     join source s on s.person_id = gone.id and ${holding}
    order by s.since desc, s.id limit cast(:named as int))
  union all
  (select s.id, 2 from (select * from source s where ${holding}
        and exists (select from covering) order by s.since desc, s.id limit ${LOOKED_UP}) s
    where exists (select from covering v join source c
      on c.product_id = v.product_id and ${covers('s.person_id')})
    order by s.since desc, s.id limit cast(:named as int))
  union all
  (select s.id, 3 from source s where ${holding} and s.until_date is not null and ${NO_OTHER}
    order by s.until_date, s.id limit cast(:named as int))
  union all
  (select s.id, 4 from source s where ${holding}
    order by s.since desc, s.id limit 2 * cast(:named as int))`;
};

const candidates = (which: string) => `
  with gone as materialized (
    select id from person where tenant_id = :tenantId and status = 'deleted'
  ), ${COVERING}
  select p.id as "personId", p.display_name as "displayName", p.slack_user_id as "slackUserId",
      (array['left', 'covered', 'ends', 'latest'])[f.rank] as why,
      case f.rank when 2 then (select min(pr.display_name) from covering v
        join source c on c.product_id = v.product_id and ${covers('s.person_id')}
        join product pr on pr.tenant_id = c.tenant_id and pr.id = c.product_id) end as "coveredBy",
      cast(s.until_date as text) as until,
      to_char(s.since at time zone :timeZone, 'YYYY-MM-DD') as since, g.name as "group"
    from (select distinct on (h.person_id) h.id, i.rank
        from (${found(which)}) i join source h on h.tenant_id = :tenantId and h.id = i.id
       order by h.person_id, i.rank, h.since desc, h.id) f
    join source s on s.tenant_id = :tenantId and s.id = f.id
    join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    left join license_group g on g.tenant_id = s.tenant_id and g.id = s.group_id
   order by f.rank, case f.rank when 3 then s.until_date end, s.since desc, s.id
   limit cast(:named as int)`;

const CANDIDATES = statement<Candidate>(candidates('true'));
const ASKABLE = statement<Candidate>(candidates(IS_ASKABLE));
const ASKABLE_AMONG = statement<Candidate>(
  candidates(`${IS_ASKABLE} and s.person_id = any (cast(:personIds as uuid[]))`),
);

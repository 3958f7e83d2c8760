/**
 * How staged lines of products become products, plans and the rules between plans. Where lines
 * repeat something, the first one counts. Rows are locked in the order of ids, and only what
 * changes is written.
 */

const COUNTS = `
  select cast(count(*) filter (where id is null) as int) as created,
      cast(count(*) filter (where id is not null and changes) as int) as updated,
      cast(count(*) filter (where id is not null and not changes) as int) as unchanged
    from said`;

/**
 * Microsoft's table has no descriptions and links: they stay (`own` is false). As a catalog of
 * everything there is, it leaves what is archived archived; a file of one's own brings it back.
 */
export const WRITE_PRODUCTS = `
  with line as (
    select distinct on (sku_id) * from import_product order by sku_id, line
  ), said as materialized (
    select l.*, p.id, coalesce(p.sku_part_number <> l.sku_part_number
          or p.display_name <> l.product_name
          or (:own and p.archived_at is not null)
          or (:own and (p.description, p.help_url, p.purchase_url)
              is distinct from (l.description, l.help_url, l.purchase_url)), false) as changes
      from line l left join product p on p.tenant_id = :tenantId and p.sku_id = l.sku_id
  ), locked as materialized (
    select p.id from product p join said on said.id = p.id and said.changes
     where p.tenant_id = :tenantId order by p.id for no key update of p
  ), updated as (
    update product p
       set sku_part_number = s.sku_part_number, display_name = s.product_name,
           description = case when :own then s.description else p.description end,
           help_url = case when :own then s.help_url else p.help_url end,
           purchase_url = case when :own then s.purchase_url else p.purchase_url end,
           archived_at = case when :own then null else p.archived_at end
      from said s join locked on locked.id = s.id
     where p.tenant_id = :tenantId and p.id = s.id
  ), created as (
    insert into product (tenant_id, id, sku_id, sku_part_number, display_name, description,
        help_url, purchase_url)
    select :tenantId, gen_random_uuid(), sku_id, sku_part_number, product_name, description,
        help_url, purchase_url
      from said where id is null order by line
  )${COUNTS}`;

export const WRITE_PLANS = `
  with line as (
    select distinct on (plan_id) * from import_product where plan_id is not null
     order by plan_id, line
  ), said as materialized (
    select l.*, sp.id, coalesce(sp.name <> l.plan_name
          or (:own and sp.prohibited_countries <> l.plan_countries_not_offered), false) as changes
      from line l left join service_plan sp on sp.tenant_id = :tenantId and sp.plan_id = l.plan_id
  ), locked as materialized (
    select sp.id from service_plan sp join said on said.id = sp.id and said.changes
     where sp.tenant_id = :tenantId order by sp.id for no key update of sp
  ), updated as (
    update service_plan sp
       set name = s.plan_name,
           prohibited_countries = case when :own then s.plan_countries_not_offered
             else sp.prohibited_countries end
      from said s join locked on locked.id = s.id
     where sp.tenant_id = :tenantId and sp.id = s.id
  ), created as (
    insert into service_plan (tenant_id, id, plan_id, name, prohibited_countries)
    select :tenantId, gen_random_uuid(), plan_id, plan_name,
        coalesce(plan_countries_not_offered, '{}')
      from said where id is null order by line
  )${COUNTS}`;

/** The plans of each product in the file, by our ids. */
const SAID_PRODUCT_PLANS = `
  select distinct on (p.id, sp.id) p.id as product_id, sp.id as plan_id,
      l.plan_friendly_name as friendly_name
    from import_product l
    join product p on p.tenant_id = :tenantId and p.sku_id = l.sku_id
    join service_plan sp on sp.tenant_id = :tenantId and sp.plan_id = l.plan_id
   order by p.id, sp.id, l.line`;

export const WRITE_PRODUCT_PLANS = `
  insert into product_plan (tenant_id, product_id, plan_id, friendly_name)
  select :tenantId, product_id, plan_id, friendly_name from (${SAID_PRODUCT_PLANS}) said
  on conflict (tenant_id, product_id, plan_id) do update set friendly_name = excluded.friendly_name
   where product_plan.friendly_name <> excluded.friendly_name
  returning product_id as "productId", plan_id as "planId", xmax = 0 as "isNew",
    exists (select from product p where p.tenant_id = :tenantId and p.id = product_id
      and p.assigned > 0) as "isHeld"`;

/**
 * Plans that products in the file no longer have. One that a license has switched off stays, or
 * it would be on for its holder when it comes back; one of a removal that can be undone also.
 */
export const DROP_PRODUCT_PLANS = `
  with said as materialized (${SAID_PRODUCT_PLANS}),
  gone as materialized (
    select pp.product_id, pp.plan_id,
        exists (select from source_disabled_plan x
            join source s on s.tenant_id = x.tenant_id and s.id = x.source_id
           where x.tenant_id = :tenantId and x.plan_id = pp.plan_id
             and s.product_id = pp.product_id
             and (s.state = 'active' or s.ended_at >= cast(:undoable as timestamptz))) as kept
      from product_plan pp
     where pp.tenant_id = :tenantId
       and pp.product_id in (select p.id from import_product l
             join product p on p.tenant_id = :tenantId and p.sku_id = l.sku_id)
       and not exists (select from said
             where said.product_id = pp.product_id and said.plan_id = pp.plan_id)
  ), dropped as (
    delete from product_plan pp using gone
     where pp.tenant_id = :tenantId and pp.product_id = gone.product_id
       and pp.plan_id = gone.plan_id and not gone.kept
  )
  select cast(count(*) filter (where not kept) as int) as dropped,
      cast(count(*) filter (where kept) as int) as kept from gone`;

/** The rules that the file says, by our ids. */
const said = (column: 'plan_depends_on' | 'plan_excludes') => `
  select distinct sp.id as plan_id, other.id as other_id
    from import_product l
    cross join unnest(l.${column}) named (plan_id)
    join service_plan sp on sp.tenant_id = :tenantId and sp.plan_id = l.plan_id
    join service_plan other on other.tenant_id = :tenantId and other.plan_id = named.plan_id`;

const IN_FILE = `
  select sp.id from import_product l
    join service_plan sp on sp.tenant_id = :tenantId and sp.plan_id = l.plan_id`;

export const DROP_DEPENDENCIES = `
  delete from plan_dependency d
   where d.tenant_id = :tenantId and d.plan_id in (${IN_FILE})
     and (d.plan_id, d.needs_plan_id) not in (${said('plan_depends_on')})`;

export const ADD_DEPENDENCIES = `
  insert into plan_dependency (tenant_id, plan_id, needs_plan_id)
  select :tenantId, plan_id, other_id from (${said('plan_depends_on')}) said
  on conflict do nothing`;

/** One between a plan of the file and one that isn't in it may be the other's word: it stays. */
export const DROP_EXCLUSIONS = `
  delete from plan_exclusion e
   where e.tenant_id = :tenantId
     and e.plan_id in (${IN_FILE}) and e.excludes_plan_id in (${IN_FILE})
     and (e.plan_id, e.excludes_plan_id) not in (
       select least(plan_id, other_id), greatest(plan_id, other_id)
         from (${said('plan_excludes')}) said)`;

export const ADD_EXCLUSIONS = `
  insert into plan_exclusion (tenant_id, plan_id, excludes_plan_id)
  select distinct :tenantId, least(plan_id, other_id), greatest(plan_id, other_id)
    from (${said('plan_excludes')}) said
  on conflict do nothing`;

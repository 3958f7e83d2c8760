/**
 * What an import changes of products and plans is told by comparing them before and after: each is
 * many rows. What is new has no entry of its own.
 */
import { AUDIT_CHANGES } from '../audit.ts';
import { planLabel } from '../plan-label.ts';

const products = (which: string) => `
  select p.id, jsonb_build_object('skuPartNumber', p.sku_part_number,
      'displayName', p.display_name, 'description', p.description, 'helpUrl', p.help_url,
      'purchaseUrl', p.purchase_url, 'archivedAt', p.archived_at, 'plans', (
        select coalesce(jsonb_agg(pp.friendly_name order by pp.friendly_name),
            jsonb_build_array())
          from product_plan pp
         where pp.tenant_id = p.tenant_id and pp.product_id = p.id)) as facts
    from product p where p.tenant_id = :tenantId and p.${which}`;

/** By the vendor's names: another product's line may change what people call them. */
const named = (pairs: string) => `(
  select pair.plan_id, jsonb_agg(o.name order by o.name) as names from (${pairs}) pair
    join service_plan o on o.tenant_id = :tenantId and o.id = pair.other_id group by pair.plan_id)`;

const NEEDS = named(`
  select plan_id, needs_plan_id as other_id from plan_dependency where tenant_id = :tenantId`);

const EXCLUDES = named(`
  select plan_id, excludes_plan_id as other_id from plan_exclusion where tenant_id = :tenantId
  union all
  select excludes_plan_id, plan_id from plan_exclusion where tenant_id = :tenantId`);

const plans = (which: string) => `
  select sp.id, ${planLabel('sp')} as label, jsonb_build_object('name', sp.name,
      'notOfferedIn', to_jsonb(sp.prohibited_countries),
      'needs', coalesce(needs.names, jsonb_build_array()),
      'excludes', coalesce(excludes.names, jsonb_build_array())) as facts
    from service_plan sp
    left join ${NEEDS} needs on needs.plan_id = sp.id
    left join ${EXCLUDES} excludes on excludes.plan_id = sp.id
   where sp.tenant_id = :tenantId and sp.${which}`;

const keep = (table: string, facts: string) =>
  `create temporary table ${table} on commit drop as ${facts}`;

/** Keeps how what the file names is now; run before anything is written. */
export const KEEP = [
  keep('product_before', products('sku_id in (select sku_id from import_product)')),
  keep('plan_before', plans('plan_id in (select plan_id from import_product)')),
];

const audited = (ids: string, subject: string, before: string, now: string) => `
  with changed as (
    select cast(null as uuid) as person_id, ${ids}, ${subject} as subject,
        was.facts as before, now.facts as after
      from ${before} was join (${now}) now using (id)
  )
  ${AUDIT_CHANGES}`;

export const AUDIT_PRODUCTS = audited(
  'id as product_id, cast(null as uuid) as plan_id',
  'jsonb_build_object()',
  'product_before',
  products('id in (select id from product_before)'),
);

export const AUDIT_PLANS = audited(
  'cast(null as uuid) as product_id, id as plan_id',
  "jsonb_build_object('plan', now.label)",
  'plan_before',
  plans('id in (select id from plan_before)'),
);

/** What an import changes of a product is told by comparing it before and after: its plans are many rows. */
import { AUDIT_CHANGES } from '../audit.ts';

const facts = (products: string) => `
  select p.id, jsonb_build_object('skuPartNumber', p.sku_part_number,
      'displayName', p.display_name, 'description', p.description, 'helpUrl', p.help_url,
      'purchaseUrl', p.purchase_url, 'plans', (
        select coalesce(jsonb_agg(sp.plan_id order by sp.plan_id), jsonb_build_array())
          from product_plan pp
          join service_plan sp on sp.tenant_id = pp.tenant_id and sp.id = pp.plan_id
         where pp.tenant_id = p.tenant_id and pp.product_id = p.id)) as facts
    from product p where p.tenant_id = :tenantId and p.${products}`;

/** Keeps how the file's products are; run before anything is written. */
export const KEEP_PRODUCTS = `
  create temporary table product_before on commit drop as
  ${facts('sku_id in (select sku_id from import_product)')}`;

export const AUDIT_PRODUCTS = `
  with changed as (
    select cast(null as uuid) as person_id, id as product_id, jsonb_build_object() as subject,
        was.facts as before, now.facts as after
      from product_before was
      join (${facts('id in (select id from product_before)')}) now using (id)
  )
  ${AUDIT_CHANGES}`;

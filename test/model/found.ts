import type { EntityManager } from '@mikro-orm/postgresql';
import { dayIn, shiftDay } from '../../src/licensing/days.ts';
import { BEGINNING, idOf, subscriptionsOf, type World } from './world.ts';

/** Writes a company into a tenant of its own; who has what there comes by steps. */
export async function found(em: EntityManager, tenantId: string, world: World): Promise<void> {
  const { timeZone, defaultLocation, automaticHealing, people, plans, products, groups } = world;
  const today = dayIn(timeZone, new Date(BEGINNING));
  const rows = (kind: Parameters<typeof idOf>[0], these: readonly object[]) =>
    these.map((row, index) => ({ ...row, index, id: idOf(kind, index) }));
  const company = {
    people: rows('person', people),
    plans: rows('plan', plans),
    needs: plans.flatMap(({ needs }, plan) =>
      needs.map((other) => ({ id: idOf('plan', plan), other: idOf('plan', other) })),
    ),
    // The smaller id first.
    excludes: plans.flatMap(({ excludes }, plan) =>
      excludes.map((other) => ({ id: idOf('plan', other), other: idOf('plan', plan) })),
    ),
    products: rows('product', products),
    productPlans: products.flatMap((product, index) =>
      product.plans.map((plan) => ({ id: idOf('product', index), other: idOf('plan', plan) })),
    ),
    subscriptions: subscriptionsOf(world).map(({ product, start, end, ...rest }, index) => ({
      ...{ ...rest, id: idOf('subscription', index), product: idOf('product', product) },
      ...{ start: shiftDay(today, start), end: end === null ? null : shiftDay(today, end) },
    })),
    groups: rows('group', groups),
  };
  const tenant = { tenantId, timeZone, defaultLocation, automaticHealing };
  await em.execute(FOUND, { ...tenant, company: JSON.stringify(company) }, 'run');
}

const each = (kind: string, columns: string) =>
  `json_to_recordset(cast(:company as json) -> '${kind}') as r (id uuid, ${columns})`;

const FOUND = `
  with tenant as (
    insert into tenant (id, name, time_zone, default_usage_location, automatic_healing)
    values (:tenantId, 'Acme', :timeZone, :defaultLocation, :automaticHealing)
  ), person as (
    insert into person (tenant_id, id, slack_user_id, display_name, usage_location)
    select :tenantId, id, 'U' || index, 'Person ' || index, location
      from ${each('people', 'index text, location text')}
  ), plan as (
    insert into service_plan (tenant_id, id, plan_id, name, prohibited_countries)
    select :tenantId, id, id, 'PLAN_' || index, countries
      from ${each('plans', 'index text, countries text[]')}
  ), needs as (
    insert into plan_dependency (tenant_id, plan_id, needs_plan_id)
    select :tenantId, id, other from ${each('needs', 'other uuid')}
  ), excludes as (
    insert into plan_exclusion (tenant_id, plan_id, excludes_plan_id)
    select :tenantId, id, other from ${each('excludes', 'other uuid')}
  ), product as (
    insert into product (tenant_id, id, sku_id, sku_part_number, display_name)
    select :tenantId, id, id, 'PRODUCT_' || index, 'Product ' || index
      from ${each('products', 'index text')}
  ), product_plan as (
    insert into product_plan (tenant_id, product_id, plan_id, friendly_name)
    select :tenantId, id, other, other from ${each('productPlans', 'other uuid')}
  ), subscription as (
    insert into subscription (tenant_id, id, product_id, seats, start_date, end_date)
    select :tenantId, id, product, seats, start, "end"
      from ${each('subscriptions', 'product uuid, seats int, start date, "end" date')}
  )
  insert into license_group (tenant_id, id, name, priority)
  select :tenantId, id, 'Group ' || index, priority
    from ${each('groups', 'index text, priority int')}`;

import { randomUUID } from 'node:crypto';
import { ForeignKeyConstraintViolationException } from '@mikro-orm/postgresql';
import {
  aGroup,
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  aSubscription,
  aTenant,
} from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

/** Two whole tenants; every reference of mine is then turned to the like of theirs. */
let mine: Rows;
let theirs: Rows;
type Rows = Awaited<ReturnType<typeof aWholeTenant>>;

beforeAll(async () => {
  mine = await aWholeTenant();
  theirs = await aWholeTenant();
  // What refuses must not be the rules on which plan or product stands on which side.
  await licensing.em.execute(
    'alter table plan_exclusion drop constraint plan_exclusion_order_check',
  );
  await licensing.em.execute(
    'alter table plan_dependency drop constraint plan_dependency_self_check',
  );
  await licensing.em.execute(
    'alter table group_product drop constraint group_product_gives_way_check',
  );
});

async function aWholeTenant() {
  const tenant = await aTenant(licensing);
  const needed = await aPlan(tenant);
  const excluded = await aPlan(tenant);
  const plan = await aPlan(tenant, { needs: [needed], excludes: [excluded] });
  const product = await aProduct(tenant, { plans: [plan] });
  const person = await aPerson(tenant);
  const source = await anAssignment(tenant, person, product, {
    disabledPlans: [plan],
    assignedBy: person,
  });
  const group = await aGroup(tenant, { members: [person], products: [product] });
  const [intent] = await licensing.em.execute<{ id: string }[]>(
    `insert into group_product_disabled_plan (tenant_id, group_product_id, plan_id)
     select tenant_id, id, ? from group_product where tenant_id = ? returning group_product_id as id`,
    [plan.id, tenant.tenantId],
  );
  await licensing.em.execute(
    'update source set group_id = ? where tenant_id = ?; update group_product set assigned_by_id = ? where tenant_id = ?',
    [group.id, tenant.tenantId, person.id, tenant.tenantId],
    'run',
  );
  const other = await aPlan(tenant);
  await licensing.em.execute(
    'insert into tenant_administrator (tenant_id, person_id, added_at) values (?, ?, now())',
    [tenant.tenantId, person.id],
    'run',
  );
  const subscription = await aSubscription(tenant, product);
  const [alert, route] = [randomUUID(), randomUUID()];
  const [request, policy, reclaim] = [randomUUID(), randomUUID(), randomUUID()];
  const at = { tenantId: tenant.tenantId, person: person.id, product: product.id, group: group.id };
  const made = { alert, route, request, policy, reclaim, subscription: subscription.id };
  for (const insert of MADE) {
    await licensing.em.execute(insert, { ...at, ...made }, 'run');
  }
  return {
    alert,
    alert_route: route,
    reclaim,
    license_request: request,
    request_policy: policy,
    subscription: subscription.id,
    tenantId: tenant.tenantId,
    service_plan: other.id,
    product: product.id,
    person: person.id,
    source: source.id,
    license_group: group.id,
    group_product: intent?.id ?? '',
  };
}

const MADE = [
  `insert into alert_route (tenant_id, id, channel_id, product_id, set_by_id, set_at)
   values (:tenantId, :route, 'C1', :product, :person, now())`,
  `insert into alert (tenant_id, id, kind, product_id, subscription_id, level, facts, opened_at,
     owner_id, quiet_why, quiet_at, quiet_level, quiet_reason, quiet_by_id)
   values (:tenantId, :alert, 'subscription_expires', :product, :subscription, 0, '{}', now(),
     :person, 'resolved', now(), 0, 'Seen', :person)`,
  `insert into alert_rule (tenant_id, id, product_id, set_by_id, set_at)
   values (:tenantId, gen_random_uuid(), :product, :person, now())`,
  `insert into alert_message (tenant_id, alert_id, route_id) values (:tenantId, :alert, :route)`,
  `insert into reclaim (tenant_id, id, product_id, started_at)
   values (:tenantId, :reclaim, :product, now())`,
  `insert into reclaim_ask (tenant_id, reclaim_id, person_id, asked_by_id, asked_at, why, answer_by)
   values (:tenantId, :reclaim, :person, :person, now(), '{}', '2026-06-22')`,
  `insert into seat_day (tenant_id, product_id, day, assigned)
   values (:tenantId, :product, '2026-06-15', 1)`,
  `insert into seat_move (tenant_id, product_id, day, cause, gained, lost)
   values (:tenantId, :product, '2026-06-15', 'direct', 1, 0)`,
  `insert into license_request (tenant_id, id, requester_id, person_id, product_id, reason, made_at)
   values (:tenantId, :request, :person, :person, :product, 'Why not', now())`,
  `insert into license_request_message (tenant_id, request_id, slack_user_id)
   values (:tenantId, :request, 'U1')`,
  `insert into license_request_approver (tenant_id, request_id, slack_user_id)
   values (:tenantId, :request, 'U1')`,
  `insert into license_request_requester (tenant_id, request_id, person_id, joined_at)
   values (:tenantId, :request, :person, now())`,
  `insert into license_request_vote (tenant_id, request_id, stage, person_id, vote, voted_at)
   values (:tenantId, :request, 1, :person, 'approve', now())`,
  `insert into request_policy (tenant_id, id, product_id, mode, member_group_id)
   values (:tenantId, :policy, :product, 'automatic', :group)`,
  `insert into request_policy_stage (tenant_id, policy_id, stage, kind, group_id, needed)
   values (:tenantId, :policy, 1, 'group', :group, 1)`,
  `insert into request_policy_person (tenant_id, policy_id, stage, person_id)
   values (:tenantId, :policy, 1, :person)`,
];

/** Every reference between two tables of a tenant: table, column and the table referred to. */
const references: [table: string, column: string, target: keyof Rows][] = [
  ['alert', 'owner_id', 'person'],
  ['alert', 'product_id', 'product'],
  ['alert', 'quiet_by_id', 'person'],
  ['alert', 'subscription_id', 'subscription'],
  ['alert_message', 'alert_id', 'alert'],
  ['alert_message', 'route_id', 'alert_route'],
  ['alert_rule', 'product_id', 'product'],
  ['alert_rule', 'set_by_id', 'person'],
  ['alert_route', 'product_id', 'product'],
  ['alert_route', 'set_by_id', 'person'],
  ['group_member', 'group_id', 'license_group'],
  ['group_member', 'person_id', 'person'],
  ['group_product', 'assigned_by_id', 'person'],
  ['group_product', 'gives_way_to_id', 'product'],
  ['group_product', 'group_id', 'license_group'],
  ['group_product', 'product_id', 'product'],
  ['group_product_disabled_plan', 'group_product_id', 'group_product'],
  ['group_product_disabled_plan', 'plan_id', 'service_plan'],
  ['license_request', 'decided_by_id', 'person'],
  ['license_request', 'person_id', 'person'],
  ['license_request', 'product_id', 'product'],
  ['license_request', 'requester_id', 'person'],
  ['license_request_approver', 'request_id', 'license_request'],
  ['license_request_message', 'request_id', 'license_request'],
  ['license_request_requester', 'person_id', 'person'],
  ['license_request_requester', 'request_id', 'license_request'],
  ['license_request_vote', 'person_id', 'person'],
  ['license_request_vote', 'request_id', 'license_request'],
  ['person', 'manager_id', 'person'],
  ['plan_dependency', 'needs_plan_id', 'service_plan'],
  ['plan_dependency', 'plan_id', 'service_plan'],
  ['plan_exclusion', 'excludes_plan_id', 'service_plan'],
  ['plan_exclusion', 'plan_id', 'service_plan'],
  ['product_plan', 'plan_id', 'service_plan'],
  ['product_plan', 'product_id', 'product'],
  ['reclaim', 'product_id', 'product'],
  ['reclaim_ask', 'asked_by_id', 'person'],
  ['reclaim_ask', 'person_id', 'person'],
  ['reclaim_ask', 'reclaim_id', 'reclaim'],
  ['request_policy', 'member_group_id', 'license_group'],
  ['request_policy', 'product_id', 'product'],
  ['request_policy_person', 'person_id', 'person'],
  ['request_policy_person', 'policy_id', 'request_policy'],
  ['request_policy_stage', 'group_id', 'license_group'],
  ['request_policy_stage', 'policy_id', 'request_policy'],
  ['seat_day', 'product_id', 'product'],
  ['seat_move', 'product_id', 'product'],
  ['source', 'assigned_by_id', 'person'],
  ['source', 'group_id', 'license_group'],
  ['source', 'person_id', 'person'],
  ['source', 'product_id', 'product'],
  ['source_disabled_plan', 'plan_id', 'service_plan'],
  ['source_disabled_plan', 'source_id', 'source'],
  ['subscription', 'product_id', 'product'],
  ['tenant_administrator', 'person_id', 'person'],
];

describe('the database', () => {
  test.each(references)("refuses another tenant's row in %s.%s", async (table, column, target) => {
    const turn = (to: string | undefined) =>
      licensing.em.execute(
        `update ${table} set ${column} = cast(? as uuid) where ctid = (
           select ctid from ${table} where tenant_id = ? limit 1)`,
        [to ?? '', mine.tenantId],
        'run',
      );
    await expect(turn(theirs[target])).rejects.toThrow(ForeignKeyConstraintViolationException);
    expect(await turn(mine[target])).toMatchObject({ affectedRows: 1 });
  });

  test('has no other references, and each one includes the tenant', async () => {
    const found = await licensing.em.execute<{ table: string; column: string; target: string }[]>(
      `select child.relname as "table", parent.relname as target,
          string_agg(own.attname, ',' order by own.attname) as column
         from pg_constraint fk
         join pg_class child on child.oid = fk.conrelid
         join pg_class parent on parent.oid = fk.confrelid
         join unnest(fk.conkey) key on true
         join pg_attribute own on own.attrelid = fk.conrelid and own.attnum = key
        where fk.contype = 'f' and parent.relname <> 'tenant'
          and child.relnamespace = 'public'::regnamespace
        group by fk.oid, child.relname, parent.relname`,
    );
    const described = found.map(({ table, column, target }) => `${table}(${column}) → ${target}`);
    const expected = references.map(
      ([table, column, target]) =>
        `${table}(${[column, 'tenant_id'].sort().join(',')}) → ${target}`,
    );
    expect(described.sort()).toEqual(expected.sort());
  });

  test('has no table without a tenant', async () => {
    const without = await licensing.em.execute<{ table: string }[]>(
      `select relname as "table" from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace
          and not exists (select from pg_attribute
            where attrelid = pg_class.oid and attname = 'tenant_id' and attnotnull)
        order by relname`,
    );
    expect(without.map(({ table }) => table)).toEqual(['mikro_orm_migrations', 'tenant']);
  });
});

/**
 * Rows for tests: minimal defaults, overrides win. Each test makes a tenant of its own, so that
 * tests share a database without meeting.
 */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../../src/licensing/actor.ts';
import {
  GroupMember,
  GroupProduct,
  LicenseGroup,
} from '../../src/licensing/entities/license-group.ts';
import { Person } from '../../src/licensing/entities/person.ts';
import { PlanDependency, PlanExclusion } from '../../src/licensing/entities/plan-rules.ts';
import { Product } from '../../src/licensing/entities/product.ts';
import { ProductPlan } from '../../src/licensing/entities/product-plan.ts';
import { ServicePlan } from '../../src/licensing/entities/service-plan.ts';
import { Source, SourceDisabledPlan } from '../../src/licensing/entities/source.ts';
import { Subscription } from '../../src/licensing/entities/subscription.ts';
import { Tenant } from '../../src/licensing/entities/tenant.ts';

/** A tenant, and the hands to build in it. */
export interface Workspace {
  em: EntityManager;
  tenantId: string;
  /** Somebody who administers it. */
  admin: Context & { actor: { kind: 'administrator' } };
}

interface Row {
  id: string;
}

export async function aTenant(
  { em }: { em: EntityManager },
  overrides: Partial<
    Pick<Tenant, 'name' | 'timeZone' | 'defaultUsageLocation' | 'expiringWindowDays' | 'digestHour'>
  > = {},
): Promise<Workspace> {
  const tenantId = `T${randomUUID()}`;
  await em.fork().insert(Tenant, { id: tenantId, name: 'Acme', ...overrides });
  const admin = await aPerson({ em, tenantId }, { displayName: 'Ada Admin' });
  return { em, tenantId, admin: asAdministrator({ tenantId }, admin) };
}

type In = Pick<Workspace, 'em' | 'tenantId'>;

export function asAdministrator({ tenantId }: Pick<In, 'tenantId'>, { id }: Row) {
  return { tenantId, actor: { kind: 'administrator', personId: id }, surface: 'slack' } as const;
}

export function asEverybody({ tenantId }: Pick<In, 'tenantId'>, { id }: Row) {
  return { tenantId, actor: { kind: 'everybody', personId: id }, surface: 'slack' } as const;
}

type PersonFields = Pick<
  Person,
  | 'slackUserId'
  | 'email'
  | 'displayName'
  | 'timeZone'
  | 'usageLocation'
  | 'status'
  | 'isGuest'
  | 'isWorkspaceAdmin'
  | 'locale'
  | 'slackReadAt'
>;

export async function aPerson({ em, tenantId }: In, overrides: Partial<PersonFields> = {}) {
  const row = { id: randomUUID(), displayName: 'Pat Person', usageLocation: 'NL', ...overrides };
  await em.fork().insert(Person, { tenantId, ...row });
  return { slackUserId: null, email: null, ...row };
}

export async function aPlan(
  { em, tenantId }: In,
  {
    name = 'PLAN',
    prohibitedCountries = [],
    needs = [],
    excludes = [],
  }: { name?: string; prohibitedCountries?: string[]; needs?: Row[]; excludes?: Row[] } = {},
) {
  const id = randomUUID();
  const fork = em.fork();
  await fork.insert(ServicePlan, { tenantId, id, planId: id, name, prohibitedCountries });
  for (const other of needs) {
    await fork.insert(PlanDependency, {
      tenantId,
      plan: [tenantId, id],
      needs: [tenantId, other.id],
    });
  }
  for (const other of excludes) {
    const [first = '', second = ''] = [id, other.id].sort();
    await fork.insert(PlanExclusion, {
      tenantId,
      plan: [tenantId, first],
      excludes: [tenantId, second],
    });
  }
  return { id, name };
}

type SubscriptionFields = Pick<
  Subscription,
  'externalId' | 'seats' | 'startDate' | 'endDate' | 'price' | 'currency' | 'noticeDate'
>;

/** Ten seats since long ago, without end. */
export async function aSubscription(
  { em, tenantId }: In,
  product: Row,
  overrides: Partial<SubscriptionFields> = {},
) {
  const row = { id: randomUUID(), seats: 10, startDate: '2020-01-01', endDate: null, ...overrides };
  await em.fork().insert(Subscription, { tenantId, product: [tenantId, product.id], ...row });
  return row;
}

type ProductFields = Pick<
  Product,
  'displayName' | 'skuId' | 'skuPartNumber' | 'description' | 'helpUrl' | 'purchaseUrl'
>;

/** A product with one subscription, unless `subscriptions` lists others. */
export async function aProduct(
  workspace: In,
  {
    seats = 10,
    subscriptions = [{ seats }],
    plans = [],
    ...overrides
  }: Partial<ProductFields> & {
    seats?: number | null;
    subscriptions?: Partial<SubscriptionFields>[];
    plans?: { id: string; name: string }[];
  } = {},
) {
  const { em, tenantId } = workspace;
  const id = randomUUID();
  const row = { id, displayName: 'Product', skuPartNumber: 'PRODUCT', skuId: id, ...overrides };
  const fork = em.fork();
  await fork.insert(Product, { tenantId, ...row });
  for (const subscription of subscriptions) await aSubscription(workspace, row, subscription);
  for (const plan of plans) {
    await fork.insert(ProductPlan, {
      tenantId,
      product: [tenantId, id],
      plan: [tenantId, plan.id],
      friendlyName: plan.name,
    });
  }
  return row;
}

/** An active direct source, counted, as if it had been assigned: no rule is asked. */
export async function anAssignment(
  { em, tenantId }: In,
  person: Row,
  product: Row,
  {
    disabledPlans = [],
    assignedBy = null,
    ...overrides
  }: Partial<Pick<Source, 'since' | 'untilDate' | 'reason'>> & {
    disabledPlans?: Row[];
    assignedBy?: Row | null;
  } = {},
) {
  const row = { id: randomUUID(), since: new Date('2026-01-01T09:00:00Z'), ...overrides };
  const fork = em.fork();
  await fork.insert(Source, {
    tenantId,
    person: [tenantId, person.id],
    product: [tenantId, product.id],
    assignedBy: assignedBy && [tenantId, assignedBy.id],
    ...row,
  });
  await fork.execute('update product set assigned = assigned + 1 where tenant_id = ? and id = ?', [
    tenantId,
    product.id,
  ]);
  for (const plan of disabledPlans) {
    await fork.insert(SourceDisabledPlan, {
      tenantId,
      source: [tenantId, row.id],
      plan: [tenantId, plan.id],
    });
  }
  return row;
}

/** A group with these members, who joined one after the other, and what they are to have. */
export async function aGroup(
  { em, tenantId }: In,
  {
    members = [],
    products = [],
    ...overrides
  }: Partial<Pick<LicenseGroup, 'name' | 'priority' | 'slackUsergroupId' | 'frozenAt'>> & {
    members?: Row[];
    products?: Row[];
  } = {},
) {
  const id = randomUUID();
  const row = { id, name: `Group ${id}`, ...overrides };
  const fork = em.fork();
  await fork.insert(LicenseGroup, { tenantId, ...row });
  for (const [index, person] of members.entries()) {
    await fork.insert(GroupMember, {
      tenantId,
      group: [tenantId, id],
      person: [tenantId, person.id],
      joinedAt: new Date(Date.UTC(2026, 0, 1, 9, 0, index)),
    });
  }
  for (const product of products) {
    await fork.insert(GroupProduct, {
      tenantId,
      id: randomUUID(),
      group: [tenantId, id],
      product: [tenantId, product.id],
      since: new Date('2026-01-01T09:00:00Z'),
    });
  }
  return row;
}

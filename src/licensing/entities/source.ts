import { defineEntity, p } from '@mikro-orm/core';
import { Person } from './person.ts';
import { Product } from './product.ts';
import { ServicePlan } from './service-plan.ts';
import { tenantKey } from './tenant-key.ts';

/** One reason why a person has a product. Only active ones count for seats and plans. */
const SourceSchema = defineEntity({
  name: 'Source',
  properties: {
    tenantId: tenantKey,
    id: p.uuid().primary(),
    person: () =>
      p
        .manyToOne(Person)
        .joinColumns('tenant_id', 'person_id')
        .ownColumns('person_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    product: () =>
      p
        .manyToOne(Product)
        .joinColumns('tenant_id', 'product_id')
        .ownColumns('product_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    state: p.enum(['active', 'ended'] as const).default('active'),
    since: p.datetime(),
    /** Last day, in the tenant's zone; null: without end. */
    untilDate: p.date().nullable(),
    /** Person who assigned it; null: the system or the command line, see the audit. */
    assignedBy: () =>
      p
        .manyToOne(Person)
        .nullable()
        .joinColumns('tenant_id', 'assigned_by_id')
        .ownColumns('assigned_by_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    reason: p.text().nullable(),
    endedAt: p.datetime().nullable(),
  },
  indexes: [
    {
      name: 'source_direct_unique',
      expression:
        "create unique index source_direct_unique on source (tenant_id, person_id, product_id) where state = 'active'",
    },
    {
      name: 'source_until_index',
      expression:
        "create index source_until_index on source (tenant_id, until_date) where state = 'active' and until_date is not null",
    },
    {
      name: 'source_holders_index',
      expression:
        "create index source_holders_index on source (tenant_id, product_id, since desc, id) where state = 'active'",
    },
  ],
  checks: [
    { name: 'source_ended_check', expression: "(state = 'ended') = (ended_at is not null)" },
  ],
});

/** A plan that a source has switched off. */
const SourceDisabledPlanSchema = defineEntity({
  name: 'SourceDisabledPlan',
  properties: {
    tenantId: tenantKey,
    source: () =>
      p
        .manyToOne(SourceSchema)
        .primary()
        .joinColumns('tenant_id', 'source_id')
        .ownColumns('source_id')
        .deleteRule('cascade')
        .updateRule('restrict'),
    plan: () =>
      p
        .manyToOne(ServicePlan)
        .primary()
        .joinColumns('tenant_id', 'plan_id')
        .ownColumns('plan_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
  },
});

export class Source extends SourceSchema.class {}
SourceSchema.setClass(Source);

export class SourceDisabledPlan extends SourceDisabledPlanSchema.class {}
SourceDisabledPlanSchema.setClass(SourceDisabledPlan);

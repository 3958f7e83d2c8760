import { defineEntity, p } from '@mikro-orm/core';
import { LicenseGroup } from './license-group.ts';
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
    /** Through which group; null: direct. */
    group: () =>
      p
        .manyToOne(LicenseGroup)
        .nullable()
        .joinColumns('tenant_id', 'group_id')
        .ownColumns('group_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    state: p
      .enum(['scheduled', 'active', 'error', 'suspended', 'ended'] as const)
      .default('active'),
    /** The code of the rule that stands against it: in error, or suspended as it was in error. */
    errorCode: p.string().length(64).nullable(),
    /** When it became active; before that, when it began to wait or was scheduled. */
    since: p.datetime(),
    /** First day, in the tenant's zone, of one that is scheduled. */
    startDate: p.date().nullable(),
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
    /** The last day of whose coming the holder was told, and so many days before it. */
    endToldFor: p.date().nullable(),
    endToldDays: p.smallint().nullable(),
    suspendedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
  },
  indexes: [
    {
      // Also what finds a person's sources: all but those scheduled and ended.
      name: 'source_live_unique',
      expression:
        "create unique index source_live_unique on source (tenant_id, person_id, product_id, group_id) nulls not distinct where state in ('active', 'error', 'suspended')",
    },
    {
      name: 'source_scheduled_unique',
      expression:
        "create unique index source_scheduled_unique on source (tenant_id, person_id, product_id) where state = 'scheduled'",
    },
    {
      name: 'source_group_index',
      expression:
        "create index source_group_index on source (tenant_id, group_id, product_id, person_id) where group_id is not null and state in ('active', 'error', 'suspended')",
    },
    {
      name: 'source_waiting_index',
      expression:
        "create index source_waiting_index on source (tenant_id, product_id, error_code) where state = 'error'",
    },
    {
      name: 'source_ends_index',
      expression:
        "create index source_ends_index on source (tenant_id, until_date) where state <> 'ended' and until_date is not null",
    },
    {
      name: 'source_start_index',
      expression:
        "create index source_start_index on source (tenant_id, start_date) where state = 'scheduled'",
    },
    {
      name: 'source_suspended_index',
      expression:
        "create index source_suspended_index on source (tenant_id, suspended_at) where state = 'suspended'",
    },
    {
      name: 'source_holders_index',
      expression:
        "create index source_holders_index on source (tenant_id, product_id, since desc, id) where state = 'active'",
    },
  ],
  checks: [
    { name: 'source_ended_check', expression: "(state = 'ended') = (ended_at is not null)" },
    {
      name: 'source_error_check',
      expression:
        "case state when 'error' then error_code is not null when 'suspended' then true else error_code is null end",
    },
    {
      name: 'source_suspended_check',
      expression: "(state = 'suspended') = (suspended_at is not null)",
    },
    {
      name: 'source_scheduled_check',
      expression: "state <> 'scheduled' or start_date is not null",
    },
    {
      name: 'source_inherited_check',
      expression:
        "group_id is null or (state <> 'scheduled' and start_date is null and until_date is null)",
    },
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

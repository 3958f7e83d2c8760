import { defineEntity, p } from '@mikro-orm/core';
import { Person } from './person.ts';
import { Product } from './product.ts';
import { ServicePlan } from './service-plan.ts';
import { tenantKey } from './tenant-key.ts';

/** A flat set of persons, to whom products are assigned together. */
const LicenseGroupSchema = defineEntity({
  name: 'LicenseGroup',
  properties: {
    tenantId: tenantKey,
    id: p.uuid().primary(),
    name: p.string().length(255),
    /** Who is served first where seats are short: the lower number. */
    priority: p.integer().default(100),
    /** The Slack user group that it mirrors: S…; null: its members are kept here. */
    slackUsergroupId: p.string().length(64).nullable(),
    /** As Slack last called that user group: another name than ours where that was taken here. */
    slackName: p.string().length(255).nullable(),
    /** Goes up with each look at Slack that was taken over: what an earlier look saw counts no more. */
    mirrorRevision: p.integer().default(0),
    /** A mirrored group that lost too many at once, or was disabled: left as it is until somebody looks. */
    frozenAt: p.datetime().nullable(),
    /** Out of the lists; only without products. Rows stay for the history. */
    deletedAt: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  indexes: [
    {
      name: 'license_group_name_unique',
      expression:
        'create unique index license_group_name_unique on license_group (tenant_id, lower(name)) where deleted_at is null',
    },
    {
      name: 'license_group_slack_unique',
      expression:
        'create unique index license_group_slack_unique on license_group (tenant_id, slack_usergroup_id) where deleted_at is null',
    },
  ],
});

const groupOf = () =>
  p
    .manyToOne(LicenseGroupSchema)
    .joinColumns('tenant_id', 'group_id')
    .ownColumns('group_id')
    .deleteRule('restrict')
    .updateRule('restrict');

const GroupMemberSchema = defineEntity({
  name: 'GroupMember',
  properties: {
    tenantId: tenantKey,
    group: () => groupOf().primary(),
    person: () =>
      p
        .manyToOne(Person)
        .primary()
        .joinColumns('tenant_id', 'person_id')
        .ownColumns('person_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    joinedAt: p.datetime(),
  },
  indexes: [
    { name: 'group_member_person_index', properties: ['tenantId', 'person'] },
    {
      name: 'group_member_joined_index',
      properties: ['tenantId', 'group', 'joinedAt', 'person'],
    },
  ],
});

/** What is intended: each member of the group has the product, as far as the rules let them. */
const GroupProductSchema = defineEntity({
  name: 'GroupProduct',
  properties: {
    tenantId: tenantKey,
    id: p.uuid().primary(),
    group: groupOf,
    product: () =>
      p
        .manyToOne(Product)
        .joinColumns('tenant_id', 'product_id')
        .ownColumns('product_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    since: p.datetime(),
    /** Null: the system or the command line, see the audit. */
    assignedBy: () =>
      p
        .manyToOne(Person)
        .nullable()
        .joinColumns('tenant_id', 'assigned_by_id')
        .ownColumns('assigned_by_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    reason: p.text().nullable(),
    /** By a swap: nobody gets it any more, and who has that product through the group loses this one. */
    givesWayTo: () =>
      p
        .manyToOne(Product)
        .nullable()
        .joinColumns('tenant_id', 'gives_way_to_id')
        .ownColumns('gives_way_to_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
  },
  uniques: [{ name: 'group_product_unique', properties: ['tenantId', 'group', 'product'] }],
  indexes: [
    { name: 'group_product_product_index', properties: ['tenantId', 'product'] },
    {
      name: 'group_product_gives_way_index',
      expression:
        'create index group_product_gives_way_index on group_product (tenant_id, gives_way_to_id) where gives_way_to_id is not null',
    },
  ],
  checks: [{ name: 'group_product_gives_way_check', expression: 'gives_way_to_id <> product_id' }],
});

/** A plan that is off for all members: their sources read it from here. */
const GroupProductDisabledPlanSchema = defineEntity({
  name: 'GroupProductDisabledPlan',
  properties: {
    tenantId: tenantKey,
    groupProduct: () =>
      p
        .manyToOne(GroupProductSchema)
        .primary()
        .joinColumns('tenant_id', 'group_product_id')
        .ownColumns('group_product_id')
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

export class LicenseGroup extends LicenseGroupSchema.class {}
LicenseGroupSchema.setClass(LicenseGroup);

export class GroupMember extends GroupMemberSchema.class {}
GroupMemberSchema.setClass(GroupMember);

export class GroupProduct extends GroupProductSchema.class {}
GroupProductSchema.setClass(GroupProduct);

export class GroupProductDisabledPlan extends GroupProductDisabledPlanSchema.class {}
GroupProductDisabledPlanSchema.setClass(GroupProductDisabledPlan);

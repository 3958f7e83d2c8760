/** Who decides on requests for a product, or on all that have no policy of their own: docs/requests.md. */
import { defineEntity, p } from '@mikro-orm/core';
import { approverKinds, policyModes } from '../rules/request-policy.ts';
import { LicenseGroup } from './license-group.ts';
import { Person } from './person.ts';
import { Product } from './product.ts';
import { tenantKey } from './tenant-key.ts';

const RequestPolicySchema = defineEntity({
  name: 'RequestPolicy',
  properties: {
    tenantId: tenantKey,
    id: p.uuid().primary(),
    /** Null: of all products that have none of their own. */
    product: () =>
      p
        .manyToOne(Product)
        .nullable()
        .joinColumns('tenant_id', 'product_id')
        .ownColumns('product_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    /** `automatic`: granted as it is asked for, as far as the rules of assigning let it. */
    mode: p.enum(policyModes),
    /** Whose members it is automatic for; null: for everybody. */
    memberGroup: () =>
      p
        .manyToOne(LicenseGroup)
        .nullable()
        .joinColumns('tenant_id', 'member_group_id')
        .ownColumns('member_group_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    /** Where approvers are asked: C… or G…; null: in direct messages. */
    channelId: p.string().length(64).nullable(),
    /** The last day that may be asked for, counted from today; null: none. */
    longestDays: p.smallint().nullable(),
    /** After so many days nobody has decided, a request expires; null: never. */
    expiresDays: p.smallint().nullable().default(30),
    reasonNeeded: p.boolean().default(true),
    /** So many requests that wait may hold a seat each; null: none. */
    holdSeats: p.smallint().nullable(),
    /** For so long a seat is held that is offered. */
    offerHours: p.smallint().default(24),
    /** Whom a request concerns may decide on it, too. */
    allowsOwn: p.boolean().default(false),
  },
  indexes: [
    {
      name: 'request_policy_product_unique',
      expression:
        'create unique index request_policy_product_unique on request_policy (tenant_id, product_id) nulls not distinct',
    },
  ],
  checks: [
    {
      name: 'request_policy_member_group_check',
      expression: "member_group_id is null or mode = 'automatic'",
    },
    {
      name: 'request_policy_expires_check',
      expression: 'expires_days >= 1 and expires_days <= 365',
    },
    {
      name: 'request_policy_longest_check',
      expression: 'longest_days >= 1 and longest_days <= 3650',
    },
    {
      name: 'request_policy_hold_check',
      expression: 'hold_seats >= 1 and hold_seats <= 1000',
    },
    {
      name: 'request_policy_offer_check',
      expression: 'offer_hours >= 1 and offer_hours <= 168',
    },
  ],
});

/** One after the other, from 1 on: so many of these must agree. */
const RequestPolicyStageSchema = defineEntity({
  name: 'RequestPolicyStage',
  properties: {
    tenantId: tenantKey,
    policy: () =>
      p
        .manyToOne(RequestPolicySchema)
        .primary()
        .joinColumns('tenant_id', 'policy_id')
        .ownColumns('policy_id')
        .deleteRule('cascade')
        .updateRule('restrict'),
    stage: p.smallint().primary(),
    kind: p.enum(approverKinds),
    group: () =>
      p
        .manyToOne(LicenseGroup)
        .nullable()
        .joinColumns('tenant_id', 'group_id')
        .ownColumns('group_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    needed: p.smallint(),
  },
  checks: [
    {
      name: 'request_policy_stage_group_check',
      expression: "(kind = 'group') = (group_id is not null)",
    },
    { name: 'request_policy_stage_needed_check', expression: 'needed >= 1 and needed <= 20' },
  ],
});

/** Somebody chosen to decide in a stage. */
const RequestPolicyPersonSchema = defineEntity({
  name: 'RequestPolicyPerson',
  properties: {
    tenantId: tenantKey,
    policy: () =>
      p
        .manyToOne(RequestPolicySchema)
        .primary()
        .joinColumns('tenant_id', 'policy_id')
        .ownColumns('policy_id')
        .deleteRule('cascade')
        .updateRule('restrict'),
    stage: p.smallint().primary(),
    person: () =>
      p
        .manyToOne(Person)
        .primary()
        .joinColumns('tenant_id', 'person_id')
        .ownColumns('person_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
  },
});

export class RequestPolicy extends RequestPolicySchema.class {}
RequestPolicySchema.setClass(RequestPolicy);

export class RequestPolicyStage extends RequestPolicyStageSchema.class {}
RequestPolicyStageSchema.setClass(RequestPolicyStage);

export class RequestPolicyPerson extends RequestPolicyPersonSchema.class {}
RequestPolicyPersonSchema.setClass(RequestPolicyPerson);

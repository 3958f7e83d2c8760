import { defineEntity, p } from '@mikro-orm/core';
import { tenantKey } from './tenant-key.ts';

/**
 * Who did what to whom, from where and why. Written in the transaction of the change;
 * a trigger refuses update, delete and truncate. Ids are kept as they were, without foreign keys.
 */
const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  properties: {
    tenantId: tenantKey,
    id: p.bigint('number').primary().autoincrement(),
    at: p.datetime(),
    actorKind: p.enum(['administrator', 'approver', 'holder', 'everybody', 'system'] as const),
    /** Person id; null for the system. */
    actorId: p.uuid().nullable(),
    onBehalfOfId: p.uuid().nullable(),
    action: p.string().length(64),
    personId: p.uuid().nullable(),
    productId: p.uuid().nullable(),
    /** A service plan's: it belongs to the history of each product that has it. */
    planId: p.uuid().nullable(),
    /** Through which group, or of which. */
    groupId: p.uuid().nullable(),
    /** Where it was done: slack, cli, system. */
    surface: p.string().length(32),
    reason: p.text().nullable(),
    before: p.json().nullable(),
    after: p.json().nullable(),
    requestId: p.string().length(64).nullable(),
  },
  indexes: [
    { name: 'audit_entry_person_index', properties: ['tenantId', 'personId', 'at'] },
    { name: 'audit_entry_actor_index', properties: ['tenantId', 'actorId', 'at'] },
    { name: 'audit_entry_product_index', properties: ['tenantId', 'productId', 'at'] },
    {
      name: 'audit_entry_group_index',
      expression:
        'create index audit_entry_group_index on audit_entry (tenant_id, group_id, at) where group_id is not null',
    },
    {
      name: 'audit_entry_plan_index',
      expression:
        'create index audit_entry_plan_index on audit_entry (tenant_id, plan_id) where plan_id is not null',
    },
  ],
});

export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context } from './actor.ts';
import { statement } from './statement.ts';

export interface Deed {
  action: string;
  personId?: string | null;
  productId?: string | null;
  /** A service plan's: the history of each product that has it tells it. */
  planId?: string | null;
  /** The group it is done to, or through which it comes. */
  groupId?: string | null;
  reason?: string | null;
  before?: unknown;
  after?: unknown;
}

/** Named parameters of {@link AUDIT_INSERT} and {@link AUDIT_CHANGES}, so that a deed can be audited in its own statement. */
export function auditValues(context: Context, now: Date, deed: Deed) {
  const { actor } = context;
  return {
    auditTenantId: context.tenantId,
    auditAt: now.toISOString(),
    auditActorKind: actor.kind,
    auditActorId: actingPersonId(actor),
    auditAction: deed.action,
    auditPersonId: deed.personId ?? null,
    auditProductId: deed.productId ?? null,
    auditPlanId: deed.planId ?? null,
    auditGroupId: deed.groupId ?? null,
    auditSurface: context.surface,
    auditReason: deed.reason ?? (actor.kind === 'system' ? actor.cause : null),
    auditBefore: deed.before === undefined ? null : JSON.stringify(deed.before),
    auditAfter: deed.after === undefined ? null : JSON.stringify(deed.after),
    auditRequestId: context.requestId ?? null,
  };
}

/** In this order. */
export const AUDIT_COLUMNS = `tenant_id, at, actor_kind, actor_id, action, person_id, product_id, plan_id,
    group_id, surface, reason, before, after, request_id`;

/** `insert into audit_entry … select VALUES`, to be completed by a `from`. */
export const AUDIT_INSERT = `insert into audit_entry (${AUDIT_COLUMNS})
  select :auditTenantId, cast(:auditAt as timestamptz), :auditActorKind, cast(:auditActorId as uuid),
    :auditAction, cast(:auditPersonId as uuid), cast(:auditProductId as uuid),
    cast(:auditPlanId as uuid), cast(:auditGroupId as uuid), :auditSurface, :auditReason,
    cast(:auditBefore as jsonb), cast(:auditAfter as jsonb), :auditRequestId`;

/**
 * One entry for each row of a query `changed` that the statement begins with: its `person_id`,
 * `product_id`, `plan_id`, and what differs between its `before` and `after`, which have the same
 * keys; the key or keys of `subject` stand in either. Rows without a difference have no entry.
 */
export const AUDIT_CHANGES = `insert into audit_entry (${AUDIT_COLUMNS})
  select :auditTenantId, cast(:auditAt as timestamptz), :auditActorKind, cast(:auditActorId as uuid),
      :auditAction, changed.person_id, changed.product_id, changed.plan_id,
      cast(:auditGroupId as uuid), :auditSurface, :auditReason, changed.subject || different.before,
      changed.subject || different.after, :auditRequestId
    from changed cross join lateral (
      select jsonb_object_agg(key, was.value) as before, jsonb_object_agg(key, now.value) as after
        from jsonb_each(changed.before) was join jsonb_each(changed.after) now using (key)
       where was.value <> now.value
    ) different
   where different.before is not null`;

/** One entry for each row of a query `changed` that the statement begins with: its `group_id` and `person_id`. */
export const AUDIT_MEMBERS = `insert into audit_entry (${AUDIT_COLUMNS})
  select :auditTenantId, cast(:auditAt as timestamptz), :auditActorKind, cast(:auditActorId as uuid),
      :auditAction, changed.person_id, null, null, changed.group_id, :auditSurface, :auditReason,
      null, null, :auditRequestId
    from changed`;

/** Writes one audit entry in the transaction of `em`. */
export async function audit(
  em: SqlEntityManager,
  context: Context,
  now: Date,
  deed: Deed,
): Promise<void> {
  await AUDIT(em, auditValues(context, now, deed));
}

const AUDIT = statement(AUDIT_INSERT);

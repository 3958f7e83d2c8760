import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context } from './actor.ts';

export interface Deed {
  action: string;
  personId?: string | null;
  productId?: string | null;
  reason?: string | null;
  before?: unknown;
  after?: unknown;
}

/** Named parameters of {@link AUDIT_COLUMNS}, so that a deed can be audited in its own statement. */
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
    auditSurface: context.surface,
    auditReason: deed.reason ?? (actor.kind === 'system' ? actor.cause : null),
    auditBefore: deed.before === undefined ? null : JSON.stringify(deed.before),
    auditAfter: deed.after === undefined ? null : JSON.stringify(deed.after),
    auditRequestId: context.requestId ?? null,
  };
}

/** `insert into audit_entry … select VALUES`, to be completed by a `from`. */
export const AUDIT_INSERT = `insert into audit_entry (tenant_id, at, actor_kind, actor_id, action,
    person_id, product_id, surface, reason, before, after, request_id)
  select :auditTenantId, cast(:auditAt as timestamptz), :auditActorKind, cast(:auditActorId as uuid),
    :auditAction, cast(:auditPersonId as uuid), cast(:auditProductId as uuid), :auditSurface,
    :auditReason, cast(:auditBefore as jsonb), cast(:auditAfter as jsonb), :auditRequestId`;

/** Writes one audit entry in the transaction of `em`. */
export async function audit(
  em: SqlEntityManager,
  context: Context,
  now: Date,
  deed: Deed,
): Promise<void> {
  await em.execute(AUDIT_INSERT, auditValues(context, now, deed), 'run');
}

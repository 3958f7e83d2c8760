import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import { AUDIT_COLUMNS, auditValues } from './audit.ts';
import type { SourceChange, SourceState } from './rules/decision.ts';
import { statement } from './statement.ts';

export interface SourceWriting {
  productId: string;
  changes: readonly SourceChange[];
  /** By how much the number of seats changes. */
  seats: number;
  moves: readonly SeatMoves[];
}

/** Seats gained and lost through a group, or else directly. */
export interface SeatMoves {
  cause: string;
  gained: number;
  lost: number;
}

/**
 * Writes sources, the product's count and what moved it, and an audit entry for each, in one statement.
 * @returns whether an alert shows that count, or may be due by it.
 */
export async function writeSources(
  em: SqlEntityManager,
  context: Context,
  now: Date,
  { productId, changes, seats, moves }: SourceWriting,
): Promise<boolean> {
  const column = (value: (change: SourceChange) => string | null) =>
    changes.map((change) => value(change) ?? '');
  const [product] = await WRITE(em, {
    tenantId: context.tenantId,
    productId,
    seats,
    ids: column(({ sourceId }) => sourceId ?? randomUUID()),
    personIds: column(({ personId }) => personId),
    groupIds: column(({ groupId }) => groupId),
    froms: column(({ from }) => from),
    fromErrors: column(({ fromError }) => fromError),
    tos: column(({ to }) => to),
    errors: column(({ errorCode }) => errorCode),
    actions: column(actionOf),
    causes: moves.map(({ cause }) => cause),
    gained: moves.map(({ gained }) => String(gained)),
    lost: moves.map(({ lost }) => String(lost)),
    ...auditValues(context, now, { action: '' }),
  });
  return product?.watched ?? false;
}

const ARRIVALS: Partial<Record<SourceState, string>> = {
  error: 'license.heal',
  scheduled: 'license.start',
  suspended: 'license.restore',
};

/** As the audit calls it. */
function actionOf({ from, to }: SourceChange): string {
  if (to === 'active') return (from && ARRIVALS[from]) ?? 'license.assign';
  if (to === 'error') return 'license.fail';
  if (to === 'suspended') return 'license.suspend';
  return 'license.end';
}

const WRITE = statement<{ watched: boolean }>(`
  with change as (
    select c.id, c.person_id, cast(nullif(c.group_id, '') as uuid) as group_id,
        nullif(c.was, '') as was, nullif(c.was_error, '') as was_error, c.state,
        nullif(c.error, '') as error, c.action
      from unnest(cast(:ids as uuid[]), cast(:personIds as uuid[]), cast(:groupIds as text[]),
        cast(:froms as text[]), cast(:fromErrors as text[]), cast(:tos as text[]),
        cast(:errors as text[]), cast(:actions as text[]))
        as c (id, person_id, group_id, was, was_error, state, error, action)
  ), added as (
    insert into source (tenant_id, id, person_id, product_id, group_id, state, error_code, since,
        assigned_by_id, reason)
    select cast(:tenantId as varchar), c.id, c.person_id, cast(:productId as uuid), c.group_id, c.state, c.error,
        cast(:auditAt as timestamptz), gp.assigned_by_id, gp.reason
      from change c
      left join group_product gp on gp.tenant_id = :tenantId and gp.group_id = c.group_id
       and gp.product_id = cast(:productId as uuid)
     where c.was is null
  ), changed as (
    update source s set state = c.state, error_code = c.error,
        since = case when c.state = 'active' and (c.was = 'scheduled' or c.was_error is not null)
          then cast(:auditAt as timestamptz) else s.since end,
        suspended_at = case when c.state = 'suspended' then cast(:auditAt as timestamptz) end,
        ended_at = case when c.state = 'ended' then cast(:auditAt as timestamptz) end
      from change c
     where s.tenant_id = :tenantId and s.id = c.id and c.was is not null
  ), seats as (
    update product set assigned = assigned + cast(:seats as int)
     where tenant_id = :tenantId and id = cast(:productId as uuid) and cast(:seats as int) <> 0
    returning coalesce(assigned + held >= watched_from, false) as watched
  ), moved as (
    insert into seat_move (tenant_id, product_id, day, cause, gained, lost)
    select t.id, cast(:productId as uuid),
        cast(cast(:auditAt as timestamptz) at time zone coalesce(t.time_zone, 'UTC') as date),
        m.cause, m.gained, m.lost
      from unnest(cast(:causes as text[]), cast(:gained as int[]), cast(:lost as int[]))
        as m (cause, gained, lost)
      join tenant t on t.id = :tenantId
    on conflict (tenant_id, product_id, day, cause) do update
      set gained = seat_move.gained + excluded.gained, lost = seat_move.lost + excluded.lost
  ), audited as (
  insert into audit_entry (${AUDIT_COLUMNS})
  select :auditTenantId, cast(:auditAt as timestamptz), :auditActorKind,
      cast(:auditActorId as uuid), c.action, c.person_id, cast(:productId as uuid), null,
      c.group_id, :auditSurface, :auditReason,
      case when c.was is not null then jsonb_strip_nulls(jsonb_build_object('sourceId', c.id,
        'state', c.was, 'error', c.was_error)) end,
      jsonb_strip_nulls(jsonb_build_object('sourceId', c.id, 'state', c.state, 'error', c.error)),
      :auditRequestId
    from change c
  )
  select watched from seats`);

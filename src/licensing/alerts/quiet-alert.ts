/** An alert that somebody has seen: snoozed until a day, or resolved. What ends that: docs/alerts.md. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context } from '../actor.ts';
import { shiftDay } from '../days.ts';
import type { Once } from '../deed.ts';
import { AlertOpenAgain, AlertResolved, AlertSnoozed, DayOutOfRange } from '../errors.ts';
import type { Licensing } from '../ports.ts';
import { readTenant } from '../read-tenant.ts';
import { quietLevel } from '../rules/quiet-level.ts';
import { statement } from '../statement.ts';
import { storedReason } from '../stored-text.ts';
import { type AlertChanged, changeAlert, type OpenAlert } from './change-alert.ts';
import { tellAlerts } from './tell-alerts.ts';

const MAX_SNOOZE_DAYS = 365;

export interface SnoozeAlert {
  alertId: string;
  /** For so many days, or until a day. */
  until: { days: number } | { day: string };
}

export interface AlertSnoozedUntil extends AlertChanged {
  until: string;
}

/**
 * @throws {NotAllowed | AlertNotFound | AlertOver | AlertSnoozed | AlertResolved | DayOutOfRange}
 */
export async function snoozeAlert(
  licensing: Licensing,
  context: Context,
  { alertId, until }: SnoozeAlert,
): Promise<Once<AlertSnoozedUntil>> {
  const { today } = await readTenant(licensing, context.tenantId);
  const day = 'day' in until ? until.day : shiftDay(today, until.days);
  const snooze = async (em: SqlEntityManager, alert: OpenAlert, now: Date) => {
    if (alert.quietWhy !== null) throw quietAlready(alert);
    const [from, to] = [shiftDay(today, 1), shiftDay(today, MAX_SNOOZE_DAYS)];
    if (day < from || day > to) throw new DayOutOfRange({ from, to });
    await quiet(em, context, alert, { why: 'snoozed', until: day, reason: null, now });
    return { action: 'alert.snooze', after: { snoozedUntil: day } };
  };
  return changeAlert(licensing, context, alertId, snooze, { until: day });
}

/** @throws {NotAllowed | AlertNotFound | AlertOver | AlertResolved} */
export function resolveAlert(
  licensing: Licensing,
  context: Context,
  input: { alertId: string; reason: string },
): Promise<Once<AlertChanged>> {
  const { alertId } = input;
  const reason = storedReason(input.reason);
  return changeAlert(licensing, context, alertId, async (em, alert, now) => {
    if (alert.quietWhy === 'resolved') throw quietAlready(alert);
    await quiet(em, context, alert, { why: 'resolved', until: null, reason, now });
    return { action: 'alert.resolve', reason };
  });
}

/** Ends a snooze, or what somebody resolved. @throws {NotAllowed | AlertNotFound | AlertOver | AlertOpenAgain} */
export function openAlertAgain(
  licensing: Licensing,
  context: Context,
  { alertId }: { alertId: string },
): Promise<Once<AlertChanged>> {
  const { tenantId } = context;
  return changeAlert(licensing, context, alertId, async (em, { quietWhy, product }) => {
    if (quietWhy === null) throw new AlertOpenAgain({ product });
    await OPEN_AGAIN(em, { tenantId, alertId });
    return { action: 'alert.open_again' };
  });
}

/** Whose day has come, by 9:00 in the tenant's zone: each is lifted, even where nothing is worse. */
export async function endSnoozes(licensing: Licensing, tenantId: string): Promise<void> {
  const now = licensing.clock().toISOString();
  await licensing.em.fork().transactional(async (em) => {
    const ended = await END_SNOOZES(em, { tenantId, now });
    await tellAlerts(
      em,
      licensing,
      tenantId,
      ended.map(({ id }) => id),
    );
  });
}

/** SQL: what an alert has that is not quiet. */
export const NOT_QUIET = `quiet_why = null, quiet_at = null, quiet_by_id = null, quiet_level = null,
    quiet_until = null, quiet_reason = null`;

function quietAlready({ product, quietWhy, quietBy: person, quietUntil }: OpenAlert) {
  return quietWhy === 'snoozed'
    ? new AlertSnoozed({ product, person, until: quietUntil ?? '' })
    : new AlertResolved({ product, person });
}

async function quiet(
  em: SqlEntityManager,
  { tenantId, actor }: Context,
  { id, kind, level }: OpenAlert,
  how: { why: 'snoozed' | 'resolved'; until: string | null; reason: string | null; now: Date },
): Promise<void> {
  const { why, until, reason, now } = how;
  await QUIET(em, {
    ...{ tenantId, id, why, until, reason, at: now.toISOString() },
    byId: actingPersonId(actor),
    level: quietLevel(kind, level, why),
  });
}

const QUIET = statement(`
  update alert set quiet_why = :why, quiet_at = cast(:at as timestamptz),
      quiet_by_id = cast(:byId as uuid), quiet_level = cast(:level as smallint),
      quiet_until = cast(:until as date), quiet_reason = :reason
   where tenant_id = :tenantId and id = cast(:id as uuid)`);

const OPEN_AGAIN = statement(`update alert set ${NOT_QUIET}
   where tenant_id = :tenantId and id = cast(:alertId as uuid)`);

/** As if its level had not been told of, so that it is replied to the message. */
const END_SNOOZES = statement<{ id: string }>(`
  with ended as (
    update alert a set ${NOT_QUIET}, revision = a.revision + 1
      from tenant t
     where t.id = a.tenant_id and a.tenant_id = :tenantId and a.resolved_at is null
       and a.quiet_until is not null
       and (a.quiet_until + time '09:00') at time zone coalesce(t.time_zone, 'UTC')
         <= cast(:now as timestamptz)
    returning a.tenant_id, a.id, a.level
  ), lifted as (
    update alert_message m set told_level = least(m.told_level, ended.level - 1)
      from ended
     where m.tenant_id = ended.tenant_id and m.alert_id = ended.id and m.told_level is not null
  )
  select id from ended order by id`);

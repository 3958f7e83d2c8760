/** Alerts as their messages show them. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from '../actor.ts';
import { AlertNotFound } from '../errors.ts';
import { isId } from '../ids.ts';
import type { Licensing } from '../ports.ts';
import type { ReadActor } from '../read-actor.ts';
import type { StandingAlert } from '../rules/alert-facts.ts';
import { CAN_RECLAIM } from '../rules/reclaim.ts';
import { statement } from '../statement.ts';

export type ShownAlert = StandingAlert & {
  productId: string;
  revision: number;
  /** Who takes care of it. */
  owner: ReadActor | null;
  /** Somebody has seen it: nothing is replied to its message. */
  quiet: Quiet | null;
  /** What holders say who were asked whether they still need it; null: nobody was. */
  reclaim: ReclaimSummary | null;
  /** Who turned its kind off for the product; null: the system, or nobody. */
  offBy: ReadActor | null;
  /** It was turned off for the product; else, where it is off, for all. */
  isOffHere: boolean;
  /** Null: it holds. */
  resolvedAt: string | null;
  /** Of messages to many; null: English. */
  language: string | null;
};

/** How many people. */
export interface ReclaimSummary {
  released: number;
  kept: number;
  silent: number;
  /** An instant, ISO 8601: when the first of those was asked. */
  silentSince: string | null;
  /** The license went otherwise. */
  gone: number;
  unreachable: number;
}

export interface Quiet {
  why: 'snoozed' | 'resolved';
  /** An instant, ISO 8601. */
  at: string;
  by: ReadActor | null;
  /** The day on which a snooze ends. */
  until: string | null;
  reason: string | null;
}

/** As it is now. @throws {NotAllowed | AlertNotFound} */
export async function readAlert(
  { em }: Pick<Licensing, 'em'>,
  context: Context,
  alertId: string,
): Promise<ShownAlert> {
  requireAdministrator(context);
  const [alert] = isId(alertId) ? await readShownAlerts(em, context.tenantId, [alertId]) : [];
  if (!alert) throw new AlertNotFound();
  return alert;
}

export function readShownAlerts(
  em: SqlEntityManager,
  tenantId: string,
  alertIds: readonly string[],
): Promise<ShownAlert[]> {
  return READ(em, { tenantId, alertIds });
}

const person = (id: string) => `(
  select json_build_object('displayName', p.display_name, 'slackUserId', p.slack_user_id)
    from person p where p.tenant_id = a.tenant_id and p.id = ${id})`;

const RECLAIM = `(
  select json_build_object('released', count(*) filter (where k.state = 'released'),
      'kept', count(*) filter (where k.state = 'kept'),
      'silent', count(*) filter (where k.state = 'asked'),
      'silentSince', min(k.asked_at) filter (where k.state = 'asked'),
      'gone', count(*) filter (where k.state = 'gone'),
      'unreachable', count(*) filter (where k.state = 'unreachable'))
    from reclaim r join reclaim_ask k on k.tenant_id = r.tenant_id and k.reclaim_id = r.id
   where r.tenant_id = a.tenant_id and r.product_id = a.product_id and r.closed_at is null
  having count(*) > 0)`;

const READ = statement<ShownAlert>(`
  select a.id, a.kind, a.product_id as "productId", a.subscription_id as "subscriptionId", a.level,
      a.facts, a.revision, ${person('a.owner_id')} as owner,
      case when a.quiet_why is not null then json_build_object('why', a.quiet_why,
        'at', a.quiet_at, 'by', ${person('a.quiet_by_id')}, 'until', a.quiet_until,
        'reason', a.quiet_reason) end as quiet,
      case when ${CAN_RECLAIM} then ${RECLAIM} end as reclaim,
      ${person('off.set_by_id')} as "offBy", off.id is not null as "isOffHere",
      a.resolved_why as "resolvedWhy", a.resolved_at as "resolvedAt", t.language
    from alert a join tenant t on t.id = a.tenant_id
    left join alert_rule off on off.tenant_id = a.tenant_id and off.product_id = a.product_id
     and a.kind = any (off.kinds_off)
   where a.tenant_id = :tenantId and a.id = any (cast(:alertIds as uuid[]))
   order by array_position(cast(:alertIds as uuid[]), a.id)`);

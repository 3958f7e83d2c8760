/**
 * What somebody does with an alert that is open: its row is locked, and what is found there decides,
 * so that of two people the second is told who was first. The message follows by a job.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from '../actor.ts';
import { audit, type Deed } from '../audit.ts';
import { doOnce, type Once } from '../deed.ts';
import { AlertNotFound, AlertOver } from '../errors.ts';
import { isId } from '../ids.ts';
import type { Licensing } from '../ports.ts';
import type { AlertKind } from '../rules/alert-kinds.ts';
import { statement } from '../statement.ts';
import { tellAlerts } from './tell-alerts.ts';

export interface OpenAlert {
  id: string;
  kind: AlertKind;
  productId: string;
  product: string;
  level: number;
  ownerId: string | null;
  owner: string | null;
  quietWhy: 'snoozed' | 'resolved' | null;
  /** Null: the system. */
  quietBy: string | null;
  quietUntil: string | null;
}

export interface AlertChanged {
  product: string;
}

/**
 * @param change writes what changes, and says what was done; null: nothing.
 * @param kept what else is kept with the deed, as it was the first time.
 * @throws {NotAllowed | AlertNotFound | AlertOver} and what `change` throws.
 */
export function changeAlert<Kept extends object = object>(
  licensing: Licensing,
  context: Context,
  alertId: string,
  change: (em: SqlEntityManager, alert: OpenAlert, now: Date) => Promise<Deed | null>,
  kept?: Kept,
): Promise<Once<AlertChanged & Kept>> {
  requireAdministrator(context);
  return doOnce(licensing, context, async (em) => {
    const { tenantId } = context;
    const now = licensing.clock();
    const alert = await lockAlert(em, tenantId, alertId);
    const { product, productId } = alert;
    const deed = await change(em, alert, now);
    if (deed !== null) {
      await RAISE(em, { tenantId, alertId });
      await audit(em, context, now, { productId, ...deed });
      await tellAlerts(em, licensing, tenantId, [alertId]);
    }
    return { product, ...(kept as Kept) };
  });
}

/** As it is now, for a form about it. @throws {NotAllowed | AlertNotFound | AlertOver} */
export async function readOpenAlert(
  { em }: Licensing,
  context: Context,
  alertId: string,
): Promise<OpenAlert> {
  requireAdministrator(context);
  return openOrThrow(isId(alertId) ? await READ(em, { tenantId: context.tenantId, alertId }) : []);
}

async function lockAlert(em: SqlEntityManager, tenantId: string, alertId: string) {
  if (!isId(alertId)) throw new AlertNotFound();
  await LOCK(em, { tenantId, alertId });
  return openOrThrow(await READ(em, { tenantId, alertId }));
}

function openOrThrow([alert]: (OpenAlert & { isOver: boolean })[]): OpenAlert {
  if (!alert) throw new AlertNotFound();
  const { isOver, ...open } = alert;
  if (isOver) throw new AlertOver({ product: open.product });
  return open;
}

const LOCK = statement(`select from alert
   where tenant_id = :tenantId and id = cast(:alertId as uuid) for no key update`);

const READ = statement<OpenAlert & { isOver: boolean }>(`
  select a.id, a.kind, a.product_id as "productId", pr.display_name as product, a.level,
      a.owner_id as "ownerId", o.display_name as owner, a.quiet_why as "quietWhy",
      q.display_name as "quietBy", cast(a.quiet_until as text) as "quietUntil",
      a.resolved_at is not null as "isOver"
    from alert a join product pr on pr.tenant_id = a.tenant_id and pr.id = a.product_id
    left join person o on o.tenant_id = a.tenant_id and o.id = a.owner_id
    left join person q on q.tenant_id = a.tenant_id and q.id = a.quiet_by_id
   where a.tenant_id = :tenantId and a.id = cast(:alertId as uuid)`);

const RAISE = statement(`update alert set revision = revision + 1
   where tenant_id = :tenantId and id = cast(:alertId as uuid)`);

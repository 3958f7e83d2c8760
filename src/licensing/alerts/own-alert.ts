/** Who takes care of an alert. */
import { actingPersonId, type Context } from '../actor.ts';
import type { Once } from '../deed.ts';
import { AlertFree, AlertTaken, NotAllowed, PersonNotFound } from '../errors.ts';
import { isId } from '../ids.ts';
import type { Licensing } from '../ports.ts';
import { statement } from '../statement.ts';
import { type AlertChanged, changeAlert, type OpenAlert } from './change-alert.ts';

/** Makes the actor its owner. @throws {NotAllowed | AlertNotFound | AlertOver | AlertTaken} */
export function takeAlert(
  licensing: Licensing,
  context: Context,
  { alertId }: { alertId: string },
): Promise<Once<AlertChanged>> {
  const { tenantId } = context;
  const personId = actingPersonId(context.actor);
  return changeAlert(licensing, context, alertId, async (em, alert) => {
    if (personId === null) throw new NotAllowed();
    if (alert.ownerId === personId) return null;
    if (alert.ownerId !== null) throw taken(alert);
    await SET(em, { tenantId, alertId, personId });
    return { action: 'alert.take' };
  });
}

export interface HandOverAlert {
  alertId: string;
  /** Whom it is taken from, as the form showed; null: nobody has it. */
  fromId: string | null;
  /** An administrator, which the caller has asked Slack. */
  toId: string;
}

/** @throws {NotAllowed | AlertNotFound | AlertOver | AlertTaken | AlertFree | PersonNotFound} */
export function handOverAlert(
  licensing: Licensing,
  context: Context,
  { alertId, fromId, toId }: HandOverAlert,
): Promise<Once<AlertChanged>> {
  const { tenantId } = context;
  return changeAlert(licensing, context, alertId, async (em, alert) => {
    if (alert.ownerId === toId) return null;
    if (alert.ownerId !== fromId) {
      throw alert.ownerId === null ? new AlertFree({ product: alert.product }) : taken(alert);
    }
    if (!isId(toId)) throw new PersonNotFound();
    const [set] = await SET(em, { tenantId, alertId, personId: toId });
    if (!set) throw new PersonNotFound();
    return { action: 'alert.hand_over', personId: toId };
  });
}

/** Nobody has it any more. @throws {NotAllowed | AlertNotFound | AlertOver | AlertFree} */
export function releaseAlert(
  licensing: Licensing,
  context: Context,
  { alertId }: { alertId: string },
): Promise<Once<AlertChanged>> {
  const { tenantId } = context;
  return changeAlert(licensing, context, alertId, async (em, { ownerId, product }) => {
    if (ownerId === null) throw new AlertFree({ product });
    await UNSET(em, { tenantId, alertId });
    return { action: 'alert.release', personId: ownerId };
  });
}

function taken({ product, owner }: OpenAlert): AlertTaken {
  return new AlertTaken({ product, person: owner ?? '' });
}

const SET = statement<{ id: string }>(`
  update alert a set owner_id = p.id from person p
   where a.tenant_id = :tenantId and a.id = cast(:alertId as uuid)
     and p.tenant_id = a.tenant_id and p.id = cast(:personId as uuid)
  returning p.id`);

const UNSET = statement(`update alert set owner_id = null
   where tenant_id = :tenantId and id = cast(:alertId as uuid)`);

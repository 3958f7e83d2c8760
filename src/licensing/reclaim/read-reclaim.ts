/** A product's reclaim as an administrator sees it: who was asked, and who else can be. */
import { type Context, requireAdministrator } from '../actor.ts';
import { readAskable } from '../alerts/read-candidates.ts';
import { readAlert, type ShownAlert } from '../alerts/shown-alert.ts';
import { AlertOver } from '../errors.ts';
import type { Licensing } from '../ports.ts';
import { readTenant } from '../read-tenant.ts';
import type { Candidate } from '../rules/alert-facts.ts';
import { canReclaim, type ReclaimState } from '../rules/reclaim.ts';
import { statement } from '../statement.ts';

/** Of so many candidates one can choose at once. */
export const MAX_ASKED = 10;

export interface Asked {
  personId: string;
  displayName: string;
  slackUserId: string | null;
  state: ReclaimState;
  /** Instants, ISO 8601. */
  askedAt: string;
  settledAt: string | null;
  answerBy: string;
}

export interface ReclaimFacts {
  alert: ShownAlert;
  /** In the tenant's zone. */
  today: string;
  /** Of the reclaim that is open: who has not answered first. */
  asked: Asked[];
  /** Who can be asked now, the likeliest first. */
  candidates: Candidate[];
}

/** An alert that tells of too few seats. @throws {NotAllowed | AlertNotFound | AlertOver} */
export async function readReclaimable(
  licensing: Pick<Licensing, 'em'>,
  context: Context,
  alertId: string,
): Promise<ShownAlert> {
  const alert = await readAlert(licensing, context, alertId);
  if (alert.resolvedWhy === null && canReclaim(alert)) return alert;
  throw new AlertOver({ product: alert.facts.product });
}

/** @throws {NotAllowed | AlertNotFound | AlertOver} */
export async function readReclaim(
  licensing: Licensing,
  context: Context,
  { alertId }: { alertId: string },
): Promise<ReclaimFacts> {
  requireAdministrator(context);
  const { tenantId } = context;
  const [alert, { today, timeZone }] = await Promise.all([
    readReclaimable(licensing, context, alertId),
    readTenant(licensing, tenantId),
  ]);
  const { productId } = alert;
  const em = licensing.em.fork();
  const asked = await ASKED(em, { tenantId, productId });
  const candidates = await readAskable(em, { tenantId, productId, timeZone, named: MAX_ASKED });
  return { alert, today, asked, candidates };
}

const ASKED = statement<Asked>(`
  select k.person_id as "personId", p.display_name as "displayName",
      p.slack_user_id as "slackUserId", k.state, k.asked_at as "askedAt",
      k.settled_at as "settledAt", cast(k.answer_by as text) as "answerBy"
    from reclaim r
    join reclaim_ask k on k.tenant_id = r.tenant_id and k.reclaim_id = r.id
    join person p on p.tenant_id = k.tenant_id and p.id = k.person_id
   where r.tenant_id = :tenantId and r.product_id = cast(:productId as uuid)
     and r.closed_at is null
   order by k.state in ('asked', 'unreachable') desc, k.state, k.asked_at, p.display_name, p.id`);

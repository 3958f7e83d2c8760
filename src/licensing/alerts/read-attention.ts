/** What an administrator who looks in has to see first: of each product the worst of its open alerts. */
import type { Context } from '../actor.ts';
import { requireAdministrator } from '../actor.ts';
import type { Licensing } from '../ports.ts';
import { SEVERITY } from '../rules/alert-severity.ts';
import { statement } from '../statement.ts';
import { readShownAlerts, type ShownAlert } from './shown-alert.ts';

export interface Attention {
  /** Of the first products, what is urgent first, then what has been open the longest. */
  alerts: ShownAlert[];
  /** All products that have an open alert. */
  count: number;
}

const MAX_PRODUCTS = 5;

/** What somebody has snoozed or resolved is left out. @throws {NotAllowed} */
export async function readAttention(
  { em }: Pick<Licensing, 'em'>,
  context: Context,
): Promise<Attention> {
  requireAdministrator(context);
  const { tenantId } = context;
  const worst = await WORST(em, { tenantId });
  const alertIds = worst.slice(0, MAX_PRODUCTS).map(({ id }) => id);
  const alerts = alertIds.length === 0 ? [] : await readShownAlerts(em, tenantId, alertIds);
  return { alerts, count: worst.length };
}

const WORST = statement<{ id: string }>(`
  select id from (
    select distinct on (a.product_id) a.id, a.opened_at, ${SEVERITY} = 'urgent' as urgent
      from alert a
     where a.tenant_id = :tenantId and a.resolved_at is null and a.quiet_why is null
     order by a.product_id, urgent desc, a.opened_at, a.id) worst
   order by urgent desc, opened_at, id`);

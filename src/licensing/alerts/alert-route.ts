/**
 * Where alerts go: the tenant's channel, and those that products, kinds of alerts or severities have
 * of their own. Of each at most one is open at a time.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { AlertKind } from '../rules/alert-kinds.ts';
import type { AlertSeverity } from '../rules/alert-severity.ts';
import { statement } from '../statement.ts';

/** Why a route is closed whose place another one took, or none. */
export const REPLACED = 'replaced';
/** Why one is that Slack closed, once somebody chose another or none. */
export const GIVEN_UP = 'given_up';

/** Whose alerts go there, by at most one of these; by none: those of all. */
export interface AlertScope {
  productId?: string | null;
  kind?: AlertKind | null;
  severity?: AlertSeverity | null;
}

export const EVERYTHING = { productId: null, kind: null, severity: null };

export interface AlertRouteState {
  id: string;
  channelId: string;
  /** Null: it is in use; else what Slack says of it. */
  closedWhy: string | null;
}

/** Null: none is chosen, or it takes nothing any more. */
export function channelInUse(route: AlertRouteState | null): string | null {
  return route?.closedWhy === null ? route.channelId : null;
}

/** The channel in use, or the one that takes nothing any more; null where none is chosen. */
export async function readAlertRoute(
  em: SqlEntityManager,
  tenantId: string,
  scope: AlertScope = {},
): Promise<AlertRouteState | null> {
  const [latest] = await LATEST(em, { tenantId, ...EVERYTHING, ...scope });
  const isOver = latest?.closedWhy === REPLACED || latest?.closedWhy === GIVEN_UP;
  return latest && !isOver ? latest : null;
}

export interface ClosedRoute extends AlertScope {
  channelId: string;
  /** What Slack says of it. */
  why: string;
  product: string | null;
}

export interface AlertRoutes {
  /** The one of all, in use or not; null: none is chosen. */
  general: AlertRouteState | null;
  /** Those that were chosen and take nothing any more. */
  closed: ClosedRoute[];
}

/** For administrators: whether there is one, and which do not work. */
export async function readAlertRoutes(
  em: SqlEntityManager,
  tenantId: string,
): Promise<AlertRoutes> {
  return {
    general: await readAlertRoute(em, tenantId),
    closed: await CLOSED(em, { tenantId }),
  };
}

/** SQL: routes of a scope. */
export const OF_SCOPE = `tenant_id = :tenantId and product_id is not distinct from cast(:productId as uuid)
     and kind is not distinct from cast(:kind as text)
     and severity is not distinct from cast(:severity as text)`;

const LATEST = statement<AlertRouteState>(`
  select id, channel_id as "channelId", closed_why as "closedWhy" from alert_route
   where ${OF_SCOPE}
   order by closed_at desc nulls first, set_at desc, id limit 1`);

const CLOSED = statement<ClosedRoute>(`
  select latest.channel_id as "channelId", latest.closed_why as why, pr.display_name as product,
      latest.product_id as "productId", latest.kind, latest.severity
    from (select distinct on (product_id, kind, severity) * from alert_route
       where tenant_id = :tenantId
       order by product_id, kind, severity, closed_at desc nulls first, set_at desc, id) latest
    left join product pr on pr.tenant_id = latest.tenant_id and pr.id = latest.product_id
   where latest.closed_why not in ('${REPLACED}', '${GIVEN_UP}') and pr.archived_at is null
   order by product nulls first, latest.kind nulls first, latest.severity`);

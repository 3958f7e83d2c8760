/**
 * Where alerts go: the tenant's channel, and those that products, kinds of alerts or severities have
 * of their own. Of each at most one is open at a time.
 */
import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context } from '../actor.ts';
import { audit } from '../audit.ts';
import { notifyAdministrators } from '../notify-administrators.ts';
import type { Licensing } from '../ports.ts';
import type { AlertKind } from '../rules/alert-kinds.ts';
import type { AlertSeverity } from '../rules/alert-severity.ts';
import { statement } from '../statement.ts';

export const REPLACED = 'replaced';

/** Whose alerts go there, by at most one of these; by none: those of all. */
export interface AlertScope {
  productId?: string | null;
  kind?: AlertKind | null;
  severity?: AlertSeverity | null;
}

const EVERYTHING = { productId: null, kind: null, severity: null };

export interface AlertRouteState {
  id: string;
  channelId: string;
  /** Null: it is in use; else what Slack says of it. */
  closedWhy: string | null;
}

/** The channel in use, or the one that takes nothing any more; null where none is chosen. */
export async function readAlertRoute(
  em: SqlEntityManager,
  tenantId: string,
  scope: AlertScope = {},
): Promise<AlertRouteState | null> {
  const [latest] = await LATEST(em, { tenantId, ...EVERYTHING, ...scope });
  return latest && latest.closedWhy !== REPLACED ? latest : null;
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

/**
 * Has alerts go to another channel, or to none. Those that hold and stand nowhere are told there;
 * the messages that stand are kept true where they are. In the caller's transaction.
 */
export async function chooseAlertChannel(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  channelId: string | null,
  { greets = false, ...itsScope }: AlertScope & { greets?: boolean } = {},
): Promise<void> {
  const { tenantId, actor } = context;
  const scope = { ...EVERYTHING, ...itsScope };
  const { productId } = scope;
  const before = await readAlertRoute(em, tenantId, scope);
  const current = before?.closedWhy === null ? before.channelId : null;
  const now = licensing.clock();
  const at = now.toISOString();
  await CLOSE_ALL(em, { tenantId, ...scope, at, why: REPLACED });
  if (channelId !== null) {
    const values = { tenantId, ...scope, channelId, setById: actingPersonId(actor), at, greets };
    await LOCK(em, { tenantId, channelId });
    await OPEN(em, { ...values, id: randomUUID() });
    if (greets) await licensing.queue.enqueue(em, tenantId, 'tell-channel', { channelId });
  }
  // What holds and stands nowhere is told there, or without it where the next one leads.
  await licensing.queue.enqueue(em, tenantId, 'review-alerts', { productId: null });
  const field = ['alertChannelId', scope.kind ?? scope.severity].filter(Boolean).join('_');
  await audit(em, context, now, {
    ...(productId === null
      ? { action: 'settings.change' }
      : { action: 'product.choose_alert_channel', productId }),
    before: { [field]: current },
    after: { [field]: channelId },
  });
}

/**
 * Slack says that the channel takes nothing any more: whoever chose it is told, once. What holds is
 * told elsewhere, where alerts go there, too.
 */
export async function closeAlertChannel(
  licensing: Licensing,
  tenantId: string,
  { channelId, why }: { channelId: string; why: string },
): Promise<void> {
  const { queue } = licensing;
  const at = licensing.clock().toISOString();
  await licensing.em.fork().transactional(async (em) => {
    await LOCK(em, { tenantId, channelId });
    const closed = await CLOSE(em, { tenantId, channelId, at, why });
    const chosenBy = closed.flatMap(({ wasOpen, slackUserId }) => (wasOpen ? [slackUserId] : []));
    const notice = { kind: 'alert_route_closed', channelId, why } as const;
    for (const slackUserId of new Set(chosenBy)) {
      if (slackUserId === null) await notifyAdministrators(em, licensing, tenantId, notice);
      else {
        const tidings = { kind: 'notice', slackUserId, id: randomUUID(), notice } as const;
        await queue.enqueue(em, tenantId, 'tell-person', tidings);
      }
    }
    await queue.enqueue(em, tenantId, 'review-alerts', { productId: null });
  });
}

const OF_SCOPE = `tenant_id = :tenantId and product_id is not distinct from cast(:productId as uuid)
     and kind is not distinct from cast(:kind as text)
     and severity is not distinct from cast(:severity as text)`;

const LATEST = statement<AlertRouteState>(`
  select id, channel_id as "channelId", closed_why as "closedWhy" from alert_route
   where ${OF_SCOPE}
   order by closed_at desc nulls first, set_at desc, id limit 1`);

/** Of one that is closed already for Slack's reasons, too, as another takes its place. */
const CLOSE_ALL = statement(`
  update alert_route set closed_at = cast(:at as timestamptz), closed_why = :why
   where ${OF_SCOPE} and closed_at is null`);

const CLOSED = statement<ClosedRoute>(`
  select latest.channel_id as "channelId", latest.closed_why as why, pr.display_name as product,
      latest.product_id as "productId", latest.kind, latest.severity
    from (select distinct on (product_id, kind, severity) * from alert_route
       where tenant_id = :tenantId
       order by product_id, kind, severity, closed_at desc nulls first, set_at desc, id) latest
    left join product pr on pr.tenant_id = latest.tenant_id and pr.id = latest.product_id
   where latest.closed_why <> '${REPLACED}' and pr.archived_at is null
   order by product nulls first, latest.kind nulls first, latest.severity`);

const LOCK = statement(`
  select from alert_route where tenant_id = :tenantId and channel_id = :channelId
   order by id for no key update`);

/** Another one may lead to the same channel: its turns and Slack's pauses are the channel's. */
const OPEN = statement(`
  insert into alert_route (tenant_id, id, product_id, kind, severity, channel_id, set_by_id, set_at,
      to_greet, next_at)
  select cast(:tenantId as varchar), cast(:id as uuid), cast(:productId as uuid),
      cast(:kind as text), cast(:severity as text), cast(:channelId as varchar), cast(:setById as uuid), cast(:at as timestamptz),
      cast(:greets as boolean), max(r.next_at)
    from alert_route r where r.tenant_id = :tenantId and r.channel_id = :channelId`);

/** Those that were replaced are closed for good as well, as what stands there cannot be edited. */
const CLOSE = statement<{ slackUserId: string | null; wasOpen: boolean }>(`
  with before as (
    select r.id, r.closed_at is null as was_open, p.slack_user_id
      from alert_route r left join person p on p.tenant_id = r.tenant_id and p.id = r.set_by_id
       and p.status = 'active'
     where r.tenant_id = :tenantId and r.channel_id = :channelId
       and (r.closed_at is null or r.closed_why = '${REPLACED}')
  )
  update alert_route r set closed_at = coalesce(r.closed_at, cast(:at as timestamptz)),
      closed_why = :why
    from before
   where r.tenant_id = :tenantId and r.id = before.id
  returning before.slack_user_id as "slackUserId", before.was_open as "wasOpen"`);

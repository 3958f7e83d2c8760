/**
 * Where alerts go: the tenant's channel, and that of each product which has its own. Of each at most
 * one is open at a time. `productId` null: the tenant's.
 */
import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context } from '../actor.ts';
import { audit } from '../audit.ts';
import { notifyAdministrators } from '../notify-administrators.ts';
import type { Licensing } from '../ports.ts';
import { statement } from '../statement.ts';

export const REPLACED = 'replaced';

export interface AlertRouteState {
  id: string;
  channelId: string;
  /** Null: it is in use; else what Slack says of it. */
  closedWhy: string | null;
}

export type AlertRouteChosen = Pick<AlertRouteState, 'id' | 'channelId'>;

/** The channel in use, or the one that takes nothing any more; null where none is chosen. */
export async function readAlertRoute(
  em: SqlEntityManager,
  tenantId: string,
  productId: string | null = null,
): Promise<AlertRouteState | null> {
  const [latest] = await LATEST(em, { tenantId, productId });
  return latest && latest.closedWhy !== REPLACED ? latest : null;
}

/**
 * Has alerts go to another channel, or to none. Those that hold and stand nowhere are told there;
 * the messages that stand are kept true where they are. In the caller's transaction.
 * @returns the new one, if there is one.
 */
export async function chooseAlertChannel(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  channelId: string | null,
  productId: string | null = null,
): Promise<AlertRouteChosen | null> {
  const { tenantId, actor } = context;
  const before = await readAlertRoute(em, tenantId, productId);
  const current = before?.closedWhy === null ? before.channelId : null;
  const now = licensing.clock();
  const at = now.toISOString();
  await CLOSE_ALL(em, { tenantId, productId, at, why: REPLACED });
  const id = randomUUID();
  if (channelId !== null) {
    const setById = actingPersonId(actor);
    await OPEN(em, { tenantId, id, productId, channelId, setById, at });
  }
  // What holds and stands nowhere is told there, or without it in the channel for all.
  if (channelId !== null || productId !== null) {
    await licensing.queue.enqueue(em, tenantId, 'review-alerts', { productId: null });
  }
  await audit(em, context, now, {
    ...(productId === null
      ? { action: 'settings.change' }
      : { action: 'product.choose_alert_channel', productId }),
    before: { alertChannelId: current },
    after: { alertChannelId: channelId },
  });
  return channelId === null ? null : { id, channelId };
}

/** Slack says that the channel takes nothing any more: whoever chose it is told, once. */
export async function closeAlertRoute(
  licensing: Licensing,
  tenantId: string,
  { routeId, why }: { routeId: string; why: string },
): Promise<void> {
  const at = licensing.clock().toISOString();
  await licensing.em.fork().transactional(async (em) => {
    const [closed] = await CLOSE(em, { tenantId, routeId, at, why });
    if (!closed?.wasOpen) return;
    const { channelId, slackUserId } = closed;
    const notice = { kind: 'alert_route_closed', channelId, why } as const;
    if (slackUserId === null) return notifyAdministrators(em, licensing, tenantId, notice);
    const tidings = { kind: 'notice', slackUserId, id: randomUUID(), notice } as const;
    await licensing.queue.enqueue(em, tenantId, 'tell-person', tidings);
  });
}

const LATEST = statement<AlertRouteState>(`
  select id, channel_id as "channelId", closed_why as "closedWhy" from alert_route
   where tenant_id = :tenantId and product_id is not distinct from cast(:productId as uuid)
   order by closed_at desc nulls first, set_at desc, id limit 1`);

/** Of one that is closed already for Slack's reasons, too, as another takes its place. */
const CLOSE_ALL = statement(`
  update alert_route set closed_at = cast(:at as timestamptz), closed_why = :why
   where tenant_id = :tenantId and product_id is not distinct from cast(:productId as uuid)
     and closed_at is null`);

/** Another one may lead to the same channel: its turns and Slack's pauses are the channel's. */
const OPEN = statement(`
  insert into alert_route (tenant_id, id, product_id, channel_id, set_by_id, set_at, next_at)
  select cast(:tenantId as varchar), cast(:id as uuid), cast(:productId as uuid),
      cast(:channelId as varchar),
      cast(:setById as uuid), cast(:at as timestamptz), max(r.next_at)
    from alert_route r where r.tenant_id = :tenantId and r.channel_id = :channelId`);

/** One that was replaced is closed for good as well, as what stands there cannot be edited. */
const CLOSE = statement<{ channelId: string; slackUserId: string | null; wasOpen: boolean }>(`
  with before as (
    select r.id, r.closed_at is null as was_open, p.slack_user_id
      from alert_route r left join person p on p.tenant_id = r.tenant_id and p.id = r.set_by_id
       and p.status = 'active'
     where r.tenant_id = :tenantId and r.id = cast(:routeId as uuid)
       for no key update of r
  )
  update alert_route r set closed_at = coalesce(r.closed_at, cast(:at as timestamptz)), closed_why = :why
    from before
   where r.tenant_id = :tenantId and r.id = before.id
     and (r.closed_at is null or r.closed_why = '${REPLACED}')
  returning r.channel_id as "channelId", before.slack_user_id as "slackUserId",
    before.was_open as "wasOpen"`);

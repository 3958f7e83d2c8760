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
 * @returns whether there is a new one.
 */
export async function chooseAlertChannel(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  channelId: string | null,
  { productId = null, greets = false }: { productId?: string | null; greets?: boolean } = {},
): Promise<void> {
  const { tenantId, actor } = context;
  const before = await readAlertRoute(em, tenantId, productId);
  const current = before?.closedWhy === null ? before.channelId : null;
  const now = licensing.clock();
  const at = now.toISOString();
  await CLOSE_ALL(em, { tenantId, productId, at, why: REPLACED });
  if (channelId !== null) {
    const values = { tenantId, productId, channelId, setById: actingPersonId(actor), at, greets };
    await LOCK(em, { tenantId, channelId });
    await OPEN(em, { ...values, id: randomUUID() });
    if (greets) await licensing.queue.enqueue(em, tenantId, 'tell-channel', { channelId });
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

const LATEST = statement<AlertRouteState>(`
  select id, channel_id as "channelId", closed_why as "closedWhy" from alert_route
   where tenant_id = :tenantId and product_id is not distinct from cast(:productId as uuid)
   order by closed_at desc nulls first, set_at desc, id limit 1`);

/** Of one that is closed already for Slack's reasons, too, as another takes its place. */
const CLOSE_ALL = statement(`
  update alert_route set closed_at = cast(:at as timestamptz), closed_why = :why
   where tenant_id = :tenantId and product_id is not distinct from cast(:productId as uuid)
     and closed_at is null`);

const LOCK = statement(`
  select from alert_route where tenant_id = :tenantId and channel_id = :channelId
   order by id for no key update`);

/** Another one may lead to the same channel: its turns and Slack's pauses are the channel's. */
const OPEN = statement(`
  insert into alert_route (tenant_id, id, product_id, channel_id, set_by_id, set_at, to_greet, next_at)
  select cast(:tenantId as varchar), cast(:id as uuid), cast(:productId as uuid),
      cast(:channelId as varchar), cast(:setById as uuid), cast(:at as timestamptz),
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

import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context } from '../actor.ts';
import { audit } from '../audit.ts';
import type { Licensing } from '../ports.ts';
import { statement } from '../statement.ts';
import {
  type AlertScope,
  EVERYTHING,
  GIVEN_UP,
  OF_SCOPE,
  REPLACED,
  readAlertRoute,
} from './alert-route.ts';
import { lockChannel } from './channel-turns.ts';

/**
 * Has alerts go to another channel, or to none; administrators see no more of one that Slack closed.
 * Those that hold and stand nowhere are told there; the messages that stand are kept true where they
 * are. In the caller's transaction.
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
  const now = licensing.clock();
  const at = now.toISOString();
  await CLOSE(em, { tenantId, ...scope, at });
  if (channelId !== null) {
    const values = { tenantId, ...scope, channelId, setById: actingPersonId(actor), at, greets };
    await lockChannel(em, { tenantId, channelId });
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
    before: { [field]: before?.channelId ?? null },
    after: { [field]: channelId },
  });
}

/** What Slack closed stays closed for good: what stands there cannot be edited. */
const CLOSE = statement(`
  update alert_route set closed_at = coalesce(closed_at, cast(:at as timestamptz)),
      closed_why = case when closed_at is null then '${REPLACED}' else '${GIVEN_UP}' end
   where ${OF_SCOPE} and closed_why is distinct from '${REPLACED}'`);

/** Another one may lead to the same channel: its turns and Slack's pauses are the channel's. */
const OPEN = statement(`
  insert into alert_route (tenant_id, id, product_id, kind, severity, channel_id, set_by_id, set_at,
      to_greet, next_at)
  select cast(:tenantId as varchar), cast(:id as uuid), cast(:productId as uuid),
      cast(:kind as text), cast(:severity as text), cast(:channelId as varchar), cast(:setById as uuid), cast(:at as timestamptz),
      cast(:greets as boolean), max(r.next_at)
    from alert_route r where r.tenant_id = :tenantId and r.channel_id = :channelId`);

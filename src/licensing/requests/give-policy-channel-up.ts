import { systemContext } from '../actor.ts';
import { audit } from '../audit.ts';
import { notifyAdministrators } from '../notify-administrators.ts';
import type { Licensing } from '../ports.ts';
import { statement } from '../statement.ts';

/**
 * Slack takes nothing there any more: approvers are asked directly from now on, also about what waits,
 * and the administrators are told.
 */
export async function givePolicyChannelUp(
  licensing: Licensing,
  tenantId: string,
  { channelId, why }: { channelId: string; why: string },
): Promise<void> {
  const context = systemContext(tenantId, why);
  await licensing.em.fork().transactional(async (em) => {
    const closed = await CLOSE(em, { tenantId, channelId });
    const waiting = await FORGET(em, { tenantId, channelId });
    for (const { requestId } of waiting) {
      await licensing.queue.enqueue(em, tenantId, 'tell-approvers', { requestId });
    }
    if (closed.length === 0) return;
    for (const { productId } of closed) {
      await audit(em, context, licensing.clock(), {
        ...{ action: productId ? 'request.policy' : 'request.default_policy', productId },
        ...{ before: { channelId }, after: { channelId: null } },
      });
    }
    const notice = { kind: 'request_channel_closed', channelId, why } as const;
    await notifyAdministrators(em, licensing, tenantId, notice);
  });
}

const CLOSE = statement<{ productId: string | null }>(`
  update request_policy set channel_id = null where tenant_id = :tenantId and channel_id = :channelId
  returning product_id as "productId"`);

/** The copies in it: those of what is decided stay as they are. */
const FORGET = statement<{ requestId: string }>(`
  with gone as (
    delete from license_request_message m
     where m.tenant_id = :tenantId and m.slack_user_id = :channelId
    returning m.request_id
  )
  select r.id as "requestId" from license_request r join gone on gone.request_id = r.id
   where r.tenant_id = :tenantId and r.state = 'pending' order by r.id`);

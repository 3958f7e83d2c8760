import { randomUUID } from 'node:crypto';
import { notifyAdministrators } from '../notify-administrators.ts';
import type { Licensing } from '../ports.ts';
import { statement } from '../statement.ts';
import { REPLACED } from './alert-route.ts';
import { lockChannel } from './channel-turns.ts';

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
    await lockChannel(em, { tenantId, channelId });
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

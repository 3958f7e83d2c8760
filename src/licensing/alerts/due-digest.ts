/** Has the alerts of a day summed up, once it is time for that: late rather than never, and once. */
import { shiftDay } from '../days.ts';
import type { Licensing } from '../ports.ts';
import { digestDay } from '../rules/digest-day.ts';
import { statement } from '../statement.ts';

const KEPT_DAYS = 30;

export async function dueDigest(licensing: Licensing, tenantId: string): Promise<void> {
  await licensing.em.fork().transactional(async (em) => {
    const [settings] = await SETTINGS(em, { tenantId });
    const day = settings ? digestDay(settings, licensing.clock()) : null;
    if (day === null) return;
    const [made] = await MAKE(em, { tenantId, day });
    if (!made) return;
    await FORGET(em, { tenantId, before: shiftDay(day, -KEPT_DAYS) });
    await licensing.queue.enqueue(em, tenantId, 'tell-digest', { day });
  });
}

const SETTINGS = statement<{ timeZone: string; digestHour: number | null }>(`
  select coalesce(time_zone, 'UTC') as "timeZone", digest_hour as "digestHour"
    from tenant where id = :tenantId`);

/** Of several processes one makes it. */
const MAKE = statement<{ day: string }>(`
  insert into alert_digest (tenant_id, day) values (:tenantId, cast(:day as date))
  on conflict do nothing returning day`);

const FORGET = statement(`
  delete from alert_digest where tenant_id = :tenantId and day < cast(:before as date)`);

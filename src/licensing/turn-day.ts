/**
 * What a new day brings, in the tenant's zone: licenses past their last day end, those of today
 * start, what who left still holds is suspended, what is suspended of who is there comes back, what is
 * kept for who left 30 days ago is purged, and who waits is served where a subscription began or lapsed;
 * then holders are told what ends soon, the seats of the day are noted, and the alerts looked at and, where
 * it is time for that, summed up.
 * Read from the data, so late rather than never, and any number of times.
 */
import { systemContext } from './actor.ts';
import { dueDigest } from './alerts/due-digest.ts';
import { noteSeats } from './alerts/note-seats.ts';
import { reviewAlerts } from './alerts/review-alerts.ts';
import { DAY_TURNED, endLicenses } from './end-licenses.ts';
import type { Licensing } from './ports.ts';
import { RESTORABLE_DAYS } from './read-product.ts';
import { readTenant } from './read-tenant.ts';
import { reconcile } from './reconcile.ts';
import { statement } from './statement.ts';
import { tellEnds } from './tell-ends.ts';

const BATCH = 250;

/**
 * What fails of it stops nothing else.
 * @returns how many licenses ended.
 * @throws {AggregateError} of what failed, once all else is done.
 */
export async function turnDay(licensing: Licensing, tenantId: string): Promise<number> {
  const failures: unknown[] = [];
  const failed = (error: unknown) => {
    failures.push(error);
    return 0;
  };
  const ended = await endLicenses(licensing, tenantId).catch(failed);
  const { today } = await readTenant(licensing, tenantId);
  const oldest = new Date(licensing.clock().getTime() - RESTORABLE_DAYS * 86_400_000);
  const starting = await DUE(licensing.em, { tenantId, today });
  await settle(licensing, tenantId, starting, failed);
  await settle(licensing, tenantId, await LEFT(licensing.em, { tenantId }), failed);
  await settle(licensing, tenantId, await BACK(licensing.em, { tenantId }), failed);
  const purged = await PURGED(licensing.em, { tenantId, oldest: oldest.toISOString() });
  await settle(licensing, tenantId, purged, failed);
  await wakeLapsed(licensing, tenantId);
  await tellEnds(licensing, tenantId).catch(failed);
  await noteSeats(licensing, tenantId).catch(failed);
  await reviewAlerts(licensing, tenantId, { productId: null }).catch(failed);
  await dueDigest(licensing, tenantId).catch(failed);
  if (failures.length > 0) throw new AggregateError(failures, 'A day was not turned for all');
  return ended;
}

interface Due {
  productId: string;
  personIds: string[];
}

async function settle(
  licensing: Licensing,
  tenantId: string,
  due: Due[],
  failed: (error: unknown) => unknown,
): Promise<void> {
  const context = systemContext(tenantId, DAY_TURNED);
  for (const { productId, personIds } of due) {
    for (let first = 0; first < personIds.length; first += BATCH) {
      const some = personIds.slice(first, first + BATCH);
      await reconcile(licensing, context, { productId, personIds: some }).catch(failed);
    }
  }
}

/** By the order of starting, so that the batches follow it. Those of who left wait for their return. */
const DUE = statement<Due>(`
  select s.product_id as "productId",
      array_agg(s.person_id order by s.start_date, s.since, s.id) as "personIds"
    from source s join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
   where s.tenant_id = :tenantId and s.state = 'scheduled' and s.start_date <= cast(:today as date)
     and p.status = 'active'
   group by s.product_id order by s.product_id`);

/** Held still by who left: the job that takes it failed for good. */
const LEFT = statement<Due>(`
  select s.product_id as "productId", array_agg(distinct s.person_id) as "personIds"
    from source s
    join person p on p.tenant_id = s.tenant_id and p.id = s.person_id and p.status = 'deleted'
   where s.tenant_id = :tenantId and s.state in ('active', 'error')
   group by s.product_id order by s.product_id`);

/** Suspended still, though their person is back: the product was archived then, and is no longer. */
const BACK = statement<Due>(`
  select s.product_id as "productId", array_agg(distinct s.person_id) as "personIds"
    from source s
    join person p on p.tenant_id = s.tenant_id and p.id = s.person_id and p.status = 'active'
    join product pr on pr.tenant_id = s.tenant_id and pr.id = s.product_id
     and pr.archived_at is null
   where s.tenant_id = :tenantId and s.state = 'suspended'
   group by s.product_id order by s.product_id`);

const PURGED = statement<Due>(`
  select product_id as "productId", array_agg(person_id) as "personIds"
    from (select product_id, person_id from source
           where tenant_id = :tenantId and state = 'suspended'
             and suspended_at < cast(:oldest as timestamptz)
           union
          select s.product_id, s.person_id
            from source s join person p on p.tenant_id = s.tenant_id and p.id = s.person_id
           where s.tenant_id = :tenantId and s.state = 'scheduled'
             and p.deleted_at < cast(:oldest as timestamptz)) gone
   group by product_id order by product_id`);

/** Subscriptions change their state by themselves: whoever waits for a seat may have one now. */
async function wakeLapsed(licensing: Licensing, tenantId: string): Promise<void> {
  await licensing.em.fork().transactional(async (em) => {
    const waiting = await WAITING(em, { tenantId });
    for (const { productId } of waiting) {
      await licensing.queue.enqueue(em, tenantId, 'heal-product', { productId, everybody: false });
    }
  });
}

const WAITING = statement<{ productId: string }>(`
  select product_id as "productId" from source where tenant_id = :tenantId and state = 'error'
   union
  select product_id from license_request where tenant_id = :tenantId and state = 'waitlisted'
   order by 1`);

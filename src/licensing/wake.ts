/**
 * Whom a change wakes, by jobs in its transaction: those who wait for the seat that came free, and
 * the persons whose plans changed, where they wait for something or inherit what may need a plan.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { JobData, Licensing } from './ports.ts';
import { statement } from './statement.ts';

/** Persons a job names at most. */
export const PEOPLE_A_JOB = 500;

export interface Change {
  /** The product of which a seat came free, its row being locked; null: none. */
  seatFreed: string | null;
  changed: readonly { personId: string; lostPlanIds: readonly string[] }[];
}

export async function wakeOthers(
  em: SqlEntityManager,
  licensing: Licensing,
  tenantId: string,
  { seatFreed, changed }: Change,
): Promise<void> {
  if (seatFreed !== null) await wakeWaiting(em, licensing, tenantId, seatFreed);
  if (changed.length === 0) return;
  const concerned = await CONCERNED(em, {
    tenantId,
    personIds: changed.map(({ personId }) => personId),
    anyLost: changed.some(({ lostPlanIds }) => lostPlanIds.length > 0),
  });
  const lost = new Map<string, Set<string>>();
  for (const { personId, lostPlanIds } of changed) {
    lost.set(personId, new Set([...(lost.get(personId) ?? []), ...lostPlanIds]));
  }
  const jobs = new Map<string, string[]>();
  for (const { id, waits } of concerned) {
    const lostPlanIds = [...(lost.get(id) ?? [])].sort();
    if (!waits && lostPlanIds.length === 0) continue;
    const key = lostPlanIds.join();
    jobs.set(key, [...(jobs.get(key) ?? []), id]);
  }
  for (const [key, personIds] of jobs) {
    await reviewLater(em, licensing, tenantId, personIds, {
      lostPlanIds: key === '' ? [] : key.split(','),
    });
  }
}

/** Those who wait for a product whose row is locked, requests among them: for a seat, or until it is bought. */
export async function wakeWaiting(
  em: SqlEntityManager,
  { queue }: Licensing,
  tenantId: string,
  productId: string,
): Promise<void> {
  const [waiting] = await WAITING(em, { tenantId, productId });
  if (!waiting) return;
  await queue.enqueue(em, tenantId, 'heal-product', { productId, everybody: false });
}

/** All that wait, whatever for, or are about to: a rule or a setting changed. */
export async function wakeEverybody(
  em: SqlEntityManager,
  { queue }: Licensing,
  tenantId: string,
): Promise<void> {
  for (const { id: productId } of await ALL_WAITING(em, { tenantId })) {
    await queue.enqueue(em, tenantId, 'heal-product', { productId, everybody: true });
  }
}

/** Persons who left, came back, moved, or whose plans changed. */
export async function reviewLater(
  em: SqlEntityManager,
  { queue }: Licensing,
  tenantId: string,
  personIds: readonly string[],
  because: Partial<Omit<JobData['review-people'], 'personIds'>> = {},
): Promise<void> {
  for (let first = 0; first < personIds.length; first += PEOPLE_A_JOB) {
    const some = personIds.slice(first, first + PEOPLE_A_JOB);
    await queue.enqueue(em, tenantId, 'review-people', {
      personIds: some,
      lostPlanIds: [],
      ...because,
    });
  }
}

/** So long the changes of a product are joined before its alerts are looked at. */
const JOINED_SECONDS = 60;

/**
 * Alerts of a product whose row is locked, as its seats, its subscriptions or its name changed;
 * null: of all products.
 */
export async function reviewAlertsLater(
  em: SqlEntityManager,
  { queue }: Licensing,
  tenantId: string,
  productId: string | null,
): Promise<void> {
  const options = { afterSeconds: JOINED_SECONDS };
  await queue.enqueue(em, tenantId, 'review-alerts', { productId }, options);
}

const WAITING = statement(`
  select from source where tenant_id = :tenantId and product_id = cast(:productId as uuid)
     and state = 'error'
   union all
  select from license_request where tenant_id = :tenantId and product_id = cast(:productId as uuid)
     and state = 'waitlisted' limit 1`);

/** Who is about to get something does not wait for it yet: also what is meant for anybody. */
const ALL_WAITING = statement<{ id: string }>(`
  select id from product pr where tenant_id = :tenantId and (exists (select from source s
      where s.tenant_id = pr.tenant_id and s.product_id = pr.id and s.state = 'error')
    or id in (select product_id from license_request where tenant_id = :tenantId and state = 'waitlisted')
    or id in (select product_id from group_product where tenant_id = :tenantId)
    or id in (select product_id from source where tenant_id = :tenantId and state = 'scheduled')
    or id in (select product_id from source where tenant_id = :tenantId and state = 'suspended'))
   order by id`);

/** Who of them waits for something, or inherits something that may need what they lost. */
const CONCERNED = statement<{ id: string; waits: boolean }>(`
  select s.person_id as id, bool_or(s.state = 'error') as waits
    from source s
   where s.tenant_id = :tenantId and s.person_id = any (cast(:personIds as uuid[]))
     and (s.state = 'error'
       or (cast(:anyLost as boolean) and s.state = 'active' and s.group_id is not null))
   group by s.person_id order by s.person_id`);

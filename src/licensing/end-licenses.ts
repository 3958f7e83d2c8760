/**
 * Licenses end at the end of their last day in the tenant's zone; after an outage late rather
 * than never. No rule stops an end: whatever needed the license's plans shows as such afterwards.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import { type CurrentSource, DISABLED_PLAN_IDS, lockPerson } from './assignment-facts.ts';
import { giveBackSeat } from './give-back-seat.ts';
import type { Licensing, Queue } from './ports.ts';
import { readTenant } from './read-tenant.ts';

const CAUSE = 'Its last day has passed';
const BATCH = 500;

/**
 * Ends every license of the tenant whose last day has passed, each person in a short transaction
 * of their own, from which the holder is told. What was ended before is left alone, so any number
 * of these may run at once. One person's failure does not stop the others'.
 * @returns how many licenses ended.
 * @throws {AggregateError} of what failed, once all others are done.
 */
export async function endLicenses(
  licensing: Licensing,
  queue: Queue,
  tenantId: string,
): Promise<number> {
  const { today } = await readTenant(licensing, tenantId);
  const failures: unknown[] = [];
  let ended = 0;
  let last: string | null = null;
  for (;;) {
    const due = await personsDue(licensing, tenantId, today, last);
    for (const personId of due) {
      ended += await endOfPerson(licensing, queue, { tenantId, personId, today }).catch((error) => {
        failures.push(error);
        return 0;
      });
    }
    if (due.length < BATCH) break;
    last = due.at(-1) ?? null;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} people failed`);
  return ended;
}

async function personsDue(
  licensing: Licensing,
  tenantId: string,
  today: string,
  last: string | null,
): Promise<string[]> {
  const rows = await licensing.em.fork().execute<{ personId: string }[]>(
    `select distinct person_id as "personId" from source
      where tenant_id = :tenantId and state = 'active' and until_date < cast(:today as date)
        and (cast(:last as uuid) is null or person_id > cast(:last as uuid))
      order by person_id limit ${BATCH}`,
    { tenantId, today, last },
  );
  return rows.map(({ personId }) => personId);
}

async function endOfPerson(
  licensing: Licensing,
  queue: Queue,
  { tenantId, personId, today }: { tenantId: string; personId: string; today: string },
): Promise<number> {
  const now = licensing.clock();
  const context: Context = {
    tenantId,
    actor: { kind: 'system', cause: CAUSE },
    surface: 'system',
  };
  return licensing.em.fork().transactional(async (em) => {
    const person = await lockPerson(em, tenantId, personId);
    const due = await sourcesDue(em, tenantId, personId, today);
    for (const { id: sourceId, productId, ...options } of due) {
      await giveBackSeat(em, context, now, {
        sourceId,
        deed: { action: 'license.end', personId, productId, before: { sourceId, ...options } },
      });
      if (person.slackUserId === null || person.status === 'deleted') continue;
      const lastDay = options.untilDate;
      await queue.enqueue(em, 'tell-person', {
        kind: 'license_ended',
        personId,
        productId,
        lastDay,
      });
    }
    return due.length;
  });
}

/** In the order in which products are locked. */
function sourcesDue(em: SqlEntityManager, tenantId: string, personId: string, today: string) {
  return em.execute<(CurrentSource & { productId: string; untilDate: string })[]>(
    `select id, product_id as "productId", cast(until_date as text) as "untilDate",
        ${DISABLED_PLAN_IDS} as "disabledPlanIds"
       from source s
      where tenant_id = :tenantId and person_id = :personId and state = 'active'
        and until_date < cast(:today as date)
      order by product_id`,
    { tenantId, personId, today },
  );
}

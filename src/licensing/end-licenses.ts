/**
 * Licenses end at the end of their last day in the tenant's zone; after an outage late rather
 * than never. No rule stops an end: whatever needed the license's plans shows as such afterwards.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, systemContext } from './actor.ts';
import { lockPerson } from './assignment-facts.ts';
import { giveBackSeat } from './give-back-seat.ts';
import { NIL } from './ids.ts';
import type { Licensing } from './ports.ts';
import { readTenant } from './read-tenant.ts';
import { inItsRow, reconcileWithin } from './reconcile.ts';
import { DISABLED_PLAN_IDS, hasPlanOn } from './rules-of-product.ts';

const CAUSE = 'last_day_passed';
export const DAY_TURNED = 'day_turned';
const BATCH = 500;

/**
 * Ends every license of the tenant whose last day has passed, each person in a short transaction
 * of their own, from which whoever has it no longer is told. What was ended before is left alone,
 * so any number of these may run at once. One person's failure does not stop the others'.
 * @returns how many licenses ended.
 * @throws {AggregateError} of what failed, once all others are done.
 */
export async function endLicenses(licensing: Licensing, tenantId: string): Promise<number> {
  const { today } = await readTenant(licensing, tenantId);
  const failures: unknown[] = [];
  let ended = 0;
  let last = NIL;
  for (;;) {
    const due = await personsDue(licensing, tenantId, today, last);
    for (const personId of due) {
      ended += await endOfPerson(licensing, { tenantId, personId, today }).catch((error) => {
        failures.push(error);
        return 0;
      });
    }
    if (due.length < BATCH) break;
    last = due.at(-1) ?? NIL;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} people failed`);
  return ended;
}

async function personsDue(
  licensing: Licensing,
  tenantId: string,
  today: string,
  last: string,
): Promise<string[]> {
  const rows = await licensing.em.fork().execute<{ personId: string }[]>(
    `select distinct person_id as "personId" from source
      where tenant_id = :tenantId and state <> 'ended' and until_date < cast(:today as date)
        and person_id > cast(:last as uuid)
      order by person_id limit ${BATCH}`,
    { tenantId, today, last },
  );
  return rows.map(({ personId }) => personId);
}

async function endOfPerson(
  licensing: Licensing,
  { tenantId, personId, today }: { tenantId: string; personId: string; today: string },
): Promise<number> {
  const now = licensing.clock();
  const context = systemContext(tenantId, CAUSE);
  return licensing.em.fork().transactional(async (em) => {
    const person = await lockPerson(em, tenantId, personId);
    const due = await sourcesDue(em, tenantId, personId, today);
    for (const { id: sourceId, productId, state, lostPlanIds, goesOn, ...options } of due) {
      const freed = await giveBackSeat(em, licensing, context, now, {
        ...{ sourceId, personId, productId, lostPlanIds, wasActive: state === 'active' },
        deed: { action: 'license.end', personId, productId, before: { sourceId, ...options } },
      });
      // At once, so that nobody has the seat in between.
      if (goesOn) await startNext(em, licensing, context, { personId, productId });
      // Who still has it through a group, or never came to have it, has lost nothing.
      if (!freed || person.slackUserId === null || person.status === 'deleted') continue;
      const lastDay = options.untilDate;
      await licensing.queue.enqueue(em, tenantId, 'tell-person', {
        kind: 'license_ended',
        personId,
        productId,
        lastDay,
      });
    }
    return due.length;
  });
}

function startNext(
  em: Licensing['em'],
  licensing: Licensing,
  { tenantId, surface }: Context,
  { personId, productId }: { personId: string; productId: string },
) {
  const context: Context = { tenantId, surface, actor: { kind: 'system', cause: DAY_TURNED } };
  const whom = { productId, personIds: [personId] };
  return reconcileWithin({ ...licensing, em }, context, whom, inItsRow(em, tenantId));
}

interface Due {
  id: string;
  productId: string;
  state: string;
  untilDate: string;
  disabledPlanIds: string[];
  lostPlanIds: string[];
  /** Another one was to start by now. */
  goesOn: boolean;
}

/** SQL: plans that the person has from source `s`; what others give as well is looked at later. */
const ONLY_FROM = `(
  select coalesce(json_agg(pp.plan_id), '[]') from product_plan pp
   where pp.tenant_id = s.tenant_id and pp.product_id = s.product_id and s.state = 'active'
     and ${hasPlanOn('pp.plan_id')})`;

/** In the order in which products are locked. */
function sourcesDue(em: SqlEntityManager, tenantId: string, personId: string, today: string) {
  return em.execute<Due[]>(
    `select id, product_id as "productId", state, cast(until_date as text) as "untilDate",
        ${DISABLED_PLAN_IDS} as "disabledPlanIds", ${ONLY_FROM} as "lostPlanIds",
        exists (select from source n where n.tenant_id = s.tenant_id and n.id <> s.id
          and n.person_id = s.person_id and n.product_id = s.product_id
          and n.state = 'scheduled' and n.start_date <= cast(:today as date)) as "goesOn"
       from source s
      where tenant_id = :tenantId and person_id = :personId and state <> 'ended'
        and until_date < cast(:today as date)
      order by product_id`,
    { tenantId, personId, today },
  );
}

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context } from './actor.ts';
import type { LockedPerson, Options, ProductFacts } from './assignment-facts.ts';
import { AUDIT_INSERT, auditValues } from './audit.ts';
import { DEED_INSERT, deedValues, IS_DEED } from './deed.ts';
import { PlanNotInProduct, StartInPast, StillHeld, UntilBeforeStart } from './errors.ts';
import { statement } from './statement.ts';

interface Schedule extends Options {
  startDate: string;
  reason: string | null;
}

/**
 * Keeps a direct license for its first day, or changes the one that is kept: at most one for a
 * person and product. Under the person's lock. It takes no seat, and no rule is asked before.
 * @throws {StartInPast | UntilBeforeStart | PlanNotInProduct | StillHeld} the last where a
 *   direct one would still run on that day.
 */
export async function schedule<Result extends { sourceId: string }>(
  em: SqlEntityManager,
  context: Context,
  now: Date,
  person: LockedPerson,
  { product, plans, current, scheduled }: ProductFacts,
  today: string,
  { startDate, untilDate, disabledPlanIds, reason }: Schedule,
  seen: Result,
): Promise<Result> {
  if (startDate < today) throw new StartInPast({ today });
  if (untilDate !== null && untilDate < startDate) throw new UntilBeforeStart();
  if (disabledPlanIds.some((id) => !plans.some((plan) => plan.id === id))) {
    throw new PlanNotInProduct({ product: product.displayName });
  }
  if (current && isStillThere(current, startDate)) {
    throw new StillHeld({ person: person.displayName, product: product.displayName });
  }
  const result = { ...seen, sourceId: scheduled?.id ?? seen.sourceId };
  const options = { startDate, untilDate, disabledPlanIds };
  await SCHEDULE(em, {
    ...options,
    tenantId: context.tenantId,
    sourceId: result.sourceId,
    personId: person.id,
    productId: product.id,
    assignedById: actingPersonId(context.actor),
    reason,
    ...auditValues(context, now, {
      action: 'license.schedule',
      personId: person.id,
      productId: product.id,
      reason,
      ...(scheduled && { before: beforeOf(scheduled) }),
      after: { sourceId: result.sourceId, ...options },
    }),
    ...deedValues(context, now, result),
  });
  return result;
}

/** Whether it has not ended by a day. */
export function isStillThere({ untilDate }: Pick<Options, 'untilDate'>, day: string): boolean {
  return untilDate === null || untilDate >= day;
}

function beforeOf({ id: sourceId, ...options }: NonNullable<ProductFacts['scheduled']>) {
  return { sourceId, ...options };
}

const SCHEDULE = statement(`
  with src as (
    insert into source (tenant_id, id, person_id, product_id, state, since, start_date, until_date,
        assigned_by_id, reason)
    select cast(:tenantId as varchar), cast(:sourceId as uuid), cast(:personId as uuid),
        cast(:productId as uuid), 'scheduled', cast(:auditAt as timestamptz),
        cast(:startDate as date), cast(:untilDate as date), cast(:assignedById as uuid), :reason
    on conflict (tenant_id, id) do update set start_date = excluded.start_date,
        until_date = excluded.until_date, assigned_by_id = excluded.assigned_by_id,
        reason = excluded.reason
    returning tenant_id, id
  ), switched_on as (
    delete from source_disabled_plan x using src
     where x.tenant_id = src.tenant_id and x.source_id = src.id
       and x.plan_id <> all (cast(:disabledPlanIds as uuid[]))
  ), switched_off as (
    insert into source_disabled_plan (tenant_id, source_id, plan_id)
    select src.tenant_id, src.id, unnest(cast(:disabledPlanIds as uuid[])) from src
    on conflict do nothing
  ), deed as (${DEED_INSERT} from src where ${IS_DEED})
  ${AUDIT_INSERT} from src`);

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import { enabledPlans, lostPlans, type Options, type ProductFacts } from './assignment-facts.ts';
import { AUDIT_INSERT, auditValues } from './audit.ts';
import { DEED_INSERT, deedValues, IS_DEED } from './deed.ts';
import type { Licensing } from './ports.ts';
import { statement } from './statement.ts';
import { wakeOthers } from './wake.ts';

export function optionsOf({ untilDate, disabledPlanIds }: Options): Options {
  return { untilDate, disabledPlanIds };
}

export function sameOptions(one: Options, other: Options): boolean {
  return (
    one.untilDate === other.untilDate && one.disabledPlanIds.join() === other.disabledPlanIds.join()
  );
}

interface ChangeOptions extends Options {
  sourceId: string;
  personId: string;
  facts: ProductFacts;
  before: Options;
  /** Why they change: for the audit. */
  reason: string | null;
  /** What is remembered of it, where it is a deed done once. */
  result: unknown;
}

/**
 * Replaces the options of an active source that is there; its seat, since and reason stay. Whoever
 * else in line for the person's plans is woken.
 */
export async function changeOptions(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  now: Date,
  { sourceId, personId, facts, before, untilDate, disabledPlanIds, reason, result }: ChangeOptions,
): Promise<void> {
  const { plans, heldElsewhere, product } = facts;
  await CHANGE_OPTIONS(em, {
    tenantId: context.tenantId,
    sourceId,
    untilDate,
    disabledPlanIds,
    ...auditValues(context, now, {
      action: 'license.change_options',
      personId,
      productId: product.id,
      reason,
      before: { sourceId, ...before },
      after: { sourceId, untilDate, disabledPlanIds },
    }),
    ...deedValues(context, now, result),
  });
  const staying = [...enabledPlans(plans, disabledPlanIds), ...heldElsewhere];
  const leaving = enabledPlans(plans, before.disabledPlanIds);
  await wakeOthers(em, licensing, context.tenantId, {
    seatFreed: null,
    changed: [{ personId, lostPlanIds: lostPlans(leaving, staying) }],
  });
}

const CHANGE_OPTIONS = statement(`
  with src as (
    update source set until_date = cast(:untilDate as date)
     where tenant_id = :tenantId and id = cast(:sourceId as uuid)
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

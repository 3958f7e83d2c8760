import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import type { CurrentSource } from './assignment-facts.ts';
import { AUDIT_INSERT, auditValues } from './audit.ts';
import { DEED_INSERT, deedValues, IS_DEED } from './deed.ts';
import { statement } from './statement.ts';

/** What an administrator chooses for one source. */
interface Options {
  untilDate: string | null;
  /** In order. */
  disabledPlanIds: readonly string[];
}

export function sameOptions(one: Options, other: Options): boolean {
  return (
    one.untilDate === other.untilDate && one.disabledPlanIds.join() === other.disabledPlanIds.join()
  );
}

interface ChangeOptions extends Options {
  personId: string;
  productId: string;
  /** Why they change: for the audit. */
  reason: string | null;
  /** What is remembered of it, where it is a deed done once. */
  result: unknown;
}

/** Replaces the options of a source that is there; its seat, since and reason stay. */
export async function changeOptions(
  em: SqlEntityManager,
  context: Context,
  now: Date,
  { id: sourceId, ...before }: CurrentSource,
  { personId, productId, untilDate, disabledPlanIds, reason, result }: ChangeOptions,
): Promise<void> {
  await CHANGE_OPTIONS(em, {
    tenantId: context.tenantId,
    sourceId,
    untilDate,
    disabledPlanIds,
    ...auditValues(context, now, {
      action: 'license.change_options',
      personId,
      productId,
      reason,
      before: { sourceId, ...before },
      after: { sourceId, untilDate, disabledPlanIds },
    }),
    ...deedValues(context, now, result),
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

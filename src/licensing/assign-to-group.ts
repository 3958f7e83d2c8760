import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context, requireAdministrator } from './actor.ts';
import { AUDIT_INSERT, auditValues } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { PlanNotInProduct } from './errors.ts';
import { asHeld, readGroupProduct } from './group-intent.ts';
import { lockGroup } from './lock-group.ts';
import { RAISE_REVISION } from './lock-product.ts';
import type { Alongside, GroupWork, Licensing } from './ports.ts';
import { requireAsShown } from './revision.ts';
import { LIVE } from './rules-of-product.ts';
import { statement } from './statement.ts';
import { storedReason } from './stored-text.ts';

export interface AssignToGroup {
  groupId: string;
  productId: string;
  /** Service plans (our ids) to switch off for all members; the rest is on. */
  disabledPlanIds: readonly string[];
  reason: string | null;
  /** Of what the group had of it, as that was shown; see asHeld, revisionOf. */
  revision?: string | undefined;
}

export interface AssignToGroupResult {
  outcome: 'assigned' | 'options_changed' | 'unchanged';
  group: string;
  product: string;
}

/**
 * Has the members of a group hold a product, or changes the options under which they do. What is
 * intended stands at once and whatever happens to single members; their licenses follow as a job.
 * @throws {NotAllowed | GroupNotFound | ProductNotFound | PlanNotInProduct | ChangedMeanwhile}
 */
export async function assignToGroup(
  licensing: Licensing,
  context: Context,
  input: AssignToGroup,
  alongside?: Alongside<AssignToGroupResult>,
): Promise<Once<AssignToGroupResult>> {
  requireAdministrator(context);
  const { tenantId } = context;
  const run = async (em: SqlEntityManager) => {
    const { name: group } = await lockGroup(em, tenantId, input.groupId);
    const { product, outcome, ...work } = await intend(em, context, licensing.clock(), input);
    if (outcome !== 'unchanged') {
      const { groupId, productId } = input;
      await licensing.queue.enqueue(em, tenantId, 'work-off-group', {
        groupId,
        productId,
        ...work,
      });
    }
    return { outcome, group, product };
  };
  return doOnce(licensing, context, run, { alongside });
}

interface Intended extends Pick<AssignToGroupResult, 'outcome' | 'product'> {
  /** What is to be done for the members. */
  work: GroupWork;
  lostPlanIds: string[];
  /** What was switched off before; undefined: they did not have it. */
  wasOff?: string[] | undefined;
}

/**
 * Writes what is intended, under the group's lock. What was to give way to another product is here
 * to stay again.
 * @throws {ProductNotFound | PlanNotInProduct | ChangedMeanwhile}
 */
export async function intend(
  em: SqlEntityManager,
  context: Context,
  now: Date,
  { groupId, productId, disabledPlanIds: chosen, reason: given, revision }: AssignToGroup,
): Promise<Intended> {
  const { tenantId } = context;
  const {
    intent: before,
    planIds,
    name,
  } = await readGroupProduct(em, tenantId, {
    ...{ groupId, productId },
  });
  const disabledPlanIds = [...new Set(chosen)].sort();
  if (disabledPlanIds.some((id) => !planIds.includes(id))) {
    throw new PlanNotInProduct({ product: name });
  }
  const isSame = before?.disabledPlanIds.join() === disabledPlanIds.join();
  if (isSame && before?.givesWayTo === null) {
    return { outcome: 'unchanged', product: name, work: 'due', lostPlanIds: [] };
  }
  requireAsShown(asHeld(before), revision);
  const reason = storedReason(given);
  await (before ? CHANGE_OPTIONS : ASSIGN)(em, {
    ...{ tenantId, groupId, productId, disabledPlanIds, reason },
    ...{ id: before?.id ?? randomUUID(), since: now.toISOString() },
    assignedById: actingPersonId(context.actor),
    ...auditValues(context, now, {
      action: before ? 'group.change_options' : 'group.assign',
      ...{ groupId, productId, reason, after: { disabledPlanIds } },
      ...(before && { before: { disabledPlanIds: before.disabledPlanIds } }),
    }),
  });
  if (!before && (await STILL_HELD(em, { tenantId, groupId, productId })).length > 0) {
    // It was taken off the group a moment ago: they keep it, and may have had any plan of it.
    return {
      ...{ outcome: 'assigned', product: name },
      ...{ work: 'everybody', lostPlanIds: disabledPlanIds, wasOff: [] },
    };
  }
  return {
    outcome: before ? 'options_changed' : 'assigned',
    product: name,
    work: before ? 'everybody' : 'due',
    lostPlanIds: before ? disabledPlanIds.filter((id) => !before.disabledPlanIds.includes(id)) : [],
    wasOff: before?.disabledPlanIds,
  };
}

const STILL_HELD = statement(`
  select from source where tenant_id = :tenantId and group_id = cast(:groupId as uuid)
     and product_id = cast(:productId as uuid) and state in ${LIVE} limit 1`);

const ASSIGN = statement(`
  with intent as (
    insert into group_product (tenant_id, id, group_id, product_id, since, assigned_by_id, reason)
    values (:tenantId, cast(:id as uuid), cast(:groupId as uuid), cast(:productId as uuid),
      cast(:since as timestamptz), cast(:assignedById as uuid), :reason)
    returning tenant_id, id
  ), dis as (
    insert into group_product_disabled_plan (tenant_id, group_product_id, plan_id)
    select tenant_id, id, unnest(cast(:disabledPlanIds as uuid[])) from intent
  )
  ${AUDIT_INSERT} from intent`);

const CHANGE_OPTIONS = statement(`
  with intent as (
    update group_product set gives_way_to_id = null
     where tenant_id = :tenantId and id = cast(:id as uuid)
    returning tenant_id, id
  ), switched_on as (
    delete from group_product_disabled_plan x using intent
     where x.tenant_id = intent.tenant_id and x.group_product_id = intent.id
       and x.plan_id <> all (cast(:disabledPlanIds as uuid[]))
  ), switched_off as (
    insert into group_product_disabled_plan (tenant_id, group_product_id, plan_id)
    select tenant_id, id, unnest(cast(:disabledPlanIds as uuid[])) from intent
    on conflict do nothing
  ), told as (${RAISE_REVISION})
  ${AUDIT_INSERT} from intent`);

/** How requests for a product are decided, or those for all products that say nothing of it themselves. */
import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from '../actor.ts';
import { audit } from '../audit.ts';
import { doOnce, type Once } from '../deed.ts';
import { ChangedMeanwhile, PolicyInvalid } from '../errors.ts';
import { lockGroup } from '../lock-group.ts';
import { lockTenant } from '../lock-tenant.ts';
import type { Licensing } from '../ports.ts';
import { readProductName } from '../read-product-name.ts';
import { revisionOf } from '../revision.ts';
import {
  EXPIRES_DAYS,
  groupsOf,
  HOLD_SEATS,
  LONGEST_DAYS,
  MAX_STAGES,
  NEEDED,
  OFFER_HOURS,
  type Policy,
  type PolicyStage,
} from '../rules/request-policy.ts';
import { statement } from '../statement.ts';
import { readPolicy } from './read-policy.ts';
import type { PolicyOf } from './read-policy-of.ts';

export interface ChangePolicy extends PolicyOf {
  /** Null: none any more. */
  policy: Policy | null;
  revision: string;
}

export interface PolicyChanged {
  product: string | null;
  changed: boolean;
}

/**
 * Sets a policy whole. It counts at once, also for what waits: who decides on that is found out anew.
 * @throws {NotAllowed | ProductNotFound | ChangedMeanwhile | PolicyInvalid | GroupNotFound}
 */
export async function changePolicy(
  licensing: Licensing,
  context: Context,
  { productId, policy, revision }: ChangePolicy,
): Promise<Once<PolicyChanged>> {
  requireAdministrator(context);
  if (policy) requireValid(policy);
  const { tenantId } = context;
  return doOnce(licensing, context, async (em) => {
    const groupIds = policy ? groupsOf(policy) : [];
    for (const groupId of groupIds.sort()) await lockGroup(em, tenantId, groupId);
    // Not the product's row: many may wait to be told, and nobody waits for that with a seat of it.
    await lockTenant(em, tenantId);
    const product = productId === null ? null : await readProductName(em, tenantId, productId);
    const before = await readPolicy(em, tenantId, productId);
    if (revisionOf(before) !== revision) throw new ChangedMeanwhile();
    const of = { tenantId, productId };
    await REMOVE(em, of);
    if (policy) await write(em, tenantId, productId, policy);
    const after = await readPolicy(em, tenantId, productId);
    const changed = revisionOf(after) !== revision;
    if (!changed) return { product, changed };
    await audit(em, context, licensing.clock(), {
      ...{ action: actionOf(productId, policy), productId },
      ...{ before: told(before), after: told(after) },
    });
    for (const { requestId } of await PENDING(em, of)) {
      await licensing.queue.enqueue(em, tenantId, 'tell-approvers', { requestId, anew: true });
    }
    return { product, changed };
  });
}

function requireValid({ mode, memberGroupId, stages, ...policy }: Policy): void {
  const isShort = stages.length === 0 && (mode === 'approval' || memberGroupId !== null);
  const isLong = stages.length > MAX_STAGES;
  const { longestDays, expiresDays, holdSeats, offerHours } = policy;
  const isInRange =
    isWithin(offerHours, OFFER_HOURS) &&
    (holdSeats === null || isWithin(holdSeats, HOLD_SEATS)) &&
    (longestDays === null || isWithin(longestDays, LONGEST_DAYS)) &&
    (expiresDays === null || isWithin(expiresDays, EXPIRES_DAYS));
  if (isShort || isLong || !isInRange) throw new PolicyInvalid({ stage: null });
  for (const [index, { kind, groupId, personIds, needed }] of stages.entries()) {
    const isNamed =
      (kind === 'group') === (groupId !== null) && (kind === 'people') === personIds.length > 0;
    if (!isNamed || !isWithin(needed, NEEDED)) throw new PolicyInvalid({ stage: index + 1 });
  }
}

function isWithin(value: number, { min, max }: { min: number; max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

function actionOf(productId: string | null, policy: Policy | null): string {
  if (productId === null) return 'request.default_policy';
  return policy ? 'request.policy' : 'request.policy_removed';
}

/** Without its stages' lists, flat, as the audit tells changes. */
function told(policy: Policy | null) {
  if (!policy) return null;
  const { stages, ...rest } = policy;
  const each = stages.map(({ kind, groupId, personIds, needed }: PolicyStage, index) => ({
    [`approverKind${index + 1}`]: kind,
    [`approverIds${index + 1}`]: groupId === null ? personIds : [groupId],
    [`needed${index + 1}`]: needed,
  }));
  return Object.assign({}, rest, ...each);
}

async function write(
  em: SqlEntityManager,
  tenantId: string,
  productId: string | null,
  { stages, ...policy }: Policy,
): Promise<void> {
  const policyId = randomUUID();
  await ADD(em, { tenantId, policyId, productId, ...policy });
  for (const [index, { kind, groupId, personIds, needed }] of stages.entries()) {
    const of = { tenantId, policyId, stage: index + 1 };
    await ADD_STAGE(em, { ...of, kind, groupId, needed });
    await ADD_PEOPLE(em, { ...of, personIds });
  }
}

const REMOVE = statement(`
  delete from request_policy where tenant_id = :tenantId
     and product_id is not distinct from cast(:productId as uuid)`);

const ADD = statement(`
  insert into request_policy (tenant_id, id, product_id, mode, member_group_id, channel_id,
      longest_days, expires_days, reason_needed, allows_own, hold_seats, offer_hours)
  values (:tenantId, cast(:policyId as uuid), cast(:productId as uuid), :mode,
    cast(:memberGroupId as uuid), :channelId, cast(:longestDays as smallint),
    cast(:expiresDays as smallint), :reasonNeeded, :allowsOwn, cast(:holdSeats as smallint),
    cast(:offerHours as smallint))`);

const ADD_STAGE = statement(`
  insert into request_policy_stage (tenant_id, policy_id, stage, kind, group_id, needed)
  values (:tenantId, cast(:policyId as uuid), cast(:stage as smallint), :kind,
    cast(:groupId as uuid), cast(:needed as smallint))`);

const ADD_PEOPLE = statement(`
  insert into request_policy_person (tenant_id, policy_id, stage, person_id)
  select tenant_id, cast(:policyId as uuid), cast(:stage as smallint), id from person
   where tenant_id = :tenantId and id = any (cast(:personIds as uuid[]))`);

/** What it holds for. */
const PENDING = statement<{ requestId: string }>(`
  select r.id as "requestId" from license_request r
   where r.tenant_id = :tenantId and r.state = 'pending'
     and case when cast(:productId as uuid) is null
       then not exists (select from request_policy y where y.tenant_id = r.tenant_id
         and y.product_id = r.product_id)
       else r.product_id = cast(:productId as uuid) end
   order by r.id`);

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../actor.ts';
import type { Options } from '../assignment-facts.ts';
import { LicensingError } from '../errors.ts';
import type { Licensing } from '../ports.ts';
import type { Policy } from '../rules/request-policy.ts';
import { statement } from '../statement.ts';
import { assignApproved, othersWait } from './assign-approved.ts';
import { readRequest } from './read-request.ts';

/** As the audit calls it: whoever wrote the policy decided. */
export const BY_POLICY = 'request_policy';

interface Granting {
  policy: Policy;
  requestId: string;
  personId: string;
  /** What they have directly: plans that are off stay off. */
  off: Options | null;
}

/**
 * Assigns at once what was just asked for in the transaction of `em`, where the policy says so. What a
 * rule refuses is undone alone, and noted for the administrators.
 * Without a seat it waits for one.
 * @returns `granted`, `waitlisted`, or the code of the rule that refuses; null: it is no matter of the
 *   policy.
 */
export async function grantByPolicy(
  licensing: Licensing,
  context: Context,
  { policy, requestId, personId, off }: Granting,
): Promise<string | null> {
  const { em } = licensing;
  const { tenantId } = context;
  if (!(await isAutomatic(em, tenantId, policy, personId))) return null;
  const request = await readRequest(em, tenantId, requestId);
  if (!request) throw new Error('It was made in this transaction');
  const actor = { kind: 'system', cause: BY_POLICY } as const;
  const by = { ...context, actor, deedKey: undefined };
  const approved = {
    ...({ action: 'grant', untilDate: request.untilDate, useDefaultLocation: true } as const),
    disabledPlanIds: off?.disabledPlanIds ?? [],
    othersWait: await othersWait(em, tenantId, request.productId),
  };
  try {
    return (await assignApproved(licensing, by, request, approved)) ? 'granted' : 'waitlisted';
  } catch (error) {
    if (!(error instanceof LicensingError)) throw error;
    await REFUSED(em, { tenantId, requestId, code: error.code });
    return error.code;
  }
}

/** Whether somebody gets a product as it is asked for, as far as the rules let them. */
export async function isAutomatic(
  em: SqlEntityManager,
  tenantId: string,
  { mode, memberGroupId }: Policy,
  personId: string,
): Promise<boolean> {
  if (mode !== 'automatic') return false;
  if (memberGroupId === null) return true;
  const [member] = await MEMBER(em, { tenantId, memberGroupId, personId });
  return member !== undefined;
}

const MEMBER = statement(`
  select m.person_id from group_member m
    join license_group g on g.tenant_id = m.tenant_id and g.id = m.group_id
     and g.deleted_at is null
   where m.tenant_id = :tenantId and m.group_id = cast(:memberGroupId as uuid)
     and m.person_id = cast(:personId as uuid)`);

const REFUSED = statement(`
  update license_request set refusal = :code, asks_administrators = true
   where tenant_id = :tenantId and id = cast(:requestId as uuid)`);

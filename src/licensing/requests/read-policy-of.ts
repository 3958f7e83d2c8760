import { type Context, requireAdministrator } from '../actor.ts';
import { isId } from '../ids.ts';
import type { Licensing } from '../ports.ts';
import { readProductName } from '../read-product-name.ts';
import { revisionOf } from '../revision.ts';
import { groupsOf, type Policy } from '../rules/request-policy.ts';
import { statement } from '../statement.ts';
import { readPolicy } from './read-policy.ts';

export interface PolicyOf {
  /** Null: of all that have none of their own. */
  productId: string | null;
}

export interface ReadPolicyResult {
  /** Null: the tenant's. */
  product: string | null;
  /** Null: it has none of its own, or the tenant has set none. */
  policy: Policy | null;
  /** Who changes it says by it what they saw. */
  revision: string;
  /** Of the people it names, by id. */
  slackIds: Map<string, string>;
  /** Names of the groups in it, and of those asked for, by id. */
  groups: Map<string, string>;
}

/** For a form. @throws {NotAllowed | ProductNotFound} */
export async function readPolicyOf(
  { em }: Pick<Licensing, 'em'>,
  context: Context,
  { productId, groupIds = [] }: PolicyOf & { groupIds?: readonly string[] },
): Promise<ReadPolicyResult> {
  requireAdministrator(context);
  const { tenantId } = context;
  const product = productId === null ? null : await readProductName(em, tenantId, productId);
  const policy = await readPolicy(em, tenantId, productId);
  const people = policy?.stages.flatMap(({ personIds }) => personIds) ?? [];
  const inSlack = await IN_SLACK(em, { tenantId, people });
  const all = [...groupIds, ...(policy ? groupsOf(policy) : [])].filter(isId);
  const groups = await GROUPS(em, { tenantId, all });
  return {
    ...{ product, policy, revision: revisionOf(policy) },
    slackIds: new Map(inSlack.map(({ id, slackUserId }) => [id, slackUserId])),
    groups: new Map(groups.map(({ id, name }) => [id, name])),
  };
}

const IN_SLACK = statement<{ id: string; slackUserId: string }>(`
  select id, slack_user_id as "slackUserId" from person where tenant_id = :tenantId
     and id = any (cast(:people as uuid[])) and slack_user_id is not null and status = 'active'`);

const GROUPS = statement<{ id: string; name: string }>(`
  select id, name from license_group where tenant_id = :tenantId
     and id = any (cast(:all as uuid[])) and deleted_at is null`);

import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { ASSUMED_POLICY, type Policy } from '../rules/request-policy.ts';
import { statement } from '../statement.ts';

/** What holds for a product: its own, or else the tenant's. */
export async function policyOf(
  em: SqlEntityManager,
  tenantId: string,
  productId: string,
): Promise<Policy> {
  const [own] = await POLICIES(em, { tenantId, productId });
  return own ?? ASSUMED_POLICY;
}

/** Exactly the one of a product, or the tenant's; null: not set. */
export async function readPolicy(
  em: SqlEntityManager,
  tenantId: string,
  productId: string | null,
): Promise<Policy | null> {
  const [policy] = await POLICIES(em, { tenantId, productId });
  return policy && policy.productId === productId ? policy : null;
}

const POLICIES = statement<Policy & { productId: string | null }>(`
  select y.product_id as "productId", y.mode, y.member_group_id as "memberGroupId",
      y.channel_id as "channelId", y.longest_days as "longestDays", y.expires_days as "expiresDays",
      y.reason_needed as "reasonNeeded", y.allows_own as "allowsOwn",
      y.hold_seats as "holdSeats", y.offer_hours as "offerHours",
      coalesce((select json_agg(json_build_object('kind', s.kind, 'groupId', s.group_id,
          'needed', s.needed, 'personIds', array(
            select x.person_id from request_policy_person x where x.tenant_id = s.tenant_id
               and x.policy_id = s.policy_id and x.stage = s.stage order by x.person_id))
          order by s.stage)
        from request_policy_stage s
       where s.tenant_id = y.tenant_id and s.policy_id = y.id), '[]') as stages
    from request_policy y
   where y.tenant_id = :tenantId
     and (y.product_id = cast(:productId as uuid) or y.product_id is null)
   order by y.product_id nulls last limit 1`);

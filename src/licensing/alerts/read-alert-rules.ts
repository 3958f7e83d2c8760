import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from '../actor.ts';
import { ProductNotFound } from '../errors.ts';
import { isId } from '../ids.ts';
import type { Licensing } from '../ports.ts';
import { revisionOf } from '../revision.ts';
import {
  type AlertRules,
  ASSUMED_RULES,
  NO_OWN_RULES,
  type OwnRules,
  withOwnRules,
} from '../rules/alert-rules.ts';
import { statement } from '../statement.ts';

export interface AlertRulesOf {
  /** Null: of all products. */
  product: string | null;
  own: OwnRules;
  /** What holds where nothing is set. */
  inherited: AlertRules;
  /** Another one with every change: who saves says by it what they saw. */
  revision: string;
}

/** Of a product, or (null) of all. @throws {NotAllowed | ProductNotFound} */
export async function readAlertRules(
  { em }: Pick<Licensing, 'em'>,
  context: Context,
  productId: string | null,
): Promise<AlertRulesOf> {
  requireAdministrator(context);
  return alertRulesOf(em, context.tenantId, productId);
}

/** @throws {ProductNotFound} */
export async function alertRulesOf(
  em: SqlEntityManager,
  tenantId: string,
  productId: string | null,
): Promise<AlertRulesOf> {
  if (productId !== null && !isId(productId)) throw new ProductNotFound();
  const [found] = await READ(em, { tenantId, productId });
  if (!found) throw new ProductNotFound();
  const own = found.own ?? NO_OWN_RULES;
  const ofAll = productId === null ? null : found.ofAll;
  const inherited = withOwnRules(ASSUMED_RULES, ofAll);
  return { product: found.product, own, inherited, revision: revisionOf(own) };
}

/** SQL: what is set for the product, as {@link OwnRules}; null: nothing is. A subquery. */
export const ownRulesOf = (product: string) => `(
  select json_build_object('kindsOn', r.kinds_on, 'kindsOff', r.kinds_off,
      'expiryDays', r.expiry_days, 'noticeDays', r.notice_days,
      'few', case when r.few_seats is not null then json_build_object('seats', r.few_seats)
        when r.few_percent is not null then json_build_object('percent', r.few_percent) end,
      'forecastDays', r.forecast_days)
    from alert_rule r where r.tenant_id = :tenantId and r.product_id ${product})`;

/** SQL: what is set for all products. */
export const RULES_OF_ALL = ownRulesOf('is null');

const READ = statement<{ product: string | null; own: OwnRules | null; ofAll: OwnRules | null }>(`
  select pr.display_name as product, ${RULES_OF_ALL} as "ofAll",
      case when cast(:productId as uuid) is null then ${RULES_OF_ALL}
        else ${ownRulesOf('= pr.id')} end as own
    from tenant t
    left join product pr on pr.tenant_id = t.id and pr.id = cast(:productId as uuid)
     and pr.archived_at is null
   where t.id = :tenantId and (pr.id is not null or cast(:productId as uuid) is null)`);

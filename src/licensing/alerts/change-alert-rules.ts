import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context, requireAdministrator } from '../actor.ts';
import { audit } from '../audit.ts';
import { doOnce, type Once } from '../deed.ts';
import { ChangedMeanwhile, FewSeatsInvalid } from '../errors.ts';
import { lockProduct } from '../lock-product.ts';
import { lockTenant } from '../lock-tenant.ts';
import type { Licensing } from '../ports.ts';
import { type Few, type OwnRules, RULE_LIMITS } from '../rules/alert-rules.ts';
import { statement } from '../statement.ts';
import { reviewAlertsLater } from '../wake.ts';
import { alertRulesOf } from './read-alert-rules.ts';

export interface ChangeAlertRules {
  /** Null: those of all products. */
  productId: string | null;
  rules: OwnRules;
  /** Of what the change was made upon; see AlertRulesOf. */
  revision: string;
}

export interface AlertRulesChanged {
  product: string | null;
  changed: boolean;
}

/**
 * Sets all rules of a product, or of all products. What is open stays open until its cause is gone,
 * or its kind is turned off. From which number on the seats of a product are to be looked at is
 * found out anew.
 * @throws {NotAllowed | ProductNotFound | ChangedMeanwhile | FewSeatsInvalid}
 */
export function changeAlertRules(
  licensing: Licensing,
  context: Context,
  { productId, rules, revision }: ChangeAlertRules,
): Promise<Once<AlertRulesChanged>> {
  requireAdministrator(context);
  const { tenantId, actor } = context;
  requireFew(rules.few);
  return doOnce(licensing, context, async (em) => {
    if (productId === null) await lockTenant(em, tenantId);
    else await lockProduct(em, tenantId, productId);
    const before = await alertRulesOf(em, tenantId, productId);
    if (before.revision !== revision) throw new ChangedMeanwhile();
    const { product } = before;
    const changed = differences(before.own, rules);
    if (changed.length === 0) return { product, changed: false };
    const now = licensing.clock();
    const setById = actingPersonId(actor);
    const { few, expiryDays, noticeDays, ...rest } = rules;
    await SET(em, {
      ...{ tenantId, productId, id: randomUUID(), setById, at: now.toISOString() },
      ...rest,
      expiryDays: expiryDays?.map(String) ?? null,
      noticeDays: noticeDays?.map(String) ?? null,
      fewSeats: few !== null && 'seats' in few ? few.seats : null,
      fewPercent: few !== null && 'percent' in few ? few.percent : null,
    });
    await audit(em, context, now, {
      action: productId === null ? 'alert_rules.change_all' : 'alert_rules.change',
      productId,
      before: told(before.own, changed),
      after: told(rules, changed),
    });
    await lookAnew(em, licensing, tenantId, productId);
    return { product, changed: true };
  });
}

async function lookAnew(
  em: SqlEntityManager,
  licensing: Licensing,
  tenantId: string,
  productId: string | null,
): Promise<void> {
  await UNWATCH(em, { tenantId, productId });
  if (productId === null)
    await licensing.queue.enqueue(em, tenantId, 'review-alerts', { productId });
  else await reviewAlertsLater(em, licensing, tenantId, productId);
}

function requireFew(few: Few | null): void {
  if (few === null) return;
  const { seats: maxSeats, percent: maxPercent } = RULE_LIMITS;
  const [number, max] = 'seats' in few ? [few.seats, maxSeats] : [few.percent, maxPercent];
  if (!Number.isInteger(number) || number < 0 || number > max) {
    throw new FewSeatsInvalid({ maxSeats, maxPercent });
  }
}

const NAMES = ['kindsOn', 'kindsOff', 'expiryDays', 'noticeDays', 'few', 'forecastDays'] as const;
type Name = (typeof NAMES)[number];

function differences(before: OwnRules, after: OwnRules): Name[] {
  return NAMES.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** For the audit; `few` by two names, as one is a number and the other a share. */
function told({ few, ...rules }: OwnRules, names: readonly Name[]) {
  const { seats = null, percent = null } = { ...few } as { seats?: number; percent?: number };
  const others = names.filter((name) => name !== 'few');
  return {
    ...Object.fromEntries(others.map((name) => [`alert_${name}`, rules[name]])),
    ...(names.includes('few') && { alert_fewSeats: seats, alert_fewPercent: percent }),
  };
}

const SET = statement(`
  insert into alert_rule (tenant_id, id, product_id, kinds_on, kinds_off, expiry_days, notice_days,
      few_seats, few_percent, forecast_days, set_by_id, set_at)
  values (:tenantId, cast(:id as uuid), cast(:productId as uuid), cast(:kindsOn as text[]),
      cast(:kindsOff as text[]), cast(:expiryDays as smallint[]), cast(:noticeDays as smallint[]),
      cast(:fewSeats as int), cast(:fewPercent as smallint), cast(:forecastDays as smallint),
      cast(:setById as uuid), cast(:at as timestamptz))
  on conflict (tenant_id, product_id) do update set kinds_on = excluded.kinds_on,
      kinds_off = excluded.kinds_off, expiry_days = excluded.expiry_days,
      notice_days = excluded.notice_days, few_seats = excluded.few_seats,
      few_percent = excluded.few_percent, forecast_days = excluded.forecast_days,
      set_by_id = excluded.set_by_id, set_at = excluded.set_at`);

/** Those of all products are locked in their order. */
const UNWATCH = statement(`
  update product set watched_from = null
   where tenant_id = :tenantId and id in (select id from product
     where tenant_id = :tenantId and archived_at is null
       and (cast(:productId as uuid) is null or id = cast(:productId as uuid))
     order by id for no key update)`);

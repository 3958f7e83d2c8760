/** How many alerts rules would have sent in the last 30 days, beside those that hold: before they are saved. */
import { isDeepStrictEqual } from 'node:util';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from '../actor.ts';
import { shiftDay } from '../days.ts';
import { NIL } from '../ids.ts';
import type { Licensing } from '../ports.ts';
import { readTenant } from '../read-tenant.ts';
import { ASSUMED_RULES, type OwnRules, withOwnRules } from '../rules/alert-rules.ts';
import {
  type AlertsSent,
  addSent,
  alertsSent,
  noneSent,
  type PastProduct,
  SENT_DAYS,
} from '../rules/alerts-sent.ts';
import { PACE_DAYS } from '../rules/forecast.ts';
import { statement } from '../statement.ts';
import { readAlertedProducts } from './alerted-products.ts';
import { ownRulesOf, RULES_OF_ALL } from './read-alert-rules.ts';

/** Between so many products others have their turn. */
const BATCH = 20;

export interface AlertsForetold {
  /** By the rules that hold, and by those given. */
  current: AlertsSent;
  proposed: AlertsSent;
  /** The first of the days. */
  from: string;
  /** From this day on it is known how seats went, at the earliest; null: of no day. */
  seatsFrom: string | null;
}

/** @param productId null: of all products. @throws {NotAllowed} */
export async function foretellAlerts(
  licensing: Licensing,
  context: Context,
  { productId, rules }: { productId: string | null; rules: OwnRules },
): Promise<AlertsForetold> {
  requireAdministrator(context);
  const { tenantId } = context;
  const { today, expiringWindowDays: windowDays } = await readTenant(licensing, tenantId);
  const em = licensing.em.fork();
  const from = shiftDay(today, 1 - SENT_DAYS);
  const foretold = { current: noneSent(), proposed: noneSent() };
  let seatsFrom: string | null = null;
  for (let last = NIL; ; ) {
    const found = await PAST(em, {
      tenantId,
      productId,
      last,
      from: shiftDay(from, -1 - PACE_DAYS),
    });
    const asTheyAre = await read(em, tenantId, { found, today });
    for (const { ofAll, own, seatDays, moves, id } of found) {
      const product = asTheyAre.get(id);
      if (!product) continue;
      const past: PastProduct = { ...product, seatDays, moves };
      const [all, its] = productId === null ? [rules, own] : [ofAll, rules];
      const then = withOwnRules(withOwnRules(ASSUMED_RULES, all), its);
      const moment = { today, windowDays };
      const sent = alertsSent(past, moment);
      const isSame = isDeepStrictEqual(then, past.rules);
      foretold.current = addSent(foretold.current, sent);
      foretold.proposed = addSent(
        foretold.proposed,
        isSame ? sent : alertsSent({ ...past, rules: then }, moment),
      );
      const since = seatDays[0]?.day;
      if (since !== undefined && (seatsFrom === null || since < seatsFrom)) seatsFrom = since;
    }
    if (found.length < BATCH) break;
    last = found.at(-1)?.id ?? NIL;
  }
  return { ...foretold, from, seatsFrom };
}

async function read(
  em: SqlEntityManager,
  tenantId: string,
  { found, today }: { found: readonly Past[]; today: string },
) {
  const productIds = found.map(({ id }) => id);
  const products = await readAlertedProducts(em, tenantId, { productIds, today });
  return new Map(products.map((product) => [product.id, product]));
}

interface Past {
  id: string;
  ofAll: OwnRules | null;
  own: OwnRules | null;
  seatDays: PastProduct['seatDays'];
  moves: PastProduct['moves'];
}

/** From the last day before the time that is asked for on. */
const PAST = statement<Past>(`
  select pr.id, ${RULES_OF_ALL} as "ofAll", ${ownRulesOf('= pr.id')} as own,
      (select coalesce(json_agg(json_build_object('day', d.day, 'assigned', d.assigned)
          order by d.day), '[]')
        from seat_day d
       where d.tenant_id = pr.tenant_id and d.product_id = pr.id
         and d.day >= coalesce((select max(b.day) from seat_day b
           where b.tenant_id = pr.tenant_id and b.product_id = pr.id
             and b.day <= cast(:from as date)), cast(:from as date))) as "seatDays",
      (select coalesce(json_agg(json_build_object('day', m.day, 'cause', m.cause,
          'seats', m.gained - m.lost) order by m.day, m.cause), '[]')
        from seat_move m
       where m.tenant_id = pr.tenant_id and m.product_id = pr.id
         and m.day > cast(:from as date)) as moves
    from product pr
   where pr.tenant_id = :tenantId and pr.archived_at is null and pr.id > cast(:last as uuid)
     and (cast(:productId as uuid) is null or pr.id = cast(:productId as uuid))
   order by pr.id limit ${BATCH}`);

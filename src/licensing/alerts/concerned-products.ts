/**
 * Which products a look at all of a tenant's reads: those of which an alert is open or may be due.
 * Of the others it sees no more than the row, what was bought, and how many seats were taken where
 * the pace of the forecast begins.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { shiftDay } from '../days.ts';
import { NIL } from '../ids.ts';
import { ASSUMED_RULES } from '../rules/alert-rules.ts';
import { PACE_DAYS } from '../rules/forecast.ts';
import { IS_OPEN } from '../rules/request-state.ts';
import { GRACE_DAYS } from '../rules/subscription-state.ts';
import { statement } from '../statement.ts';

const BATCH = 250;

/** So many days late a look still sees what began or lapsed. */
const LATE_DAYS = 7;

/** Their ids, in lots. */
export async function* concernedProducts(
  em: SqlEntityManager,
  tenantId: string,
  today: string,
): AsyncGenerator<string[]> {
  const values = {
    ...{ tenantId, today },
    from: shiftDay(today, -GRACE_DAYS - LATE_DAYS),
    late: shiftDay(today, -LATE_DAYS),
    paceFrom: shiftDay(today, -PACE_DAYS),
  };
  for (let last: string | undefined = NIL; last !== undefined; ) {
    const found: { id: string }[] = await CONCERNED(em, { ...values, last });
    if (found.length > 0) yield found.map(({ id }) => id);
    last = found.length < BATCH ? undefined : found.at(-1)?.id;
  }
}

/** As is assumed, or as is set for any product. */
const farthest = (assumed: number, set: string) => `greatest(${assumed},
      (select max(days) from alert_rule r, unnest(${set}) days where r.tenant_id = :tenantId))`;
const EXPIRY = farthest(Math.max(...ASSUMED_RULES.expiryDays), 'r.expiry_days');
const NOTICE = farthest(Math.max(...ASSUMED_RULES.noticeDays), 'r.notice_days');
const FORECAST = farthest(ASSUMED_RULES.forecastDays, 'array[r.forecast_days]');

/** By the pace no more seats will be taken. Null: it is that of fewer days, or not known. */
const FORESEEN = `pr.assigned + 1 + ${FORECAST} / ${PACE_DAYS}.0 * (pr.assigned
       - (select d.assigned from seat_day d
         where d.tenant_id = pr.tenant_id and d.product_id = pr.id
           and d.day <= cast(:paceFrom as date) order by d.day desc limit 1)
       + (select coalesce(sum(m.lost), 0) from seat_move m
         where m.tenant_id = pr.tenant_id and m.product_id = pr.id
           and m.day > cast(:paceFrom as date)))`;

const CONCERNED = statement<{ id: string }>(`
  select id from (
    select pr.id from product pr
     where pr.tenant_id = :tenantId and pr.archived_at is null
       and (pr.watched_from is null or pr.assigned + pr.held >= pr.watched_from
         or (pr.assigned > 0 and (${FORESEEN} >= pr.watched_from) is not false))
     union
    select s.product_id from subscription s
      join product pr on pr.tenant_id = s.tenant_id and pr.id = s.product_id
     where s.tenant_id = :tenantId and s.archived_at is null and pr.archived_at is null
       and (s.end_date between cast(:from as date) and cast(:today as date) + ${EXPIRY}
         or s.start_date between cast(:late as date) and cast(:today as date)
         or s.notice_date between cast(:today as date) and cast(:today as date) + ${NOTICE})
     union
    select s.product_id from source s where s.tenant_id = :tenantId and s.state = 'error'
     union
    select s.product_id from source s where s.tenant_id = :tenantId and s.state = 'scheduled'
     union
    select r.product_id from license_request r where r.tenant_id = :tenantId
       and r.state ${IS_OPEN}
     union
    select product_id from alert where tenant_id = :tenantId and resolved_at is null) concerned
   where id > cast(:last as uuid) order by id limit ${BATCH}`);

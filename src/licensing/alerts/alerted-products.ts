/** Products as the rules of alerts ask of them, many at once, with the alerts that stand. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { shiftDay } from '../days.ts';
import { NIL } from '../ids.ts';
import { ASSUMED_RULES, type OwnRules, withOwnRules } from '../rules/alert-rules.ts';
import type { AlertedProduct } from '../rules/alerted-product.ts';
import { PACE_DAYS } from '../rules/forecast.ts';
import { IS_OPEN } from '../rules/request-state.ts';
import { statement } from '../statement.ts';
import { ownRulesOf, RULES_OF_ALL } from './read-alert-rules.ts';

export interface ReadAlertedProduct extends AlertedProduct {
  id: string;
  /** As last looked at: from so many taken seats on it is to be looked at again. Null: nobody has looked. */
  watchedFrom: number | null;
}

/** In the order of the ids. */
export async function readAlertedProducts(
  em: SqlEntityManager,
  tenantId: string,
  { productIds, today }: { productIds: readonly string[]; today: string },
): Promise<ReadAlertedProduct[]> {
  const values = { tenantId, today, paceFrom: shiftDay(today, -PACE_DAYS) };
  const [first = NIL, ...others] = productIds;
  const found =
    others.length === 0
      ? await READ_ONE(em, { ...values, productId: first })
      : await READ(em, { ...values, productIds });
  return found.map(({ ofAll, own, ...product }) => ({
    ...product,
    rules: withOwnRules(withOwnRules(ASSUMED_RULES, ofAll), own),
  }));
}

/** What is archived has no subscriptions any more. */
const SUBSCRIPTIONS = `(
  select coalesce(json_agg(json_build_object('id', s.id, 'seats', s.seats,
      'startDate', s.start_date, 'endDate', s.end_date, 'graceDays', s.grace_days,
      'price', cast(s.price as text), 'currency', s.currency, 'noticeDate', s.notice_date,
      'isCanceled', s.canceled_at is not null)
      order by s.start_date, s.id), '[]')
    from subscription s
   where s.tenant_id = pr.tenant_id and s.product_id = pr.id and s.archived_at is null
     and pr.archived_at is null)`;

/** Open ones, and of each subscription that expires the latest. */
const STANDING = `(
  select coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind,
      'subscriptionId', a.subscription_id, 'level', a.level, 'facts', a.facts, 'resolvedWhy', a.resolved_why)), '[]')
    from alert a
   where a.tenant_id = pr.tenant_id and a.product_id = pr.id
     and (a.resolved_at is null or a.id = (select l.id from alert l
       where l.tenant_id = a.tenant_id and l.subscription_id = a.subscription_id
         and l.kind = 'subscription_expires'
       order by l.opened_at desc, l.resolved_at desc nulls first, l.id limit 1)))`;

/**
 * Of sources with a known end or start: the day from which a person has the product no longer, as
 * nothing of theirs goes on, or has it anew, as nothing of theirs lasts until then.
 */
const CHANGES = `(
  select coalesce(json_agg(json_build_object('day', c.day, 'seats', c.seats) order by c.day), '[]')
    from (select each.day, sum(each.seats) as seats from (
      select s.until_date + 1 as day, -1 as seats from source s
       where s.tenant_id = pr.tenant_id and s.product_id = pr.id and s.until_date is not null
         and s.state in ('active', 'scheduled')
         and not exists (select from source o
           where o.tenant_id = s.tenant_id and o.product_id = s.product_id
             and o.person_id = s.person_id and o.id <> s.id
             and (o.state = 'active' or (o.state = 'scheduled' and o.start_date <= s.until_date + 1))
             and (o.until_date is null or (o.until_date, o.id) > (s.until_date, s.id)))
      union all
      select s.start_date, 1 from source s
        join person p on p.tenant_id = s.tenant_id and p.id = s.person_id and p.status = 'active'
       where s.tenant_id = pr.tenant_id and s.product_id = pr.id and s.state = 'scheduled'
         and not exists (select from source o
           where o.tenant_id = s.tenant_id and o.product_id = s.product_id
             and o.person_id = s.person_id and o.state = 'active'
             and (o.until_date is null or o.until_date >= s.start_date - 1))) each
     group by each.day) c)`;

/** Of people who have none of its seats; whoever waits for several reasons is counted with one. */
const ERRORS = `(
  select coalesce(json_agg(json_build_object('code', c.code, 'count', c.people)
      order by c.people desc, c.code), '[]')
    from (select w.code, cast(count(*) as int) as people
      from (select min(s.error_code) as code from source s
         where s.tenant_id = pr.tenant_id and s.product_id = pr.id and s.state = 'error'
           and not exists (select from source o
             where o.tenant_id = s.tenant_id and o.product_id = s.product_id
               and o.person_id = s.person_id and o.state = 'active')
         group by s.person_id) w
     group by w.code) c)`;

/** From the day on which the pace begins, or the first of which anything is known. */
const HISTORY = `(
  select json_build_object('since', f.day, 'assigned', coalesce(b.assigned, f.assigned), 'moves', (
      select coalesce(json_agg(json_build_object('day', m.day, 'cause', m.cause,
          'seats', m.gained - m.lost) order by m.day, m.cause), '[]')
        from seat_move m
       where m.tenant_id = pr.tenant_id and m.product_id = pr.id
         and m.day > greatest(f.day, cast(:paceFrom as date))))
    from (select d.day, d.assigned from seat_day d
       where d.tenant_id = pr.tenant_id and d.product_id = pr.id order by d.day limit 1) f
    left join lateral (select d.assigned from seat_day d
       where d.tenant_id = pr.tenant_id and d.product_id = pr.id
         and d.day <= cast(:paceFrom as date) order by d.day desc limit 1) b on true)`;

/** So far back it is looked how the tenant decides; fewer decisions say nothing. */
const RATE_DAYS = 180;
const FEWEST_DECIDED = 10;

/** Of people who decided, not of policies; it is read only where something is undecided. */
const RATE = `(
  select avg(case d.state when 'denied' then 0 else 1 end) from license_request d
   where d.tenant_id = :tenantId and d.decided_by_id is not null
     and d.state in ('fulfilled', 'waitlisted', 'offered', 'denied')
     and d.decided_at >= cast(:today as date) - ${RATE_DAYS}
  having count(*) >= ${FEWEST_DECIDED})`;

/** Who has the product asks for longer, and takes no seat. */
const REQUESTS = `(
  select json_build_object('approved', c.approved, 'pending', c.pending,
      'rate', case when c.pending > 0 then ${RATE} end)
    from (select count(*) filter (where r.state <> 'pending') as approved,
        count(*) filter (where r.state = 'pending') as pending
      from license_request r
     where r.tenant_id = pr.tenant_id and r.product_id = pr.id
       and r.state ${IS_OPEN}
       and not exists (select from source o where o.tenant_id = r.tenant_id
         and o.product_id = r.product_id and o.person_id = r.person_id and o.state = 'active')) c)`;

type Read = Omit<ReadAlertedProduct, 'rules'> & { ofAll: OwnRules | null; own: OwnRules | null };

const read = (which: string) =>
  statement<Read>(`
  select pr.id, pr.display_name as name, pr.assigned, pr.held, pr.watched_from as "watchedFrom",
      ${SUBSCRIPTIONS} as subscriptions, ${CHANGES} as changes, ${ERRORS} as errors,
      ${HISTORY} as history, ${REQUESTS} as requests,
      null as candidates, ${STANDING} as standing,
      ${RULES_OF_ALL} as "ofAll", ${ownRulesOf('= pr.id')} as own
    from product pr
   where pr.tenant_id = :tenantId and ${which}
   order by pr.id`);

const READ = read('pr.id = any (cast(:productIds as uuid[]))');
/** Planned once a connection; with a list PostgreSQL plans each time, for as long as it takes to run. */
const READ_ONE = read('pr.id = cast(:productId as uuid)');

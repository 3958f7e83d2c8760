/**
 * Has holders told, a week and a day before, that a license is about to end: in their daytime, as the
 * hourly look comes by. Read from the data, so an outage makes it late, and told once for a last day.
 */
import { dayIn, daysBetween, hourIn, shiftDay } from './days.ts';
import type { PersonRecord } from './person-record.ts';
import type { Licensing } from './ports.ts';
import { readTenant } from './read-tenant.ts';
import { IS_OPEN } from './rules/request-state.ts';
import { DAYTIME } from './rules/request-time.ts';
import { statement } from './statement.ts';

const WEEK = 7;
const EVE = 1;

/** @returns how many will be told. */
export async function tellEnds(licensing: Licensing, tenantId: string): Promise<number> {
  const { today, timeZone } = await readTenant(licensing, tenantId);
  const now = licensing.clock();
  const upTo = shiftDay(today, WEEK);
  const eve = shiftDay(today, EVE);
  const ending = await ENDING(licensing.em.fork(), { tenantId, today, eve, upTo });
  const isDay = (zone: string) => {
    const hour = hourIn(zone, now);
    return hour >= DAYTIME.from && hour < DAYTIME.to;
  };
  let told = 0;
  for (const { sourceId, untilDate, since, personZone } of ending) {
    const days = daysBetween(today, untilDate) > EVE ? WEEK : EVE;
    // Who got it for some days only knows it.
    const isShort = dayIn(timeZone, new Date(since)) > shiftDay(untilDate, -days);
    if (isShort || !isDay(personZone ?? timeZone)) continue;
    await licensing.em.fork().transactional(async (em) => {
      const noted = await NOTE(em, { tenantId, sourceId, untilDate, days });
      if (noted.length === 0) return;
      const tidings = { kind: 'license_ends', sourceId, untilDate } as const;
      await licensing.queue.enqueue(em, tenantId, 'tell-person', tidings);
      told += 1;
    });
  }
  return told;
}

export interface EndingLicense extends Pick<PersonRecord, 'locale' | 'tenantLanguage'> {
  slackUserId: string;
  productId: string;
  product: string;
  /** Days from today to its last day. */
  days: number;
  /** They asked for it until a later day, and nobody has decided yet. */
  isAsked: boolean;
}

/** Whom to tell; null where it ends on another day by now, goes on, or nobody is there to be told. */
export async function readEndingLicense(
  licensing: Licensing,
  tenantId: string,
  { sourceId, untilDate }: { sourceId: string; untilDate: string },
): Promise<EndingLicense | null> {
  const { today } = await readTenant(licensing, tenantId);
  const [row] = await TOLD(licensing.em.fork(), { tenantId, sourceId, untilDate, today });
  return row ? { ...row, days: daysBetween(today, untilDate) } : null;
}

/** Direct, and nothing else goes on afterwards. */
const IS_LAST = `s.state = 'active' and s.group_id is null and s.until_date is not null
     and not exists (select from source o where o.tenant_id = s.tenant_id and o.person_id = s.person_id
       and o.product_id = s.product_id and o.id <> s.id
       and (o.state = 'active' or (o.state = 'scheduled' and o.start_date <= s.until_date + 1)))`;

const HELD = `source s
    join person p on p.tenant_id = s.tenant_id and p.id = s.person_id and p.status = 'active'
     and p.slack_user_id is not null
   where s.tenant_id = :tenantId and ${IS_LAST}`;

const ENDING = statement<{
  sourceId: string;
  untilDate: string;
  since: string;
  personZone: string | null;
}>(`
  select s.id as "sourceId", s.until_date as "untilDate", to_json(s.since) as since,
      p.time_zone as "personZone"
    from ${HELD} and s.until_date between cast(:today as date) and cast(:upTo as date)
     and (s.end_told_for is distinct from s.until_date
       or s.end_told_days > case when s.until_date <= cast(:eve as date) then ${EVE} else ${WEEK} end)
   order by s.until_date, s.id`);

const NOTE = statement(`
  update source set end_told_for = until_date, end_told_days = cast(:days as smallint)
   where tenant_id = :tenantId and id = cast(:sourceId as uuid) and state = 'active'
     and until_date = cast(:untilDate as date)
     and (end_told_for is distinct from until_date or end_told_days > cast(:days as smallint))
  returning id`);

const TOLD = statement<Omit<EndingLicense, 'days'>>(`
  select p.slack_user_id as "slackUserId", p.locale, t.language as "tenantLanguage",
      pr.id as "productId",      pr.display_name as product,
      exists (select from license_request r where r.tenant_id = s.tenant_id
        and r.person_id = s.person_id and r.product_id = s.product_id
        and r.state ${IS_OPEN}) as "isAsked"
    from product pr join tenant t on t.id = pr.tenant_id cross join ${HELD} and pr.tenant_id = s.tenant_id and pr.id = s.product_id
     and s.id = cast(:sourceId as uuid) and s.until_date = cast(:untilDate as date)
     and s.until_date >= cast(:today as date)`);

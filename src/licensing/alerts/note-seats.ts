import { shiftDay } from '../days.ts';
import type { Licensing } from '../ports.ts';
import { readTenant } from '../read-tenant.ts';
import { statement } from '../statement.ts';

/** Longer than any forecast or chart looks back. */
const KEPT_DAYS = 400;

/** Keeps how many seats of each product are taken today; what is long past is forgotten. */
export async function noteSeats(licensing: Licensing, tenantId: string): Promise<void> {
  const { today } = await readTenant(licensing, tenantId);
  const em = licensing.em.fork();
  await NOTE(em, { tenantId, today });
  const oldest = shiftDay(today, -KEPT_DAYS);
  await FORGET_DAYS(em, { tenantId, oldest });
  await FORGET_MOVES(em, { tenantId, oldest });
}

const NOTE = statement(`
  insert into seat_day (tenant_id, product_id, day, assigned)
  select pr.tenant_id, pr.id, cast(:today as date), pr.assigned from product pr
   where pr.tenant_id = :tenantId and pr.archived_at is null
     and pr.assigned is distinct from (select d.assigned from seat_day d
       where d.tenant_id = pr.tenant_id and d.product_id = pr.id order by d.day desc limit 1)
   order by pr.id
  on conflict (tenant_id, product_id, day) do update set assigned = excluded.assigned`);

/** The last day before stays: it says how many were taken then. */
const FORGET_DAYS = statement(`
  delete from seat_day d
   where d.tenant_id = :tenantId and d.day < cast(:oldest as date)
     and exists (select from seat_day later
       where later.tenant_id = d.tenant_id and later.product_id = d.product_id
         and later.day > d.day and later.day <= cast(:oldest as date))`);

const FORGET_MOVES = statement(`
  delete from seat_move where tenant_id = :tenantId and day < cast(:oldest as date)`);

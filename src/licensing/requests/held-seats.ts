/** Seats promised to requests: counted in `product.held`, in the transaction that promises or releases one. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Licensing } from '../ports.ts';
import { statement } from '../statement.ts';
import { reviewAlertsLater, wakeWaiting } from '../wake.ts';

/**
 * SQL: the place at the end of the waitlist of `:productId`, whose row is locked: behind all others,
 * whatever the clocks of two processes say.
 */
export const AT_END = `greatest(cast(:at as timestamptz), (
  select max(e.waitlisted_at) + interval '1 microsecond' from license_request e
   where e.tenant_id = :tenantId and e.product_id = cast(:productId as uuid) and e.state = 'waitlisted'))`;

/** Promises one of a product whose row is locked, as one is free. */
export async function holdSeat(
  em: SqlEntityManager,
  licensing: Licensing,
  tenantId: string,
  productId: string,
): Promise<void> {
  await change(em, licensing, { tenantId, productId, by: 1 });
}

/** Whoever waits for it is served. */
export async function releaseSeat(
  em: SqlEntityManager,
  licensing: Licensing,
  tenantId: string,
  productId: string,
): Promise<void> {
  await change(em, licensing, { tenantId, productId, by: -1 });
  await wakeWaiting(em, licensing, tenantId, productId);
}

/**
 * Nobody else gets it: it is taken in the same transaction, which has locked the person. Who has a seat
 * by now takes none, so that it comes free.
 */
export async function spendHeldSeat(
  em: SqlEntityManager,
  licensing: Licensing,
  { tenantId, requestId, productId }: { tenantId: string; requestId: string; productId: string },
): Promise<void> {
  const [spent] = await USE(em, { tenantId, requestId });
  if (spent?.isSeated) await releaseSeat(em, licensing, tenantId, productId);
  else await CHANGE(em, { tenantId, productId, by: -1 });
}

async function change(
  em: SqlEntityManager,
  licensing: Licensing,
  of: { tenantId: string; productId: string; by: number },
): Promise<void> {
  const [product] = await CHANGE(em, of);
  if (product?.watched) await reviewAlertsLater(em, licensing, of.tenantId, of.productId);
}

const CHANGE = statement<{ watched: boolean }>(`
  update product set held = held + cast(:by as int)
   where tenant_id = :tenantId and id = cast(:productId as uuid)
  returning coalesce(assigned + held >= watched_from, false) as watched`);

/** What is offered cannot be without one: it is taken, or recalled, before the transaction ends. */
const USE = statement<{ isSeated: boolean }>(`
  update license_request r set holds_seat = false, offered_until = null,
      state = case state when 'offered' then 'waitlisted' else state end
   where tenant_id = :tenantId and id = cast(:requestId as uuid)
  returning exists (select from source s where s.tenant_id = r.tenant_id and s.person_id = r.person_id
    and s.product_id = r.product_id and s.state = 'active') as "isSeated"`);

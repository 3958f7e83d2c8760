import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import { holdsSeat, type ProductFacts } from './assignment-facts.ts';
import { AUDIT_INSERT, auditValues, type Deed } from './audit.ts';
import { DEED_INSERT, deedValues, IS_DEED } from './deed.ts';
import { SeatsExhausted } from './errors.ts';
import type { Licensing } from './ports.ts';
import { productCounts } from './rules/product-counts.ts';
import { statement, type Values } from './statement.ts';
import { reviewAlertsLater, reviewLater } from './wake.ts';

export interface SeatClaim {
  personId: string;
  facts: ProductFacts;
  today: string;
  /** Made by {@link seatStatement}. */
  statement: ReturnType<typeof seatStatement>;
  values: Values;
  deed: Deed;
  /** What is remembered of it, where it is a deed done once. */
  result: unknown;
}

/**
 * Takes a seat, unless the person has one already, writes its source and the audit in one statement, so that the product's row is
 * locked only from there to the commit. False where the last seat has just gone, or the
 * subscriptions have changed, since the facts were read: decide again on fresh ones.
 * @throws {SeatsExhausted}
 */
export async function takeSeat(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  now: Date,
  { personId, facts, today, statement: take, values, deed, result }: SeatClaim,
): Promise<boolean> {
  const { product, subscriptions } = facts;
  const { tenantId } = context;
  const { held, assigned } = product;
  const { total, available } = productCounts(assigned + held, subscriptions, today, 0);
  const seats = holdsSeat(facts) ? 0 : 1;
  if (seats > 0 && total !== null && available === 0) {
    throw new SeatsExhausted({ product: product.displayName, total, assigned, held });
  }
  const [row] = await take(em, {
    ...values,
    tenantId,
    personId,
    productId: product.id,
    seats,
    revision: product.revision,
    total,
    ...auditValues(context, now, deed),
    ...deedValues(context, now, result),
  });
  if (row?.taken !== 1) return false;
  if (row.watched) await reviewAlertsLater(em, licensing, tenantId, product.id);
  // What this person waits for may have needed these plans, or only the seat.
  if (facts.waits) await reviewLater(em, licensing, tenantId, [personId]);
  return true;
}

/** `write`: CTEs that write the source, each from `seat (tenant_id, id)`: the product's row. */
export function seatStatement(write: string) {
  return statement<{ taken: number; watched: boolean }>(`
    with seat as (
      update product set assigned = assigned + cast(:seats as int)
       where tenant_id = :tenantId and id = :productId and subscriptions_revision = :revision
         and (cast(:seats as int) = 0 or cast(:total as bigint) is null or assigned + held < :total)
      returning tenant_id, id, assigned + held >= watched_from as watched
    ), ${write}, aud as (${AUDIT_INSERT} from seat),
    deed as (${DEED_INSERT} from seat where ${IS_DEED})
    select cast(count(*) as int) as taken, coalesce(bool_or(watched), false) as watched from seat`);
}

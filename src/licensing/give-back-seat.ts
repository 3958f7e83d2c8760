import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import { AUDIT_INSERT, auditValues, type Deed } from './audit.ts';
import { DEED_INSERT, deedValues, IS_DEED } from './deed.ts';
import { statement } from './statement.ts';

interface SeatGivenBack {
  sourceId: string;
  deed: Deed;
  /** What is remembered of it, where it is a deed done once. */
  result?: unknown;
}

/** Ends an active source, frees its seat and writes the audit, in one statement. */
export async function giveBackSeat(
  em: SqlEntityManager,
  context: Context,
  now: Date,
  { sourceId, deed, result }: SeatGivenBack,
): Promise<void> {
  await GIVE_BACK_SEAT(em, {
    tenantId: context.tenantId,
    sourceId,
    endedAt: now.toISOString(),
    ...auditValues(context, now, deed),
    ...deedValues(context, now, result),
  });
}

const GIVE_BACK_SEAT = statement(`
  with ended as (
    update source set state = 'ended', ended_at = cast(:endedAt as timestamptz)
     where tenant_id = :tenantId and id = cast(:sourceId as uuid) and state = 'active'
    returning tenant_id, product_id
  ), seat as (
    update product set assigned = assigned - 1 from ended
     where product.tenant_id = ended.tenant_id and product.id = ended.product_id
    returning product.id
  ), deed as (${DEED_INSERT} from seat where ${IS_DEED})
  ${AUDIT_INSERT} from seat`);

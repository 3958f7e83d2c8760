import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import { AUDIT_INSERT, auditValues, type Deed } from './audit.ts';
import { DEED_INSERT, deedValues, IS_DEED } from './deed.ts';
import type { Licensing } from './ports.ts';
import { statement } from './statement.ts';
import { reviewAlertsLater, wakeOthers } from './wake.ts';

interface SeatGivenBack {
  sourceId: string;
  /** Only an active source held one. */
  wasActive: boolean;
  personId: string;
  productId: string;
  /** Plans that the person has from nowhere else. */
  lostPlanIds: string[];
  deed: Deed;
  /** What is remembered of it, where it is a deed done once. */
  result?: unknown;
}

/**
 * Ends a source, frees its seat unless another source of the person needs it, writes the audit, and
 * wakes who may have the seat. Under the person's lock.
 * @returns whether a seat came free.
 */
export async function giveBackSeat(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  now: Date,
  { sourceId, wasActive, personId, productId, lostPlanIds, deed, result }: SeatGivenBack,
): Promise<boolean> {
  const { tenantId } = context;
  const [row] = await GIVE_BACK_SEAT(em, {
    ...{ tenantId, sourceId, wasActive, personId, productId },
    endedAt: now.toISOString(),
    ...auditValues(context, now, deed),
    ...deedValues(context, now, result),
  });
  const freed = row?.freed === true;
  // What was no seat may have been in error.
  if (row?.watched || !wasActive) await reviewAlertsLater(em, licensing, tenantId, productId);
  if (!wasActive) return freed;
  await wakeOthers(em, licensing, tenantId, {
    seatFreed: freed ? productId : null,
    changed: [{ personId, lostPlanIds }],
  });
  return freed;
}

const GIVE_BACK_SEAT = statement<{ freed: boolean; watched: boolean }>(`
  with ended as (
    update source set state = 'ended', ended_at = cast(:endedAt as timestamptz),
        error_code = null, suspended_at = null
     where tenant_id = :tenantId and id = cast(:sourceId as uuid) and state <> 'ended'
    returning tenant_id
  ), seat as (
    update product set assigned = assigned - 1 from ended
     where product.tenant_id = ended.tenant_id and product.id = cast(:productId as uuid)
       and cast(:wasActive as boolean)
       and not exists (select from source o where o.tenant_id = :tenantId
         and o.person_id = cast(:personId as uuid) and o.product_id = cast(:productId as uuid)
         and o.state = 'active' and o.id <> cast(:sourceId as uuid))
    returning product.id, assigned + held >= watched_from as watched
  ), deed as (${DEED_INSERT} from ended where ${IS_DEED}),
  aud as (${AUDIT_INSERT} from ended)
  select exists (select from seat) as freed,
      coalesce((select watched from seat), false) as watched`);

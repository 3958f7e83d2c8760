import { randomUUID } from 'node:crypto';
import { actingPersonId, type Context, requireAdministrator } from '../actor.ts';
import { readAskableAmong } from '../alerts/read-candidates.ts';
import { audit } from '../audit.ts';
import { shiftDay } from '../days.ts';
import { doOnce, type Once } from '../deed.ts';
import { DayOutOfRange, NobodyToAsk } from '../errors.ts';
import { lockProduct } from '../lock-product.ts';
import type { Licensing } from '../ports.ts';
import { readTenant } from '../read-tenant.ts';
import { statement } from '../statement.ts';
import { readReclaimable } from './read-reclaim.ts';
import { reclaimChanged } from './reclaim-ask.ts';

/** So far off an answer may be wanted. */
const MAX_DAYS = 90;

export interface StartReclaim {
  alertId: string;
  personIds: readonly string[];
  /** The day by which an answer is wanted. */
  answerBy: string;
}

export interface ReclaimStarted {
  product: string;
  asked: number;
  /** Who was chosen and cannot be asked any more: asked already, or without it by now. */
  passed: number;
}

/**
 * Asks holders whether they still need a product; of one that is open already more of them. Each is
 * asked once in it, and told by a job.
 * @throws {NotAllowed | AlertNotFound | AlertOver | ProductNotFound | DayOutOfRange | NobodyToAsk}
 */
export function startReclaim(
  licensing: Licensing,
  context: Context,
  { alertId, personIds, answerBy }: StartReclaim,
): Promise<Once<ReclaimStarted>> {
  requireAdministrator(context);
  const { tenantId, actor } = context;
  return doOnce(licensing, context, async (em) => {
    const now = licensing.clock();
    const { today, timeZone } = await readTenant({ ...licensing, em }, tenantId);
    const [from, to] = [today, shiftDay(today, MAX_DAYS)];
    if (answerBy < from || answerBy > to) throw new DayOutOfRange({ from, to });
    const { productId } = await readReclaimable({ em }, context, alertId);
    const { displayName: product } = await lockProduct(em, tenantId, productId);
    // As whoever finds that it is over does.
    await readReclaimable({ em }, context, alertId);
    const able = await readAskableAmong(em, { tenantId, productId, timeZone, personIds });
    if (able.length === 0) throw new NobodyToAsk({ product });
    const at = now.toISOString();
    const [open] = await OPEN(em, { tenantId, productId, id: randomUUID(), at });
    const reclaimId = open?.id ?? '';
    for (const { personId, why, coveredBy, until, since } of able) {
      await ASK(em, {
        ...{ tenantId, reclaimId, personId, answerBy, at },
        why: JSON.stringify({ why, coveredBy, until, since }),
        askedById: actingPersonId(actor),
      });
      await audit(em, context, now, { action: 'reclaim.ask', personId, productId });
    }
    const asks = able.map(({ personId }) => ({ reclaimId, personId }));
    await reclaimChanged(em, licensing, tenantId, { productId, asks });
    return { product, asked: able.length, passed: personIds.length - able.length };
  });
}

/** Under the product's lock. */
const OPEN = statement<{ id: string }>(`
  with open as (
    select id from reclaim where tenant_id = :tenantId and product_id = cast(:productId as uuid)
       and closed_at is null
  ), made as (
    insert into reclaim (tenant_id, id, product_id, started_at)
    select :tenantId, cast(:id as uuid), cast(:productId as uuid), cast(:at as timestamptz)
     where not exists (select from open)
    returning id
  )
  select id from open union all select id from made`);

/** Whose license went, and who has it again, is asked anew, by another message. */
const ASK = statement(`
  insert into reclaim_ask (tenant_id, reclaim_id, person_id, asked_by_id, asked_at, why, answer_by)
  values (:tenantId, cast(:reclaimId as uuid), cast(:personId as uuid), cast(:askedById as uuid),
    cast(:at as timestamptz), cast(:why as jsonb), cast(:answerBy as date))
  on conflict (tenant_id, reclaim_id, person_id) do update
     set asked_by_id = excluded.asked_by_id, asked_at = excluded.asked_at, why = excluded.why,
         answer_by = excluded.answer_by, state = 'asked', settled_at = null,
         revision = reclaim_ask.revision + 1, channel_id = null, ts = null, shown_revision = null`);

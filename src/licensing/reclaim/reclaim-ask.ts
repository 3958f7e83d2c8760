/** What one holder is asked, and what came of it. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { tellAlerts } from '../alerts/tell-alerts.ts';
import type { PersonRecord } from '../person-record.ts';
import type { Licensing } from '../ports.ts';
import type { ReadActor } from '../read-actor.ts';
import { CAN_RECLAIM, type ReclaimState, type ReclaimWhy } from '../rules/reclaim.ts';
import { statement } from '../statement.ts';

export interface ReclaimAsk extends Pick<PersonRecord, 'locale' | 'tenantLanguage'> {
  reclaimId: string;
  personId: string;
  slackUserId: string | null;
  productId: string;
  product: string;
  /** Null: the system. */
  askedBy: ReadActor | null;
  why: ReclaimWhy;
  answerBy: string;
  state: ReclaimState;
  /** An instant, ISO 8601. */
  settledAt: string | null;
  /** It is there to be given back. */
  isHeld: boolean;
}

/** Null where nobody asked them. */
export async function readReclaimAsk(
  em: SqlEntityManager,
  tenantId: string,
  of: { reclaimId: string; personId: string },
): Promise<ReclaimAsk | null> {
  const [ask] = await READ(em, { tenantId, ...of });
  return ask ?? null;
}

/**
 * Under the product's lock, once something of its reclaim has changed: the alerts that tell of it are
 * told anew, and the messages of these people as well.
 */
export async function reclaimChanged(
  em: SqlEntityManager,
  licensing: Pick<Licensing, 'queue'>,
  tenantId: string,
  {
    productId,
    asks,
  }: { productId: string; asks: readonly { reclaimId: string; personId: string }[] },
): Promise<void> {
  for (const { reclaimId, personId } of asks) {
    await licensing.queue.enqueue(em, tenantId, 'show-reclaim', { reclaimId, personId });
  }
  const alerts = await RAISE(em, { tenantId, productId });
  const ids = alerts.map(({ id }) => id);
  await tellAlerts(em, licensing, tenantId, ids);
}

/**
 * SQL: person `k` has the product of reclaim `r` directly, and in no other way: else nothing would come
 * free, and they would still have it.
 */
export const HOLDS = `(select count(*) = 1 and bool_and(s.group_id is null) from source s
     where s.tenant_id = k.tenant_id and s.person_id = k.person_id
       and s.product_id = r.product_id and s.state = 'active')`;

const READ = statement<ReclaimAsk>(`
  select k.reclaim_id as "reclaimId", k.person_id as "personId", p.slack_user_id as "slackUserId",
      p.locale, t.language as "tenantLanguage", pr.id as "productId", pr.display_name as product,
      (select json_build_object('displayName', b.display_name, 'slackUserId', b.slack_user_id)
         from person b where b.tenant_id = k.tenant_id and b.id = k.asked_by_id) as "askedBy",
      k.why, cast(k.answer_by as text) as "answerBy", k.state, to_json(k.settled_at) as "settledAt",
      ${HOLDS} as "isHeld"
    from reclaim_ask k
    join reclaim r on r.tenant_id = k.tenant_id and r.id = k.reclaim_id
    join product pr on pr.tenant_id = r.tenant_id and pr.id = r.product_id
    join person p on p.tenant_id = k.tenant_id and p.id = k.person_id
    join tenant t on t.id = k.tenant_id
   where k.tenant_id = :tenantId and k.reclaim_id = cast(:reclaimId as uuid)
     and k.person_id = cast(:personId as uuid)`);

const RAISE = statement<{ id: string }>(`
  update alert a set revision = revision + 1
   where a.tenant_id = :tenantId and a.product_id = cast(:productId as uuid) and ${CAN_RECLAIM}
  returning id`);

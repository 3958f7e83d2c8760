import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Licensing } from '../ports.ts';
import { statement } from '../statement.ts';
import { askNobody, showCopies } from './close-request.ts';
import type { ShownRequest } from './read-request.ts';

/** Of a request that is locked: it waits for more, in its stage or in the next one. */
export async function goOn(
  licensing: Licensing,
  tenantId: string,
  { id: requestId, stage: before }: Pick<ShownRequest, 'id' | 'stage'>,
  { stage, voterId }: { stage: number; voterId: string },
): Promise<void> {
  const em: SqlEntityManager = licensing.em;
  const at = licensing.clock().toISOString();
  await GO_ON(em, { tenantId, requestId, stage, at });
  await askNobody(em, tenantId, requestId, stage === before ? voterId : null);
  await showCopies(em, licensing, tenantId, requestId);
  await licensing.queue.enqueue(em, tenantId, 'tell-approvers', { requestId });
}

const GO_ON = statement(`
  update license_request set revision = revision + 1,
      waiting_since = case when stage = cast(:stage as smallint) then waiting_since
        else cast(:at as timestamptz) end,
      reminders = case when stage = cast(:stage as smallint) then reminders else 0 end,
      escalated_at = case when stage = cast(:stage as smallint) then escalated_at end,
      stage = cast(:stage as smallint)
   where tenant_id = :tenantId and id = cast(:requestId as uuid)`);

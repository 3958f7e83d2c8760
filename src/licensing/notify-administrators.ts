/**
 * What all administrators are told: kept by the transaction that causes it, once; who they are, and
 * in which language, is found out when it is sent.
 */
import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Notice, Queue } from './ports.ts';

export async function notifyAdministrators(
  em: SqlEntityManager,
  { queue }: { queue: Queue },
  tenantId: string,
  notice: Notice,
): Promise<void> {
  await queue.enqueue(em, tenantId, 'tell-administrators', { id: randomUUID(), notice });
}

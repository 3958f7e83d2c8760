/**
 * Dry runs of what is done to people: the very use cases, in a transaction that is rolled back. It
 * takes all locks first, in their order, as the use cases in it would take them in any.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { lockPersons, lockProducts } from './assignment-facts.ts';
import type { Licensing, Queue } from './ports.ts';

/**
 * In a transaction of its own; in a rehearsal, in a part of it that can fail alone. What else the
 * caller runs in a transaction is no rehearsal.
 */
export function withinTransaction<Result>(
  { em }: Licensing,
  run: (em: EntityManager) => Promise<Result>,
): Promise<Result> {
  return em
    .fork({ keepTransactionContext: true, disableContextResolution: true })
    .transactional(run);
}

/** What `run` returns stands; whatever it does with the licensing it is given does not. */
export async function rehearse<Result>(
  { em, clock }: Licensing,
  tenantId: string,
  { personIds, productIds }: { personIds: readonly string[]; productIds: readonly string[] },
  run: (rehearsal: Licensing) => Promise<Result>,
): Promise<Result> {
  const stage = em.fork();
  await stage.begin();
  try {
    await lockPersons(stage, tenantId, personIds);
    await lockProducts(stage, tenantId, productIds);
    return await run({ em: stage, clock, queue: NO_QUEUE });
  } finally {
    await stage.rollback();
  }
}

const NO_QUEUE: Queue = {
  enqueue: async () => null,
  withdraw: async () => {},
  isPending: async () => false,
};

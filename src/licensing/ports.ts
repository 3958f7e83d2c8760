import type { EntityManager, SqlEntityManager } from '@mikro-orm/postgresql';

/** Tells the time; the one source of "now", so that tests fix it. */
export type Clock = () => Date;

/** What every use case works with. It forks the entity manager and opens its own transaction. */
export interface Licensing {
  em: EntityManager;
  clock: Clock;
}

/** A message to a person: ready, or known by its kind and written when it is sent. */
export type Tidings =
  | { kind: 'message'; slackUserId: string; text: string; blocks: { type: string }[] }
  | { kind: 'license_ended'; personId: string; productId: string; lastDay: string };

/** What can be done later, by its queue's name. */
export interface JobData {
  'end-licenses': Record<string, never>;
  'purge-deeds': Record<string, never>;
  'tell-person': Tidings;
}

export type QueueName = keyof JobData;

/** Work for later: there from the caller's commit on, and gone with a rollback. */
export interface Queue {
  /** Returns the job's id; null where one that does the same is waiting already. */
  enqueue<Name extends QueueName>(
    em: SqlEntityManager,
    queue: Name,
    data: JobData[Name],
    options?: { afterSeconds?: number },
  ): Promise<string | null>;
  /** Takes back what nobody has begun; ids that are gone are passed over. */
  withdraw(em: SqlEntityManager, queue: QueueName, ids: readonly string[]): Promise<void>;
}

/** Runs in the transaction of a deed, once it is done and unless it was done before. */
export type Alongside<Result> = (em: SqlEntityManager, result: Result) => Promise<unknown>;

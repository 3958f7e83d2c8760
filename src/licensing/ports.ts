import type { EntityManager } from '@mikro-orm/postgresql';

/** Tells the time; the one source of "now", so that tests fix it. */
export type Clock = () => Date;

/** What every use case works with. It forks the entity manager and opens its own transaction. */
export interface Licensing {
  em: EntityManager;
  clock: Clock;
}

import type { MikroORM } from '@mikro-orm/postgresql';
import { type CliConfig, readCliConfig } from '../config.ts';
import { createIdleQueue } from '../jobs/idle-queue.ts';
import type { Licensing } from '../licensing/ports.ts';
import { connectionProblem, isMigrated } from '../persistence/database-state.ts';
import { createOrm, type Patience } from '../persistence/orm.ts';
import { CliError } from './cli-error.ts';

/** An import's statements may take minutes. */
const PATIENCE = { toConnect: 10_000, forStatement: 15 * 60_000 };

export interface Connected {
  config: CliConfig;
  licensing: Licensing;
}

/** Runs a command on a database that answers and has this version's tables; closes it after. */
export async function withDatabase<T>(work: (connected: Connected) => Promise<T>): Promise<T> {
  const config = readCliConfig();
  return withOrm(config.databaseUrl, async (orm) => {
    if (!(await isMigrated(orm))) {
      throw new CliError(
        'The database does not have the tables of this version. Run first: npm run seatkeeper -- migrate',
      );
    }
    const { queue, close } = createIdleQueue(config.databaseUrl);
    try {
      return await work({ config, licensing: { em: orm.em, clock: () => new Date(), queue } });
    } finally {
      await close();
    }
  });
}

/**
 * Runs something on a database that answers, and closes it after.
 * @throws {CliError} saying why PostgreSQL does not let us in.
 */
export async function withOrm<T>(
  databaseUrl: string,
  work: (orm: MikroORM) => Promise<T>,
  patience: Patience = PATIENCE,
): Promise<T> {
  const orm = await createOrm({ databaseUrl, poolSize: 2, patience });
  try {
    const problem = await connectionProblem(orm);
    if (problem !== null) throw new CliError(problem);
    return await work(orm);
  } finally {
    await orm.close();
  }
}

import type { MikroORM } from '@mikro-orm/postgresql';
import { type CliConfig, readCliConfig } from '../config.ts';
import type { Licensing } from '../licensing/ports.ts';
import { databaseState } from '../persistence/database-state.ts';
import { createOrm } from '../persistence/orm.ts';
import { CliError } from './cli-error.ts';
import { gist } from './sentence.ts';

export interface Connected {
  config: CliConfig;
  licensing: Licensing;
}

/** Runs a command on a database that answers and has this version's tables; closes it after. */
export async function withDatabase<T>(work: (connected: Connected) => Promise<T>): Promise<T> {
  const config = readCliConfig();
  const orm = await createOrm({ databaseUrl: config.databaseUrl, poolSize: 2 });
  try {
    await requireAnswer(orm);
    if ((await databaseState(orm)) !== 'up_to_date') {
      throw new CliError(
        'The database does not have the tables of this version. Run first: npm run seatkeeper -- migrate',
      );
    }
    return await work({ config, licensing: { em: orm.em, clock: () => new Date() } });
  } finally {
    await orm.close();
  }
}

/** @throws {CliError} saying why PostgreSQL does not let us in. */
export async function requireAnswer(orm: MikroORM): Promise<void> {
  try {
    await orm.em.execute('select 1');
  } catch (error) {
    const reason = error instanceof Error ? gist(error) : error;
    throw new CliError(
      `PostgreSQL does not let us in at DATABASE_URL: ${reason}. Is it running, and is the address right?`,
    );
  }
}

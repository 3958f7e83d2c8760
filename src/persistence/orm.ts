import { fileURLToPath } from 'node:url';
import { defineConfig, MikroORM, type Options } from '@mikro-orm/postgresql';
import { connectionTo } from '../connection.ts';
import { impatientSocket } from '../impatient-socket.ts';
import { entities } from '../licensing/entities/index.ts';
import { PreparingClient } from './preparing-client.ts';

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));
export const MIGRATIONS_TABLE = 'mikro_orm_migrations';

/** Nothing waits longer, in milliseconds. */
export interface Patience {
  toConnect: number;
  forStatement: number;
}

export interface OrmSettings {
  databaseUrl: string;
  /** Connections at most, per process. */
  poolSize?: number;
  patience?: Patience;
  extensions?: Options['extensions'];
  /** For which request a statement is run: its id then stands at the statement's head. */
  request?: () => string | undefined;
}

/** The one place that knows MikroORM's options. Migrations load only where `extensions` name them. */
export function ormOptions({
  databaseUrl,
  poolSize = 10,
  patience,
  extensions = [],
  request = () => undefined,
}: OrmSettings): Options {
  return defineConfig({
    // Of this it takes the database's name only; the rest is for pg.
    clientUrl: databaseUrl,
    entities,
    extensions,
    pool: { min: 0, max: poolSize },
    driverOptions: {
      Client: PreparingClient,
      // Instants in JSON are compared as texts.
      ...connectionTo(databaseUrl, '-c timezone=UTC'),
      ...(patience !== undefined && limits(patience)),
    },
    onQuery(sql) {
      const id = request();
      return id === undefined ? sql : `/* request ${id} */ ${sql}`;
    },
    // A database that is not there is somebody's typing mistake, and not to be made.
    ensureDatabase: false,
    forceUtcTimezone: true,
    schemaGenerator: { ignoreTriggers: true, ignoreRoutines: true },
    migrations: {
      path: MIGRATIONS_FOLDER,
      snapshotName: '.snapshot-seatkeeper',
      tableName: MIGRATIONS_TABLE,
      // Else migrating a database rewrites the committed file, and hides drift from its check.
      snapshotOnMigrate: false,
      silent: true,
    },
  });
}

/** The connections behind it. */
export function poolOf(orm: MikroORM) {
  return orm.em.getConnection().getNativeClient();
}

/** Where PostgreSQL itself does not end a statement, the connection ends. */
function limits({ toConnect, forStatement }: Patience) {
  return {
    connectionTimeoutMillis: toConnect,
    statement_timeout: forStatement,
    idleTimeoutMillis: toConnect,
    stream: impatientSocket(forStatement + 500),
  };
}

export function createOrm(settings: OrmSettings): Promise<MikroORM> {
  return MikroORM.init(ormOptions(settings));
}

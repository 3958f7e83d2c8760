/**
 * What is done once: a submission, a click. Whoever comes second waits for the first, then finds
 * what came of it. Where seats are taken and given back, the key is written by the statement of the
 * change and looked up under the person's lock: such a key always names the same person. Everything
 * else runs in {@link doOnce}.
 */
import type { EntityManager, SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import type { Alongside, Licensing } from './ports.ts';
import { statement } from './statement.ts';

/** For so long a deed is remembered. */
const REMEMBERED_DAYS = 30;

/** SQL: what came of the deed `:deedKey`, or null; a subquery. */
export const DEED_RESULT =
  '(select result from deed where tenant_id = :tenantId and key = cast(:deedKey as varchar))';

/** SQL: writes the deed `from` whatever holds a row once the change is made; with {@link deedValues}. */
export const DEED_INSERT = `insert into deed (tenant_id, key, at, result)
  select :deedTenantId, cast(:deedKey as varchar), cast(:deedAt as timestamptz),
      cast(:deedResult as jsonb)`;

/** SQL: a change that is no deed writes none. */
export const IS_DEED = 'cast(:deedKey as varchar) is not null';

export function deedValues({ tenantId, deedKey }: Context, now: Date, result: unknown) {
  return {
    deedTenantId: tenantId,
    deedKey: deedKey ?? null,
    deedAt: now.toISOString(),
    deedResult: JSON.stringify(result ?? null),
  };
}

/** Remembers a deed that changed nothing else. */
export async function rememberDeed(
  em: SqlEntityManager,
  context: Context,
  now: Date,
  result: unknown,
): Promise<void> {
  if (context.deedKey === undefined) return;
  await REMEMBER(em, deedValues(context, now, result));
}

const REMEMBER = statement(DEED_INSERT);

/** What came of a deed. `repeated`: it was done before, and nothing was changed now. */
export type Once<Result> = Result & { repeated: boolean };

export interface OnceOptions<Result> {
  /** Only says what would come of it. */
  dryRun?: boolean;
  alongside?: Alongside<Result> | undefined;
}

/**
 * Runs a use case in a transaction, once for its deed's key. The result is kept as JSON. A dry run
 * finds what was done already, and is rolled back.
 */
export async function doOnce<Result extends object>(
  { em, clock }: Licensing,
  context: Context,
  run: (em: EntityManager) => Promise<Result>,
  { dryRun = false, alongside }: OnceOptions<Result> = {},
): Promise<Once<Result>> {
  const { tenantId, deedKey } = context;
  const once = em.fork().transactional(async (tx) => {
    if (deedKey !== undefined) {
      await LOCK_DEED(tx, { tenantId, deedKey });
      const before = (await readDeeds(tx, tenantId, [deedKey])).get(deedKey);
      if (before) return { ...(before as Result), repeated: true };
    }
    const result = await run(tx);
    if (dryRun) throw new Foretold(result);
    await rememberDeed(tx, context, clock(), result);
    await alongside?.(tx, result);
    return { ...result, repeated: false };
  });
  return once.catch((error) => {
    if (!(error instanceof Foretold)) throw error;
    return { ...(error.result as Result), repeated: false };
  });
}

/** Rolls back what a dry run wrote. */
class Foretold extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super('A dry run');
    this.result = result;
  }
}

/** Of a deed that failed outside the database, so that it can be done again. */
export async function forgetDeed(
  { em }: Licensing,
  { tenantId, deedKey }: Pick<Context, 'tenantId'> & { deedKey: string },
): Promise<void> {
  await FORGET(em, { tenantId, deedKey });
}

const FORGET = statement('delete from deed where tenant_id = :tenantId and key = :deedKey');

/** What came of deeds that were done, by key. */
export async function readDeeds(
  em: SqlEntityManager,
  tenantId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const done = await DONE(em, { tenantId, keys });
  return new Map(done.map(({ key, result }) => [key, result]));
}

const DONE = statement<{ key: string; result: unknown }>(`
  select key, result from deed where tenant_id = :tenantId and key = any (cast(:keys as text[]))`);

/** Until the transaction ends. A statement of its own: the next one sees what was waited for. */
const LOCK_DEED = statement(`select pg_advisory_xact_lock(
  hashtextextended(cast(:tenantId as text) || ' ' || cast(:deedKey as text), 0))`);

/** Forgets a tenant's deeds of more than 30 days ago. */
export async function purgeDeeds(licensing: Licensing, tenantId: string): Promise<void> {
  const oldest = new Date(licensing.clock().getTime() - REMEMBERED_DAYS * 86_400_000);
  await licensing.em
    .fork()
    .execute('delete from deed where tenant_id = ? and at < ?', [tenantId, oldest], 'run');
}

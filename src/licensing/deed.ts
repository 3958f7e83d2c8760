/**
 * What is done once: a submission, a click. Its key is written by the statement of the change, and
 * looked up under the person's lock; so whoever comes second waits for the first, then finds
 * what came of it. A key always names the same person.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import type { Licensing } from './ports.ts';

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
  await em.execute(DEED_INSERT, deedValues(context, now, result), 'run');
}

/** Forgets a tenant's deeds of more than 30 days ago. */
export async function purgeDeeds(licensing: Licensing, tenantId: string): Promise<void> {
  const oldest = new Date(licensing.clock().getTime() - REMEMBERED_DAYS * 86_400_000);
  await licensing.em
    .fork()
    .execute('delete from deed where tenant_id = ? and at < ?', [tenantId, oldest], 'run');
}

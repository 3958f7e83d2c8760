/** Group work that real processes do: waiting for its end, and what must be true then. */
import { createQueue } from '../../src/jobs/queue.ts';
import type { Licensing } from '../../src/licensing/ports.ts';
import { asAdministrator } from '../support/builders.ts';
import type { TestJobs } from '../support/jobs.ts';
import { until } from '../support/until.ts';
import type { Stage } from './stage.ts';

/** In the long form, a job that is not taken over at once waits for its heartbeat. */
export const LONG = { withinMs: 20 * 60_000 };

/** The use cases, whose jobs the stage's processes work off. */
export function onStage({ at: { em } }: Stage, { boss }: TestJobs): Licensing {
  return { em, clock: () => new Date(), queue: createQueue(boss) };
}

/** Somebody who administers it. */
export async function anAdministrator(stage: Stage) {
  const { personId } = await stage.somebody('ada', { admin: true });
  return asAdministrator(stage, { id: personId });
}

/** Alerts aside, which wait for more changes a while. */
export function atRest({ at: { em, tenantId } }: Stage): Promise<true> {
  return until(
    'nothing is left to do',
    async () => {
      const left = await em.fork().execute(
        `select from pgboss.job where name like ? || '/%' and name not like '%/review-alerts'
            and state < 'completed' and start_after < now() + interval '1 minute' limit 1`,
        [tenantId],
      );
      return left.length === 0;
    },
    LONG,
  );
}

/** While no process lives: as if the last heartbeat of what dead processes had in hand were a while ago: it is another's. */
export async function takeOver({ at: { em } }: Stage, { boss }: TestJobs): Promise<void> {
  const run = (sql: string) => em.fork().execute(sql, [], 'run');
  // What they had begun in PostgreSQL goes on for a moment.
  const goesOn = () =>
    em.fork().execute(
      `select from pg_stat_activity where datname = current_database()
          and backend_type = 'client backend' and pid <> pg_backend_pid() and state <> 'idle'`,
    );
  await until('the dead are noticed', async () => (await goesOn()).length === 0);
  await until('nothing is in hand', async () => {
    await run(
      `update pgboss.job set heartbeat_on = now() - interval '1 minute' where state = 'active'`,
    );
    await run('update pgboss.queue set monitor_on = null');
    await boss.supervise();
    const inHand = await em.fork().execute(`select from pgboss.job where state = 'active' limit 1`);
    return inHand.length === 0;
  });
  await run(`update pgboss.job set start_after = now() where state = 'retry'`);
}

/** What is not as the history of inherited licenses says; empty where all is well. */
export function unfounded({ at: { em, tenantId } }: Stage) {
  return em.fork().execute(UNFOUNDED, { tenantId });
}

/** Each step begins where the one before ended; the last is how it is; and nobody has it twice. */
const UNFOUNDED = `
  with step as (
    select coalesce(after->>'sourceId', before->>'sourceId') as source_id, id,
        before->>'state' as was, after->>'state' as became
      from audit_entry
     where tenant_id = :tenantId and action like 'license.%' and group_id is not null
  ), chained as (
    select *, lag(became) over (partition by source_id order by id) as was_before,
        lead(id) over (partition by source_id order by id) is null as is_last
      from step
  )
  select 'does not follow' as problem, source_id, was, was_before, became from chained
   where was is distinct from was_before
  union all
  select 'is another', cast(s.id as text), s.state, null, c.became
    from source s left join chained c on c.source_id = cast(s.id as text) and c.is_last
   where s.tenant_id = :tenantId and s.group_id is not null and s.state is distinct from c.became
  union all
  select 'is there twice', null, cast(person_id as text), cast(product_id as text), null
    from source where tenant_id = :tenantId and state <> 'ended'
   group by person_id, product_id, group_id having count(*) > 1`;

/** What must be true in the database, whatever happened. */
import { runCli } from '../support/cli-process.ts';
import type { Stage } from './stage.ts';

/** Counts agree with sources, sources with the audit, and nothing is sold twice. */
export async function expectTruth({ at: { em, tenantId } }: Stage, databaseUrl: string) {
  const checked = await runCli(['check', '--tenant', tenantId], {
    env: { DATABASE_URL: databaseUrl },
  });
  expect(checked).toMatchObject({ code: 0, stderr: '' });
  expect(await em.fork().execute(OVERSOLD, [tenantId])).toEqual([]);
  expect(await em.fork().execute(UNTOLD_SOURCES, { tenantId })).toEqual([]);
}

const OVERSOLD = `
  select p.display_name, p.assigned from product p
   where p.tenant_id = ? and p.assigned >
     (select sum(seats) from subscription s where s.tenant_id = p.tenant_id and s.product_id = p.id)`;

/** Sources whose state or options are not what the audit's entries amount to. */
const UNTOLD_SOURCES = `
  with entry as (
    select coalesce(after->>'sourceId', before->>'sourceId') as source_id, action, after, id,
        case when action = 'license.remove' then -1
             when action = 'license.change_options' then 0 else 1 end as step
      from audit_entry where tenant_id = :tenantId and action like 'license.%'
  ), told as (
    select source_id, sum(step) as state,
        (array_agg(after order by id desc) filter (where action <> 'license.remove'))[1] as options
      from entry group by source_id
  ), held as (
    select s.id, s.state, cast(s.until_date as text) as until,
        coalesce((select jsonb_agg(d.plan_id order by d.plan_id) from source_disabled_plan d
          where d.tenant_id = s.tenant_id and d.source_id = s.id), '[]') as plans_off
      from source s where s.tenant_id = :tenantId
  )
  select held.*, told.state as told_state, told.options
    from held full join told on told.source_id = cast(held.id as text)
   where held.id is null or told.source_id is null
      or told.state <> case held.state when 'active' then 1 else 0 end
      or (held.state = 'active' and (told.options->>'untilDate' is distinct from held.until
        or cast(told.options->'disabledPlanIds' as jsonb) <> held.plans_off))`;

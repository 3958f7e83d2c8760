/** Processes are killed at any moment while they work off a large group: the next carries on. */
import { setTimeout as sleep } from 'node:timers/promises';
import { assignToGroup } from '../../src/licensing/assign-to-group.ts';
import { changeMembers } from '../../src/licensing/change-members.ts';
import { explainLicense } from '../../src/licensing/explain-license.ts';
import { resizeSubscription } from '../../src/licensing/resize-subscription.ts';
import { aGroup, aPlan, aProduct, aSubscription } from '../support/builders.ts';
import { runCli } from '../support/cli-process.ts';
import { useDatabase } from '../support/database.ts';
import { useJobs } from '../support/jobs.ts';
import { report, sized } from '../support/sizes.ts';
import { until } from '../support/until.ts';
import { anAdministrator, atRest, LONG, onStage, takeOver, unfounded } from './group-work.ts';
import { useStage } from './stage.ts';

const MEMBERS = sized({ short: 500, long: 20_000 });
/** In each of the three parts. */
const KILLS = sized({ short: 1, long: 10 });
/** Of so many members one has no usage location. */
const NOWHERE = 20;

const database = useDatabase();
const jobs = useJobs(database);
const stage = useStage(database);

/** Members `n1`, `n2` …, who joined in this order. */
async function aLargeGroup(): Promise<{ groupId: string; personIds: string[] }> {
  const { em, tenantId } = stage.at;
  const { id: groupId } = await aGroup(stage.at, { name: 'Everybody' });
  const rows = await em.fork().execute<{ id: string }[]>(
    `with people as (
       insert into person (tenant_id, id, display_name, usage_location)
       select :tenantId, gen_random_uuid(), 'n' || n, case when n % :nowhere > 0 then 'NL' end
         from generate_series(1, :count) n
       returning id, cast(substr(display_name, 2) as int) as n
     ), joined as (
       insert into group_member (tenant_id, group_id, person_id, joined_at)
       select :tenantId, :groupId, id, timestamptz '2026-01-01' + interval '1 second' * n from people)
     select id from people order by n`,
    { tenantId, groupId, count: MEMBERS, nowhere: NOWHERE },
  );
  // As PostgreSQL does by itself, some time after so much has changed.
  await em.fork().execute('analyze person, group_member', [], 'run');
  return { groupId, personIds: rows.map(({ id }) => id) };
}

/** What became of each member: `BASE/EXTRA`, by their numbers. */
async function results(): Promise<string[]> {
  const rows = await stage.at.em.fork().execute<{ result: string }[]>(
    `select (select string_agg(coalesce(s.error_code, s.state), '/' order by pr.display_name)
          from source s join product pr using (tenant_id)
         where s.tenant_id = p.tenant_id and s.person_id = p.id and pr.id = s.product_id
           and s.state <> 'ended') as result
       from person p where tenant_id = ? and p.display_name ~ '^n[0-9]+$'
      order by cast(substr(p.display_name, 2) as int)`,
    [stage.tenantId],
  );
  return rows.map(({ result }) => result ?? 'nothing');
}

/** The same, as it should be. */
function expected({ seats, left }: { seats: number; left: number }): string[] {
  let free = seats;
  return Array.from({ length: MEMBERS }, (_, index) => {
    if (index < left) return 'nothing';
    if ((index + 1) % NOWHERE === 0) return 'usage_location_missing/usage_location_missing';
    free -= 1;
    return free >= 0 ? 'active/active' : 'seats_exhausted/dependency_missing';
  });
}

/** Those that are not alike, at most three. */
function unlike(found: readonly string[], wanted: readonly string[]): string[] {
  const differences = wanted.map((each, n) => `n${n + 1} is ${found[n]}, not ${each}`);
  return differences.filter((_, n) => found[n] !== wanted[n]).slice(0, 3);
}

async function entries(): Promise<number> {
  const [row] = await stage.at.em.fork().execute<{ entries: number }[]>(
    `select cast(count(*) as int) as entries from audit_entry
        where tenant_id = ? and action like 'license.%'`,
    [stage.tenantId],
  );
  return row?.entries ?? 0;
}

test('a large group gets, is healed and loses as it should, whoever is killed at it', async () => {
  const licensing = onStage(stage, jobs);
  let bot = await stage.start('http');
  const admin = await anAdministrator(stage);
  const base = await aPlan(stage.at, { name: 'BASE' });
  const more = await aPlan(stage.at, { name: 'MORE' });
  const extra = await aPlan(stage.at, { name: 'EXTRA', needs: [base] });
  const suite = await aProduct(stage.at, {
    ...{ displayName: 'A suite', plans: [base, more], subscriptions: [] },
  });
  const seats = MEMBERS * 0.8;
  const { id: subscriptionId } = await aSubscription(stage.at, suite, { seats });
  const addOn = await aProduct(stage.at, { displayName: 'B', plans: [extra], seats: null });
  const { groupId, personIds } = await aLargeGroup();
  let kills = 0;

  /** Kills somebody once so much is written of what is to be written at least. */
  async function killedAt(steps: number, work: () => Promise<unknown>): Promise<void> {
    const before = await entries();
    const moments = Array.from({ length: KILLS }, () => Math.floor(Math.random() * steps));
    await work();
    for (const moment of moments.sort((one, other) => one - other)) {
      await until('so much is done', async () => (await entries()) >= before + moment, LONG);
      await sleep(Math.random() * 30);
      await stage.end(bot, 'SIGKILL');
      kills += 1;
      await takeOver(stage, jobs);
      bot = await stage.start('http');
    }
    await atRest(stage);
  }

  await killedAt(MEMBERS * 2, async () => {
    const which = { groupId, reason: null };
    const off = [more.id];
    await assignToGroup(licensing, admin, { ...which, productId: suite.id, disabledPlanIds: off });
    await assignToGroup(licensing, admin, { ...which, productId: addOn.id, disabledPlanIds: [] });
  });
  expect(unlike(await results(), expected({ seats, left: 0 }))).toEqual([]);

  const bought = MEMBERS * 0.1;
  await killedAt(bought * 2, () =>
    resizeSubscription(licensing, admin, { subscriptionId, seats: seats + bought }),
  );
  expect(unlike(await results(), expected({ seats: seats + bought, left: 0 }))).toEqual([]);

  const left = MEMBERS / 2;
  await killedAt(left * 2, () =>
    changeMembers(licensing, admin, { groupId, add: [], remove: personIds.slice(0, left) }),
  );
  const wanted = expected({ seats: seats + bought, left });
  expect(unlike(await results(), wanted)).toEqual([]);

  const has = wanted.indexOf('active/active');
  const personId = personIds[has] ?? '';
  const { products } = await explainLicense(licensing, admin, { personId });
  const plans = products.flatMap(({ plans }) =>
    plans.map(({ name, through }) => [name, through.length]),
  );
  expect(plans).toEqual(
    expect.arrayContaining([
      ['BASE', 1],
      ['MORE', 0],
      ['EXTRA', 1],
    ]),
  );
  expect(await unfounded(stage)).toEqual([]);
  const env = { DATABASE_URL: database.url };
  expect(await runCli(['check', '--tenant', stage.tenantId], { env })).toMatchObject({ code: 0 });
  expect(stage.failures()).toEqual([]);
  report('groups killed', { kills, members: MEMBERS, entries: await entries() });
});

/** An import is killed in its middle: nothing of it is left, and it can be run again. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aPerson, aTenant } from '../support/builders.ts';
import { runCli, startCli } from '../support/cli-process.ts';
import { useDatabase } from '../support/database.ts';
import { report, sized } from '../support/sizes.ts';
import { until } from '../support/until.ts';

const LINES = sized({ short: 2000, long: 100_000 });
const KILLS = sized({ short: 2, long: 20 });

const database = useDatabase();
const env = { DATABASE_URL: database.url };
const folder = mkdtempSync(join(tmpdir(), 'seatkeeper-killed-'));
const file = join(folder, 'people.csv');
beforeAll(() => {
  const lines = Array.from({ length: LINES }, (_, n) => `p${n}@example.com,Person ${n},NL,,\n`);
  writeFileSync(file, `email,display_name,usage_location,manager_email,status\n${lines.join('')}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const importInto = (tenantId: string) => ['import', 'people', file, '--tenant', tenantId];

/** How many of the file's people, and of the audit's entries, there are. */
async function imported(tenantId: string) {
  const [found] = await database.orm.em.fork().execute<{ people: number; entries: number }[]>(
    `select
       (select cast(count(*) as int) from person
         where tenant_id = :tenantId and display_name like 'Person %') as people,
       (select cast(count(*) as int) from audit_entry where tenant_id = :tenantId) as entries`,
    { tenantId },
  );
  return found;
}

/** Until PostgreSQL has noticed that nobody is there any more. */
async function gone(): Promise<void> {
  const others = () =>
    database.orm.em.fork().execute(
      `select from pg_stat_activity where datname = current_database()
          and pid <> pg_backend_pid() and application_name = '' and state <> 'idle'`,
    );
  await until('the killed process is noticed', async () => (await others()).length === 0);
}

test('killed as it writes, it leaves nothing', async () => {
  const { tenantId } = await aTenant(database.orm);
  const known = await aPerson(
    { em: database.orm.em, tenantId },
    { email: `p${LINES - 1}@example.com`, displayName: 'Known' },
  );
  await database.orm.em.fork().transactional(async (em) => {
    // The others are inserted by then; this one is to be changed.
    await em.execute('select from person where id = ? for update', [known.id]);
    const running = startCli(importInto(tenantId), { env });
    const waits = () =>
      database.orm.em
        .fork()
        .execute(`select from pg_stat_activity where datname = current_database()
        and wait_event_type = 'Lock'`);
    await until('it waits for that one', async () => (await waits()).length > 0);
    running.kill();
    expect(await running.ended).toMatchObject({ code: null });
  });
  await gone();
  expect(await imported(tenantId)).toEqual({ people: 0, entries: 0 });
  expect(await runCli(importInto(tenantId), { env })).toMatchObject({ code: 0 });
  expect(await imported(tenantId)).toEqual({ people: LINES, entries: 2 });
});

test('killed at any moment, it leaves nothing or all', async () => {
  const began = performance.now();
  const whole = await aTenant(database.orm);
  expect(await runCli(importInto(whole.tenantId), { env })).toMatchObject({ code: 0 });
  const takes = performance.now() - began;
  let nothing = 0;
  for (let kills = 0; kills < KILLS; kills += 1) {
    const { tenantId } = await aTenant(database.orm);
    const running = startCli(importInto(tenantId), { env });
    await sleep(Math.random() * takes);
    running.kill();
    await running.ended;
    await gone();
    const left = await imported(tenantId);
    if (left?.people === 0) nothing += 1;
    expect([
      { people: 0, entries: 0 },
      { people: LINES, entries: 1 },
    ]).toContainEqual(left);
    expect(await runCli(importInto(tenantId), { env })).toMatchObject({ code: 0 });
    expect(await imported(tenantId)).toMatchObject({ people: LINES });
  }
  report('import killed', { kills: KILLS, lines: LINES, takes_ms: Math.round(takes), nothing });
});

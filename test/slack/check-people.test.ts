/** The nightly pass over people and mirrored groups, after Slack told things while nobody listened. */
import { startApp } from '../../src/app.ts';
import { queueOf } from '../../src/jobs/jobs.ts';
import { mirrorUserGroup } from '../../src/licensing/mirror-user-group.ts';
import { useApp } from '../support/app.ts';
import { aGroup, anAssignment, aProduct } from '../support/builders.ts';
import { useJobs } from '../support/jobs.ts';
import { inTenantOf, somebody } from '../support/somebody.ts';
import { sourcesOf } from '../support/sources.ts';
import { until } from '../support/until.ts';

const app = useApp();
const jobs = useJobs(app.database);
afterEach(() => app.slack.behave());

const run = async (sql: string, ...values: unknown[]) =>
  app.licensing.em.fork().execute<{ value: unknown }[]>(sql, values);

/** Begins a pass, after all that was heard so far. */
async function begin(): Promise<void> {
  const { id } = await somebody(app, 'Last');
  app.slack.updateUser(id, { title: 'Told of last' });
  await until('the last is heard of', async () => {
    const [last] = await run(
      'select slack_read_at as value from person where slack_user_id = ?',
      id,
    );
    return last?.value;
  });
  await app.idle();
  app.now = new Date(app.now.getTime() + 60_000);
  const queue = await jobs.queueOf(app.tenantId);
  await queue.enqueue(app.licensing.em.fork(), 'check-people', {});
}

/** Lets it go on at once instead of in a minute. */
async function hurry(): Promise<void> {
  await run(
    'update pgboss.job set start_after = now() where name = ?',
    queueOf(app.tenantId, 'check-people'),
  );
}

const waiting = async () => {
  const all = await jobs.boss.findJobs<object>(queueOf(app.tenantId, 'check-people'), {});
  return all.filter(({ state }) => state !== 'completed');
};

const done = () => until('the pass is over', async () => (await waiting()).length === 0);

/** How often each of them was read from Slack. */
const readings = (ids: readonly string[]) =>
  ids.map(
    (id) =>
      app.slack.calls.filter((call) => {
        return call.method === 'users.info' && call.args['user'] === id && call.response['ok'];
      }).length,
  );

test('who left, came back or was renamed meanwhile is known afterwards, and their licenses follow', async () => {
  const tenant = inTenantOf(app);
  const product = await aProduct(tenant, { displayName: 'P1' });
  const [lea, max] = [await somebody(app, 'Lea'), await somebody(app, 'Max')];
  const nobody = await somebody(app, 'Nora Nothing');
  for (const { personId: id } of [lea, max]) await anAssignment(tenant, { id }, product);
  const users = app.slack.workspace.users;
  Object.assign(users.get(lea.id) ?? {}, { deleted: true });
  Object.assign(users.get(max.id) ?? {}, { realName: 'Max the Great' });

  app.slack.misbehave({ kind: 'rate_limited', method: 'users.info', retryAfter: 1, times: 1 });
  await begin();
  const has = (...sources: string[]) =>
    until(sources.join(), async () => (await sourcesOf(tenant)).join() === sources.join());
  await has('Lea P1 direct suspended', 'Max the Great P1 direct active');
  await done();
  expect(readings([lea.id, max.id, nobody.id])).toEqual([1, 1, 0]);

  Object.assign(users.get(lea.id) ?? {}, { deleted: false });
  await begin();
  await has('Lea P1 direct active', 'Max the Great P1 direct active');
  await done();
});

test('mirrored groups are looked at, too', async () => {
  const kim = app.slack.addUser({ realName: 'Kim' });
  app.slack.addUserGroup({ id: 'S1', name: 'Sales', users: [] });
  const actor = { kind: 'system', cause: 'a test' } as const;
  await mirrorUserGroup(
    app.licensing,
    { tenantId: app.tenantId, actor, surface: 'system' },
    { slackUsergroupId: 'S1', slackName: 'Sales', name: 'Sales', priority: 100 },
  );
  const revision = async () =>
    (
      await run(
        'select mirror_revision as value from license_group where tenant_id = ?',
        app.tenantId,
      )
    )[0]?.value;
  await until('it was looked at', async () => (await revision()) === 1);
  Object.assign(app.slack.workspace.userGroups.get('S1') ?? {}, { users: [kim.id] });
  await begin();
  await until('Kim is in it', async () => {
    const members = await run(
      `select p.display_name as value from group_member m join person p on p.id = m.person_id
        where m.tenant_id = ?`,
      app.tenantId,
    );
    return members.some(({ value }) => value === 'Kim');
  });
  await done();
});

test('a pass over many goes on a minute later where it was, by whichever process, and reads each once', async () => {
  const tenant = inTenantOf(app);
  const product = await aProduct(tenant, { displayName: 'Many', seats: null });
  const people: string[] = [];
  for (let index = 0; index < 60; index += 1) {
    const person = await somebody(app, `Many ${index}`);
    await anAssignment(tenant, { id: person.personId }, product);
    people.push(person.id);
  }
  // Of one Slack has told since the pass began: nobody needs to ask.
  await begin();
  const rest = await until('the next lot waits', async () => {
    const [job] = await waiting();
    return job?.data && 'after' in job.data ? job : undefined;
  });
  expect(rest.startAfter.getTime() - rest.createdOn.getTime()).toBe(60_000);
  const unread = people.filter((_, index) => readings(people)[index] === 0);
  expect(unread.length).toBeGreaterThan(0);
  const [told] = unread;
  app.now = new Date(app.now.getTime() + 1000);
  app.slack.updateUser(told ?? '', { title: 'Heard of' });
  await until('they are heard of', async () => {
    const [row] = await run(
      'select slack_read_at >= cast(? as timestamptz) as value from person where slack_user_id = ?',
      app.now.toISOString(),
      told,
    );
    return row?.value === true;
  });
  await app.running.stop();
  const running = await startApp(app.config, { clock: () => app.now });
  app.database.onClose(() => running.stop());
  await hurry();
  await done();
  expect(readings(people)).toEqual(people.map((id) => (id === told ? 0 : 1)));
});

test('what Slack tells of a group is not kept waiting by the nightly look at many', async () => {
  const kay = app.slack.addUser({ realName: 'Kay' });
  const groups: { id: string; slackUsergroupId: string }[] = [];
  for (let index = 0; index < 100; index += 1) {
    const { id } = await aGroup(inTenantOf(app), { name: `Mirror ${index}` });
    const slackUsergroupId = app.slack.addUserGroup({ name: `Mirror ${index}`, users: [] }).id;
    const follows =
      'update license_group set slack_usergroup_id = ? where id = ? returning id as value';
    await run(follows, slackUsergroupId, id);
    groups.push({ id, slackUsergroupId });
  }
  const last = groups.sort((a, b) => (a.id < b.id ? -1 : 1)).at(-1);
  const queue = queueOf(app.tenantId, 'mirror-group');
  await begin();
  await until('its nightly look waits', async () => {
    const data = JSON.stringify({ groupId: last?.id });
    const sql =
      "select true as value from pgboss.job where name = ? and state = 'created' and data @> cast(? as jsonb)";
    return (await run(sql, queue, data)).length > 0;
  });
  app.slack.updateUserGroup(last?.slackUsergroupId ?? '', { users: [kay.id] });
  await until('Kay is in it', async () => {
    const sql = 'select person_id as value from group_member where tenant_id = ? and group_id = ?';
    return (await run(sql, app.tenantId, last?.id)).length === 1;
  });
  await run(
    "delete from pgboss.job where name = ? and state = 'created' returning id as value",
    queue,
  );
});

test('a process that starts does not begin a pass', async () => {
  const before = await jobs.boss.findJobs(queueOf(app.tenantId, 'check-people'), {});
  const running = await startApp(app.config, { clock: () => app.now });
  await running.stop();
  const after = await jobs.boss.findJobs(queueOf(app.tenantId, 'check-people'), {});
  expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
});

/** Slack user groups as groups: mirrored by hand, kept in step by events, frozen when much is lost. */
import { queueOf } from '../../src/jobs/jobs.ts';
import { readMirror } from '../../src/licensing/read-mirrors.ts';
import { DECIDE_FROZEN, MIRROR_USER_GROUP } from '../../src/slack/entry-points.ts';
import { useApp } from '../support/app.ts';
import { aGroup, aProduct } from '../support/builders.ts';
import { useJobs } from '../support/jobs.ts';
import { closeModals, sees } from '../support/seeing.ts';
import { inTenantOf } from '../support/somebody.ts';
import { sourcesOf } from '../support/sources.ts';
import { until } from '../support/until.ts';

const app = useApp();
const jobs = useJobs(app.database);
const anna = () => app.slack.as(app.admin);
const USER_GROUP = 'mirror.user_group';
afterEach(async () => {
  app.slack.behave();
  app.slack.workspace.hasUserGroups = true;
  await closeModals(app);
});

/** A user group of Slack's with so many people in it. */
function aUserGroup(name: string, people: number) {
  const users = Array.from({ length: people }, (_, index) => {
    return app.slack.addUser({ realName: `${name} ${index + 1}` }).id;
  });
  return { ...app.slack.addUserGroup({ name, users }), users };
}

async function openForm(): Promise<void> {
  await anna().command('/license-groups');
  await sees(anna(), 'group');
  await anna().click(MIRROR_USER_GROUP);
  await sees(anna(), 'gets the members');
}

async function mirror(name: string): Promise<void> {
  await openForm();
  await anna().choose('Slack user group', name);
  await anna().submit();
  await sees(anna(), `*${name}* follows the Slack user group`);
  await anna().closeModal({ all: true });
}

async function groupOf(name: string) {
  const [row] = await app.licensing.em.fork().execute<{ id: string; isFrozen: boolean }[]>(
    `select id, frozen_at is not null as "isFrozen" from license_group
      where tenant_id = ? and name = ? and deleted_at is null`,
    [app.tenantId, name],
  );
  return row;
}

async function members(name: string): Promise<string[]> {
  const rows = await app.licensing.em.fork().execute<{ name: string }[]>(
    `select p.display_name as name from group_member m
       join license_group g on g.tenant_id = m.tenant_id and g.id = m.group_id
       join person p on p.tenant_id = m.tenant_id and p.id = m.person_id
      where m.tenant_id = ? and g.name = ? order by 1`,
    [app.tenantId, name],
  );
  return rows.map((row) => row.name);
}

async function hasMembers(group: string, ...names: string[]): Promise<void> {
  const wanted = JSON.stringify(names);
  await until(
    `${group} has ${wanted}`,
    async () => JSON.stringify(await members(group)) === wanted,
  );
}

const heard = (words: string) =>
  anna().waitFor((client) => client.dm().find(({ text }) => text.includes(words)));

test('a user group is mirrored, its members have what the group holds, and it follows each change', async () => {
  const group = aUserGroup('Sales', 2);
  const bot = app.slack.addUser({ name: 'robot', isBot: true });
  const stranger = app.slack.addUser({ name: 'strange', isStranger: true });
  app.slack.updateUserGroup(group.id, { users: [...group.users, bot.id, stranger.id] });
  await mirror('Sales');
  await hasMembers('Sales', 'Sales 1', 'Sales 2');
  const product = await aProduct(inTenantOf(app), { displayName: 'P1' });
  const id = (await groupOf('Sales'))?.id;
  await app.licensing.em.execute(
    `update tenant set default_usage_location = 'NL';
     insert into group_product (tenant_id, id, group_id, product_id, since)
     values (?, gen_random_uuid(), ?, ?, now())`,
    [app.tenantId, id, product.id],
  );
  const late = app.slack.addUser({ realName: 'Late' });
  app.slack.updateUserGroup(group.id, { users: [group.users[1] ?? '', late.id] });
  await hasMembers('Sales', 'Late', 'Sales 2');
  const has = JSON.stringify(['Late P1 via Sales active', 'Sales 2 P1 via Sales active']);
  await until(has, async () => JSON.stringify(await sourcesOf(inTenantOf(app))) === has);

  app.slack.updateUserGroup(group.id, { name: 'Sellers' });
  await until('it is renamed', async () => groupOf('Sellers'));
});

test('Slack’s name that another group has is told, with a way to the group; nothing is lost', async () => {
  const group = aUserGroup('Design', 1);
  await mirror('Design');
  await hasMembers('Design', 'Design 1');
  await aGroup(inTenantOf(app), { name: 'Art' });
  app.slack.updateUserGroup(group.id, { name: 'ART', users: [...group.users, app.member.id] });
  await hasMembers('Design', 'Design 1', 'Mick Member');
  const message = await heard('is called *ART* in Slack now');
  await anna().click('group.open', message);
  await sees(anna(), 'Design');
});

describe('a user group that is disabled freezes its mirror', () => {
  test('until an administrator takes the change over; the second is told', async () => {
    const { id } = aUserGroup('Events', 2);
    await mirror('Events');
    await hasMembers('Events', 'Events 1', 'Events 2');
    app.slack.updateUserGroup(id, { disabled: true });
    const message = await heard('behind *Events* was disabled. Its 2 members stay');
    expect(await members('Events')).toHaveLength(2);
    await anna().click(DECIDE_FROZEN.take_over, message);
    await hasMembers('Events');
    const says = (client: ReturnType<typeof anna>) =>
      client
        .dm()
        .find(
          ({ ts, text }) => ts === message.ts && text.includes(`taken over by <@${app.admin.id}>`),
        );
    const after = await anna().waitFor(says);
    expect(JSON.stringify(after.blocks)).not.toContain(DECIDE_FROZEN.keep);
  });

  test('and the message of an earlier freeze decides nothing about a later one', async () => {
    const { id } = aUserGroup('Trainees', 1);
    await mirror('Trainees');
    await hasMembers('Trainees', 'Trainees 1');
    const isFrozen = (wanted: boolean) =>
      until('it is', async () => (await groupOf('Trainees'))?.isFrozen === wanted);
    app.slack.updateUserGroup(id, { disabled: true });
    const message = await heard('behind *Trainees* was disabled');
    app.slack.updateUserGroup(id, { disabled: false });
    await isFrozen(false);
    app.now = new Date(app.now.getTime() + 60_000);
    app.slack.updateUserGroup(id, { disabled: true });
    await isFrozen(true);
    await anna().click(DECIDE_FROZEN.take_over, message);
    await anna().waitFor((client) =>
      client
        .dm()
        .find(({ ts, text }) => ts === message.ts && text.includes('no decision any more')),
    );
    expect(await groupOf('Trainees')).toMatchObject({ isFrozen: true });
    expect(await members('Trainees')).toEqual(['Trainees 1']);
  });

  test('until somebody decides in the group itself', async () => {
    const { id } = aUserGroup('Office', 1);
    await mirror('Office');
    await hasMembers('Office', 'Office 1');
    app.slack.updateUserGroup(id, { disabled: true });
    const message = await heard('behind *Office* was disabled. Its 1 member stays');
    await anna().command('/license-groups Office');
    await sees(anna(), 'Office', 'Keep as it is');
    await anna().click(DECIDE_FROZEN.keep);
    await anna().waitFor(({ modal }) => modal && !modal.text.includes('Keep as it is'));
    await anna().closeModal();
    expect(await readMirror(app.licensing, app.tenantId, (await groupOf('Office'))?.id ?? '')).toBe(
      null,
    );
    await anna().click(DECIDE_FROZEN.take_over, message);
    await anna().waitFor((client) =>
      client
        .dm()
        .find(({ ts, text }) => ts === message.ts && text.includes('no decision any more')),
    );
    expect(await members('Office')).toEqual(['Office 1']);
  });
});

test('somebody who does not administer licenses decides nothing', async () => {
  const { id } = aUserGroup('Legal', 1);
  await mirror('Legal');
  await hasMembers('Legal', 'Legal 1');
  app.slack.updateUserGroup(id, { disabled: true });
  const { blocks } = await heard('behind *Legal* was disabled');
  const mick = app.slack.as(app.member);
  const { channelId, ts } = app.slack.workspace.addMessage({
    ...{ channelId: app.slack.workspace.directMessage(app.member.id).id, text: 'Forwarded' },
    ...{ userId: app.slack.botUserId, blocks: JSON.parse(JSON.stringify(blocks)) },
  });
  await mick.click(DECIDE_FROZEN.take_over, { channelId, ts });
  await mick.waitFor((client) =>
    client.dm().some(({ text }) => text.includes('Only license administrators')),
  );
  expect((await groupOf('Legal'))?.isFrozen).toBe(true);
});

test('the form answers at its fields what stands against it', async () => {
  aUserGroup('Twins', 1);
  const gone = aUserGroup('Gone', 1);
  await aGroup(inTenantOf(app), { name: 'twins' });
  await openForm();
  await anna().choose('Slack user group', 'Twins');
  await anna().submit();
  expect(anna().modal?.errors).toEqual({
    'mirror.name': expect.stringContaining('There is a group Twins already'),
  });
  await anna().fill('Name here', 'Other twins');
  await anna().submit();
  await sees(anna(), '*Other twins* follows the Slack user group @twins');
  await anna().closeModal({ all: true });

  await openForm();
  await anna().choose('Slack user group', 'Twins');
  await anna().submit();
  expect(anna().modal?.errors).toEqual({
    [USER_GROUP]: expect.stringContaining('Other twins mirrors this Slack user group already'),
  });
  expect(JSON.stringify(await anna().suggest(USER_GROUP, '@gone'))).toContain(gone.id);
});

test('a workspace without user groups says so and goes on; mirrors wait', async () => {
  const group = aUserGroup('Before', 1);
  await mirror('Before');
  await hasMembers('Before', 'Before 1');
  app.slack.workspace.hasUserGroups = false;
  await anna().command('/license-groups');
  await sees(anna(), 'group');
  await anna().click(MIRROR_USER_GROUP);
  await sees(anna(), 'plan has no user groups');
  app.slack.updateUserGroup(group.id, { users: [] });
  await until('the job is given up', async () => {
    const failed = await jobs.boss.findJobs<object>(`${app.tenantId}/failed`, {});
    return failed.some(({ sourceOutput }) =>
      JSON.stringify(sourceOutput).includes('user_groups_unavailable'),
    );
  });
  expect(await members('Before')).toEqual(['Before 1']);
});

test('Slack’s limits are waited for', async () => {
  const group = aUserGroup('Slow', 1);
  const limits = ['usergroups.list', 'usergroups.users.list', 'users.info'];
  await mirror('Slow');
  await hasMembers('Slow', 'Slow 1');
  const late = app.slack.addUser({ realName: 'Slow late' });
  for (const method of limits) {
    app.slack.misbehave({ kind: 'rate_limited', method, retryAfter: 1, times: 2 });
  }
  app.slack.updateUserGroup(group.id, { users: [...group.users, late.id] });
  await hasMembers('Slow', 'Slow 1', 'Slow late');
});

test('who is behind many bots joins, too, by further jobs', async () => {
  const bots = Array.from({ length: 41 }, (_, index) => {
    return app.slack.addUser({ name: `bot ${index}`, isBot: true }).id;
  });
  const last = app.slack.addUser({ id: 'UZZZZZZZZZZ', realName: 'Zoe' });
  app.slack.addUserGroup({ name: 'Machines', users: [last.id, ...bots] });
  await mirror('Machines');
  await until('the next job, which waits for its time, has it', async () => {
    const [job] = await app.licensing.em.fork().execute(
      `update pgboss.job set start_after = now()
        where name = ? and state = 'created' and data ->> 'after' is not null returning id`,
      [queueOf(app.tenantId, 'mirror-group')],
    );
    return job !== undefined;
  });
  await hasMembers('Machines', 'Zoe');
});

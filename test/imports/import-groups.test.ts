import { importGroupsCsv } from '../../src/imports/import-csv.ts';
import { listGroupMembers } from '../../src/licensing/list-group-members.ts';
import { listGroups } from '../../src/licensing/list-groups.ts';
import { auditOf } from '../support/audit.ts';
import { aGroup, aPerson, asEverybody, aTenant, type Workspace } from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { sized } from '../support/sizes.ts';
import { csv, importer, problemsOf } from './importing.ts';

const licensing = useLicensing();
const HEADER = 'group,email';

function importing(acme: Workspace) {
  const options = { fileName: 'groups.csv' };
  return (lines: readonly string[]) =>
    importGroupsCsv(licensing, importer(acme), csv([HEADER, ...lines]), options);
}

/** Names of groups with those of their members. */
async function groupsOf(acme: Workspace) {
  const { groups } = await listGroups(licensing, acme.admin, { page: 0, pageSize: 100 });
  const found: Record<string, string[]> = {};
  for (const { id: groupId, name } of groups) {
    const list = { groupId, page: 0, pageSize: 100 };
    const { members } = await listGroupMembers(licensing, acme.admin, list);
    found[name] = members.map(({ displayName }) => displayName).sort();
  }
  return found;
}

function people(acme: Workspace, ...names: string[]) {
  return Promise.all(
    names.map((name) => aPerson(acme, { displayName: name, email: `${name}@example.com` })),
  );
}

test('who is listed joins, who is no longer listed leaves, and other groups stay', async () => {
  const acme = await aTenant(licensing);
  const [ann, bob] = await people(acme, 'ann', 'bob', 'cy');
  if (!ann || !bob) throw new Error('Ann and Bob are there');
  const sales = await aGroup(acme, { name: 'Sales', members: [ann, bob] });
  await aGroup(acme, { name: 'Other', members: [ann] });
  const run = importing(acme);
  const lines = [
    'sales,ANN@example.com',
    'Board , bob@example.com',
    'BOARD,cy@example.com',
    'SALES,cy@example.com',
  ];
  expect(await run(lines)).toEqual({
    ...{ lines: 4, created: 3, updated: 0, unchanged: 1 },
    ...{ groupsCreated: 1, membersLeft: 1 },
  });
  const expected = { Board: ['bob', 'cy'], Other: ['ann'], Sales: ['ann', 'cy'] };
  expect(await groupsOf(acme)).toEqual(expected);
  // A new group holds nothing that could be worked off.
  const work = { productId: null, work: 'due', lostPlanIds: [] };
  const sent = licensing.queue.sent(acme.tenantId, 'work-off-group');
  expect(sent).toEqual([{ groupId: sales.id, ...work }]);
  const told = (await auditOf(acme)).map(({ action }) => action).sort();
  const joined = ['group.join', 'group.join', 'group.join'];
  expect(told).toEqual(['group.create', ...joined, 'group.leave', 'import.groups']);

  const again = { created: 0, unchanged: 4, groupsCreated: 0, membersLeft: 0 };
  expect(await run(lines)).toMatchObject(again);
  expect(await groupsOf(acme)).toEqual(expected);
});

test('a deactivated person may be a member, a deleted group’s name is free', async () => {
  const acme = await aTenant(licensing);
  await aPerson(acme, { displayName: 'gone', email: 'gone@example.com', status: 'deleted' });
  const old = await aGroup(acme, { name: 'Sales' });
  await acme.em.execute('update license_group set deleted_at = now() where id = ?', [old.id]);
  expect(await importing(acme)(['Sales,gone@example.com'])).toMatchObject({ groupsCreated: 1 });
  expect(await groupsOf(acme)).toEqual({ Sales: ['gone'] });
});

test('every bad line is named with its cause, and nothing is changed', async () => {
  const acme = await aTenant(licensing);
  const [ann] = await people(acme, 'ann');
  if (!ann) throw new Error('Ann is there');
  await aPerson(await aTenant(licensing), { email: 'stranger@example.com' });
  await aGroup(acme, { name: 'Mirror', slackUsergroupId: 'S1' });
  await aGroup(acme, { name: 'Sales', members: [ann] });
  const problems = await problemsOf(
    importing(acme)([
      'Sales,ann@example.com',
      ',ann@example.com',
      `${'x'.repeat(256)},ann@example.com`,
      'Sales,ann',
      'SALES,Ann@example.com',
      'mirror,ann@example.com',
      'Board,stranger@example.com',
      'Board',
    ]),
  );
  expect(problems).toEqual([
    { line: 3, column: 'group', cause: 'is empty' },
    { line: 4, column: 'group', cause: 'has more than 255 characters' },
    { line: 5, column: 'email', cause: '"ann" is not an e-mail address' },
    {
      line: 6,
      column: 'email',
      cause: '"ann@example.com" stands on line 2 already, for the same group',
    },
    {
      line: 7,
      column: 'group',
      cause: '"mirror" mirrors a Slack user group; its members are changed in Slack',
    },
    {
      line: 8,
      column: 'email',
      cause: 'there is nobody with the e-mail address "stranger@example.com"; import people first',
    },
    { line: 9, cause: 'has 1 cell, but the header has 2 columns' },
  ]);
  expect(await groupsOf(acme)).toEqual({ Mirror: [], Sales: ['ann'] });
  expect(licensing.queue.sent(acme.tenantId, 'work-off-group')).toEqual([]);
});

test('tens of thousands of lines in ten groups come in, and again', async () => {
  const many = sized({ short: 6000, long: 60_000 });
  const acme = await aTenant(licensing);
  await acme.em.execute(
    `insert into person (tenant_id, id, display_name, email)
     select ?, gen_random_uuid(), 'P', 'p' || n || '@example.com' from generate_series(1, ?) n`,
    [acme.tenantId, many],
  );
  // As PostgreSQL does by itself, some time after so much has changed.
  await acme.em.execute('analyze person');
  const lines = Array.from({ length: many }, (_, n) => `Group ${n % 10},p${n + 1}@example.com`);
  const run = importing(acme);
  expect(await run(lines)).toMatchObject({ created: many, groupsCreated: 10 });
  const moved = lines.map((line) => line.replace('Group 9', 'group 8'));
  expect(await run(moved)).toMatchObject({
    created: many / 10,
    unchanged: 0.9 * many,
    membersLeft: 0,
  });
  const fewer = moved.filter((_, n) => n % 10 < 9);
  expect(await run(fewer)).toMatchObject({
    created: 0,
    unchanged: 0.9 * many,
    membersLeft: many / 10,
  });
});

test('is for administrators', async () => {
  const acme = await aTenant(licensing);
  const context = asEverybody(acme, await aPerson(acme));
  const rows = csv([HEADER, 'Sales,ann@example.com']);
  const refused = importGroupsCsv(licensing, context, rows, { fileName: 'groups.csv' });
  expect((await refusal(refused)).code).toBe('not_allowed');
});

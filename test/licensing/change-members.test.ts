import { randomUUID } from 'node:crypto';
import { changeMembers } from '../../src/licensing/change-members.ts';
import { listGroupMembers } from '../../src/licensing/list-group-members.ts';
import { auditOf } from '../support/audit.ts';
import { aGroup, aPerson, aProduct, asEverybody, aTenant } from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();
const due = (groupId: string) => ({ groupId, productId: null, work: 'due', lostPlanIds: [] });

test('people join and leave, each audited, and the group is worked off once', async () => {
  const acme = await aTenant(licensing);
  const [ann, bob, cy, dee] = [
    await aPerson(acme),
    await aPerson(acme),
    await aPerson(acme),
    await aPerson(acme),
  ];
  const { id: groupId } = await aGroup(acme, { name: 'Sales', members: [ann, bob] });
  const context = { ...acme.admin, deedKey: 'form 1' };
  const change = { groupId, add: [bob.id, cy.id, cy.id], remove: [ann.id, dee.id, cy.id] };
  const done = { group: 'Sales', added: 1, removed: 1, unchanged: 2 };
  expect(await changeMembers(licensing, context, change)).toEqual({ ...done, repeated: false });
  expect(await changeMembers(licensing, context, change)).toEqual({ ...done, repeated: true });
  expect(licensing.queue.sent(acme.tenantId, 'work-off-group')).toEqual([due(groupId)]);
  const told = (await auditOf(acme)).map(({ action, personId, groupId: group }) => ({
    action,
    personId,
    group,
  }));
  expect(told).toEqual([
    { action: 'group.join', personId: cy.id, group: groupId },
    { action: 'group.leave', personId: ann.id, group: groupId },
  ]);
  const found = await listGroupMembers(licensing, acme.admin, { groupId, page: 0, pageSize: 10 });
  expect(found.members.map(({ personId }) => personId)).toEqual([cy.id, bob.id]);
});

test('nothing changed needs no work', async () => {
  const acme = await aTenant(licensing);
  const ann = await aPerson(acme);
  const { id: groupId } = await aGroup(acme, { members: [ann] });
  const change = { groupId, add: [ann.id], remove: [] };
  expect(await changeMembers(licensing, acme.admin, change)).toMatchObject({ unchanged: 1 });
  expect(licensing.queue.sent(acme.tenantId, 'work-off-group')).toEqual([]);
});

test('takes thousands at once', async () => {
  const acme = await aTenant(licensing);
  const { id: groupId } = await aGroup(acme);
  const rows = await acme.em.execute<{ id: string }[]>(
    `insert into person (tenant_id, id, display_name)
     select ?, gen_random_uuid(), 'P' from generate_series(1, 5000) returning id`,
    [acme.tenantId],
  );
  const add = rows.map(({ id }) => id);
  const joined = await changeMembers(licensing, acme.admin, { groupId, add, remove: [] });
  expect(joined).toMatchObject({ added: 5000 });
  const left = await changeMembers(licensing, acme.admin, { groupId, add: [], remove: add });
  expect(left).toMatchObject({ removed: 5000 });
});

test('people who are unknown, of another tenant or deactivated are refused, all or nothing', async () => {
  const acme = await aTenant(licensing);
  const stranger = await aPerson(await aTenant(licensing));
  const ann = await aPerson(acme);
  const gone = await aPerson(acme, { displayName: 'Gone Girl', status: 'deleted' });
  const stays = await aPerson(acme, { displayName: 'Member', status: 'deleted' });
  const { id: groupId } = await aGroup(acme, { members: [stays] });
  const change = (add: string[], remove: string[] = [], context = acme.admin) =>
    refusal(changeMembers(licensing, context, { groupId, add, remove }));
  expect(await change([ann.id, stranger.id, 'no id'], [randomUUID()])).toEqual({
    code: 'members_unknown',
    details: { count: 3 },
  });
  expect(await change([ann.id, gone.id, stays.id])).toEqual({
    code: 'members_deleted',
    details: { people: ['Gone Girl'], count: 1 },
  });
  const somebody = { ...asEverybody(acme, ann) };
  const attempt = changeMembers(licensing, somebody, { groupId, add: [ann.id], remove: [] });
  expect((await refusal(attempt)).code).toBe('not_allowed');
  const found = await listGroupMembers(licensing, acme.admin, { groupId, page: 0, pageSize: 10 });
  expect(found.members.map(({ personId }) => personId)).toEqual([stays.id]);
  // The mirror and imports go by what their origin says.
  const system = {
    tenantId: acme.tenantId,
    actor: { kind: 'system', cause: 'mirror' },
    surface: 'system',
  } as const;
  const add = [gone.id];
  expect(await changeMembers(licensing, system, { groupId, add, remove: [] })).toMatchObject({
    added: 1,
  });
});

test('a mirrored group’s members are changed by the mirror only', async () => {
  const acme = await aTenant(licensing);
  const ann = await aPerson(acme);
  const { id: groupId } = await aGroup(acme, { name: 'M', slackUsergroupId: 'S1' });
  const change = { groupId, add: [ann.id], remove: [] };
  expect(await refusal(changeMembers(licensing, acme.admin, change))).toEqual({
    code: 'group_is_mirrored',
    details: { group: 'M' },
  });
});

describe('the members of a group', () => {
  test('are found by words, in error and why, and one by one', async () => {
    const acme = await aTenant(licensing);
    const visio = await aProduct(acme, { displayName: 'Visio' });
    const [ann, bob, cy] = [
      await aPerson(acme, { displayName: 'Ann Ochs' }),
      await aPerson(acme, { displayName: 'Bob', email: 'bob@ochs.example' }),
      await aPerson(acme, { displayName: 'Cy' }),
    ];
    const { id: groupId } = await aGroup(acme, { members: [ann, bob, cy], products: [visio] });
    const inError = (person: { id: string }, code: string) =>
      acme.em.execute(
        `insert into source (tenant_id, id, person_id, product_id, group_id, state, since, error_code)
         values (?, gen_random_uuid(), ?, ?, ?, 'error', now(), ?)`,
        [acme.tenantId, person.id, visio.id, groupId, code],
      );
    await inError(ann, 'seats_exhausted');
    await inError(cy, 'usage_location_missing');
    const list = async (which: object, pageSize = 10) => {
      const search = { groupId, page: 0, pageSize, ...which };
      const { members, ...rest } = await listGroupMembers(licensing, acme.admin, search);
      return { names: members.map(({ displayName }) => displayName), members, ...rest };
    };
    expect(await list({}, 2)).toMatchObject({ names: ['Cy', 'Bob'], matches: 3, pages: 2 });
    expect(await list({ page: 1 }, 2)).toMatchObject({ names: ['Ann Ochs'], page: 1 });
    expect(await list({ query: 'OCHS' })).toMatchObject({ names: ['Bob', 'Ann Ochs'] });
    expect(await list({ inError: 'any' })).toMatchObject({ names: ['Cy', 'Ann Ochs'] });
    const seats = await list({ inError: 'seats_exhausted' });
    expect(seats.names).toEqual(['Ann Ochs']);
    expect(seats.members[0]?.errors).toEqual([
      { productId: visio.id, product: 'Visio', code: 'seats_exhausted' },
    ]);
    expect(await list({ personId: bob.id, query: 'nobody' })).toMatchObject({ names: ['Bob'] });
    expect(await list({ personId: 'no id' })).toMatchObject({ names: [], matches: 0 });
  });
});

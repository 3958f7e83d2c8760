import { randomUUID } from 'node:crypto';
import { archiveProduct } from '../../src/licensing/archive-product.ts';
import { createGroup } from '../../src/licensing/create-group.ts';
import { deleteGroup } from '../../src/licensing/delete-group.ts';
import { editGroup } from '../../src/licensing/edit-group.ts';
import { listGroups } from '../../src/licensing/list-groups.ts';
import { showGroup } from '../../src/licensing/show-group.ts';
import { auditOf } from '../support/audit.ts';
import { aGroup, aPerson, aProduct, asEverybody, aTenant } from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

describe('a group', () => {
  test('is made once for a deed, and audited', async () => {
    const acme = await aTenant(licensing);
    const context = { ...acme.admin, deedKey: 'form 1' };
    const made = await createGroup(licensing, context, { name: '  Sales\t team ', priority: 7 });
    expect(made).toEqual({ groupId: expect.any(String), name: 'Sales team', repeated: false });
    const again = await createGroup(licensing, context, { name: 'Sales team', priority: 7 });
    expect(again).toEqual({ ...made, repeated: true });
    expect(await auditOf(acme)).toEqual([
      expect.objectContaining({
        action: 'group.create',
        groupId: made.groupId,
        after: { name: 'Sales team', priority: 7 },
      }),
    ]);
  });

  test('needs a name of its own in any letters, and a priority that is a number', async () => {
    const acme = await aTenant(licensing);
    const elsewhere = await aTenant(licensing);
    const make = (name: string, priority = 100) =>
      createGroup(licensing, acme.admin, { name, priority });
    await make('Ökologie');
    await createGroup(licensing, elsewhere.admin, { name: 'Free here', priority: 100 });
    await make('Free here');
    expect(await refusal(make('ÖKOLOGIE'))).toEqual({
      code: 'group_name_taken',
      details: { group: 'ÖKOLOGIE' },
    });
    expect((await refusal(make(' \n'))).code).toBe('group_name_missing');
    for (const priority of [-1, 1.5, Number.NaN, 10_000]) {
      expect((await refusal(make('Odd', priority))).code).toBe('priority_invalid');
    }
  });

  test('is renamed and served at another turn; the same again is no change', async () => {
    const acme = await aTenant(licensing);
    const { id: groupId } = await aGroup(acme, { name: 'Old' });
    await aGroup(acme, { name: 'Taken' });
    const edit = (name: string, priority = 5) =>
      editGroup(licensing, acme.admin, { groupId, name, priority });
    expect(await edit('New')).toMatchObject({ groupId, name: 'New' });
    await edit('New');
    expect((await refusal(edit('taken'))).code).toBe('group_name_taken');
    // Only its letters change.
    expect(await edit('NEW')).toMatchObject({ name: 'NEW' });
    expect((await auditOf(acme)).map(({ before, after }) => [before, after])).toEqual([
      [
        { name: 'Old', priority: 100 },
        { name: 'New', priority: 5 },
      ],
      [
        { name: 'New', priority: 5 },
        { name: 'NEW', priority: 5 },
      ],
    ]);
  });

  test('that mirrors Slack keeps Slack’s name, but has a priority', async () => {
    const acme = await aTenant(licensing);
    const { id: groupId } = await aGroup(acme, { name: 'Mirror', slackUsergroupId: 'S1' });
    const edit = (name: string, context = acme.admin) =>
      editGroup(licensing, context, { groupId, name, priority: 1 });
    expect((await refusal(edit('Mine'))).code).toBe('group_is_mirrored');
    await edit('Mirror');
    const mirror = {
      tenantId: acme.tenantId,
      actor: { kind: 'system', cause: 'mirror' },
      surface: 'system',
    } as const;
    await editGroup(licensing, mirror, { groupId, name: 'Renamed in Slack', priority: 1 });
    const { group } = await showGroup(licensing, acme.admin, { groupId });
    expect(group).toMatchObject({ name: 'Renamed in Slack', priority: 1, slackUsergroupId: 'S1' });
  });

  test('is deleted without products, once nobody has anything by it, and its name is free', async () => {
    const acme = await aTenant(licensing);
    const product = await aProduct(acme, { displayName: 'Visio' });
    const person = await aPerson(acme);
    const holding = await aGroup(acme, { name: 'Holding', products: [product] });
    const remove = (groupId: string) => deleteGroup(licensing, acme.admin, { groupId });
    expect(await refusal(remove(holding.id))).toEqual({
      code: 'group_holds_products',
      details: { group: 'Holding', count: 1 },
    });
    const leaving = await aGroup(acme, { name: 'Leaving', members: [person] });
    await acme.em.execute(
      `insert into source (tenant_id, id, person_id, product_id, group_id, state, since, error_code)
       values (?, gen_random_uuid(), ?, ?, ?, 'error', now(), 'seats_exhausted')`,
      [acme.tenantId, person.id, product.id, leaving.id],
    );
    expect((await refusal(remove(leaving.id))).code).toBe('group_at_work');
    const gone = await aGroup(acme, { name: 'Gone', members: [person] });
    expect(await remove(gone.id)).toMatchObject({ group: 'Gone' });
    expect((await refusal(remove(gone.id))).code).toBe('group_not_found');
    expect((await auditOf(acme)).at(-1)).toMatchObject({
      action: 'group.delete',
      groupId: gone.id,
      before: { name: 'Gone', priority: 100, members: 1 },
    });
    await createGroup(licensing, acme.admin, { name: 'gone', priority: 100 });
    const { groups } = await listGroups(licensing, acme.admin, { page: 0, pageSize: 10 });
    expect(groups.map(({ name }) => name)).toEqual(['gone', 'Holding', 'Leaving']);
  });

  test('keeps the product that it holds from being archived', async () => {
    const acme = await aTenant(licensing);
    const { id: productId } = await aProduct(acme, { displayName: 'Visio' });
    await aGroup(acme, { products: [{ id: productId }] });
    expect(await refusal(archiveProduct(licensing, acme.admin, { productId }))).toEqual({
      code: 'product_in_groups',
      details: { product: 'Visio', count: 1 },
    });
  });
});

test('nobody but administrators sees or changes groups, and nobody another tenant’s', async () => {
  const acme = await aTenant(licensing);
  const elsewhere = await aTenant(licensing);
  const { id: groupId } = await aGroup(acme);
  const somebody = asEverybody(acme, await aPerson(acme));
  const paging = { page: 0, pageSize: 10 };
  for (const context of [somebody, elsewhere.admin]) {
    const code = context === somebody ? 'not_allowed' : 'group_not_found';
    const fields = { name: 'X', priority: 1 };
    for (const attempt of [
      () => editGroup(licensing, context, { groupId, ...fields }),
      () => deleteGroup(licensing, context, { groupId }),
      () => showGroup(licensing, context, { groupId }),
    ]) {
      expect((await refusal(attempt())).code).toBe(code);
    }
  }
  const attempt = createGroup(licensing, somebody, { name: 'X', priority: 1 });
  expect((await refusal(attempt)).code).toBe('not_allowed');
  expect((await refusal(listGroups(licensing, somebody, paging))).code).toBe('not_allowed');
  const { groupsInAll } = await listGroups(licensing, elsewhere.admin, paging);
  expect(groupsInAll).toBe(0);
  for (const unknown of [randomUUID(), 'no id']) {
    const shown = showGroup(licensing, acme.admin, { groupId: unknown });
    expect((await refusal(shown)).code).toBe('group_not_found');
  }
});

describe('the list of groups', () => {
  test('has pages by name, counts, and a search', async () => {
    const acme = await aTenant(licensing);
    const [visio, teams] = [
      await aProduct(acme, { displayName: 'Visio' }),
      await aProduct(acme, { displayName: 'teams' }),
    ];
    const [ann, bob] = [await aPerson(acme), await aPerson(acme)];
    const sales = await aGroup(acme, {
      name: 'Sales',
      priority: 3,
      members: [ann, bob],
      products: [visio, teams],
    });
    await aGroup(acme, { name: 'sales abroad', slackUsergroupId: 'S1', frozenAt: new Date() });
    await aGroup(acme, { name: 'Board 100%' });
    for (const product of [visio, teams]) {
      await acme.em.execute(
        `insert into source (tenant_id, id, person_id, product_id, group_id, state, since, error_code)
         values (?, gen_random_uuid(), ?, ?, ?, 'error', now(), 'seats_exhausted')`,
        [acme.tenantId, ann.id, product.id, sales.id],
      );
    }
    const list = (query: string, page = 0) =>
      listGroups(licensing, acme.admin, { query, page, pageSize: 1 });
    expect(await list('SALE', 9)).toEqual({
      groupsInAll: 3,
      matches: 2,
      page: 1,
      pages: 2,
      groups: [expect.objectContaining({ name: 'sales abroad', isMirrored: true, isFrozen: true })],
    });
    expect((await list('sale')).groups).toEqual([
      {
        id: sales.id,
        name: 'Sales',
        priority: 3,
        isMirrored: false,
        isFrozen: false,
        members: 2,
        products: ['teams', 'Visio'],
        inError: 1,
      },
    ]);
    expect((await list('100%')).matches).toBe(1);
    expect((await list('1_0')).matches).toBe(0);
  });
});

/** Groups that mirror Slack user groups: what a look at Slack brings, and what it may not bring alone. */
import { applyMirror } from '../../src/licensing/apply-mirror.ts';
import { changeMembers } from '../../src/licensing/change-members.ts';
import { createGroup } from '../../src/licensing/create-group.ts';
import { decideFrozenGroup } from '../../src/licensing/decide-frozen-group.ts';
import { editGroup } from '../../src/licensing/edit-group.ts';
import { mirrorUserGroup } from '../../src/licensing/mirror-user-group.ts';
import { readMirror } from '../../src/licensing/read-mirrors.ts';
import { showGroup } from '../../src/licensing/show-group.ts';
import { auditOf } from '../support/audit.ts';
import { aPerson, asEverybody, aTenant, type Workspace } from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

/** So many people of Slack, and a group that mirrors S1 with all of them in it. */
async function aMirror(people: number, tenant?: Workspace) {
  const at = tenant ?? (await aTenant(licensing));
  const { tenantId, admin } = at;
  const ids: string[] = [];
  for (let index = 0; index < people; index += 1) {
    const slackUserId = `U${index}`;
    await aPerson(at, { displayName: `P${index}`, slackUserId });
    ids.push(slackUserId);
  }
  const { groupId } = await mirrorUserGroup(licensing, admin, {
    ...{ slackUsergroupId: 'S1', slackName: 'Sales', name: 'Sales', priority: 100 },
  });
  const context = {
    ...{ tenantId, actor: { kind: 'system', cause: 'test' } as const, surface: 'slack' as const },
  };
  const look = async (
    slackUserIds: readonly string[],
    more: { name?: string | null; disabled?: boolean; takeOver?: boolean } = {},
  ) => {
    const { name = 'Sales', disabled = false, takeOver = false } = more;
    const mirror = await readMirror(licensing, tenantId, groupId);
    if (!mirror) throw new Error('It mirrors nothing');
    const seen = { name, disabled, slackUserIds };
    return applyMirror(licensing, context, mirror, { seen, takeOver });
  };
  const shown = async () => (await showGroup(licensing, admin, { groupId })).group;
  await look(ids);
  licensing.queue.take(tenantId);
  return { at, groupId, ids, look, shown, context };
}

const told = ({ tenantId }: Workspace) =>
  licensing.queue.sent(tenantId, 'tell-administrators').map(({ notice }) => notice);

const actions = async (at: Workspace) =>
  (await auditOf(at)).filter(({ action }) => action !== 'group.join').map(({ action }) => action);

test('who is in the user group is in the group, as far as they are known here', async () => {
  const { at, groupId, look, shown } = await aMirror(3);
  expect(await shown()).toMatchObject({ name: 'Sales', slackUsergroupId: 'S1', members: 3 });
  expect(await look(['U1', 'U2', 'USTRANGER'])).toBe('applied');
  expect(await shown()).toMatchObject({ members: 2 });
  expect(licensing.queue.sent(at.tenantId, 'work-off-group')).toEqual([
    { groupId, productId: null, work: 'due', lostPlanIds: [] },
  ]);
  const left = (await auditOf(at)).filter(({ action }) => action === 'group.leave');
  expect(left).toMatchObject([{ actorKind: 'system', groupId, surface: 'slack' }]);
  expect(told(at)).toEqual([]);
});

test('its members and name are Slack’s alone, its priority is ours', async () => {
  const { at, groupId } = await aMirror(1);
  const other = await aPerson(at);
  const code = async (work: Promise<unknown>) => (await refusal(work)).code;
  const members = { groupId, add: [other.id], remove: [] };
  expect(await code(changeMembers(licensing, at.admin, members))).toBe('group_is_mirrored');
  const edit = { groupId, name: 'Other', priority: 5 };
  expect(await code(editGroup(licensing, at.admin, edit))).toBe('group_is_mirrored');
  await editGroup(licensing, at.admin, { ...edit, name: 'Sales' });
});

describe('it is frozen, and administrators are asked once,', () => {
  test('where the user group is disabled or gone', async () => {
    for (const gone of [{ disabled: true }, { disabled: true, name: null }]) {
      const { at, groupId, look, shown } = await aMirror(2);
      for (const _ of [1, 2]) expect(await look([], gone)).toBe('frozen');
      expect(await shown()).toMatchObject({ members: 2, frozenAt: licensing.clock() });
      const notice = { kind: 'group_frozen', groupId, loss: 'disabled', leaving: 2, members: 2 };
      expect(told(at)).toEqual([{ ...notice, frozenAt: licensing.clock().toISOString() }]);
      expect(await actions(at)).toEqual(['group.mirror', 'group.freeze']);
    }
  });

  test('where it would lose more than a fifth, and more than ten, at once', async () => {
    const { at, groupId, ids, look, shown } = await aMirror(54);
    expect(await look(ids.slice(11))).toBe('frozen');
    expect(await shown()).toMatchObject({ members: 54 });
    const notice = { kind: 'group_frozen', groupId, loss: 'many', leaving: 11, members: 54 };
    expect(told(at)).toMatchObject([notice]);
  });

  test('and who joins meanwhile waits, too, until Slack’s list is put right', async () => {
    const { at, look, shown } = await aMirror(12);
    await aPerson(at, { slackUserId: 'UNEW' });
    expect(await look(['UNEW'])).toBe('frozen');
    expect(await shown()).toMatchObject({ members: 12 });
    const ids = Array.from({ length: 12 }, (_, index) => `U${index}`);
    expect(await look([...ids.slice(2), 'UNEW'])).toBe('applied');
    expect(await shown()).toMatchObject({ members: 11, frozenAt: null });
    expect(await actions(at)).toEqual([
      ...['group.mirror', 'group.freeze', 'group.thaw', 'group.leave', 'group.leave'],
    ]);
  });
});

test('it is not frozen by few, by a fifth, or by what it had not', async () => {
  const few = await aMirror(11);
  expect(await few.look(few.ids.slice(10))).toBe('applied');
  const fifth = await aMirror(55);
  expect(await fifth.look(fifth.ids.slice(11))).toBe('applied');
  const empty = await aMirror(0);
  expect(await empty.look([], { disabled: true })).toBe('applied');
  expect([few, fifth, empty].flatMap(({ at }) => told(at))).toEqual([]);
});

describe('an administrator decides', () => {
  test('to take the change over: by the next look, whatever it says then', async () => {
    const { at, groupId, look, shown } = await aMirror(2);
    await look([], { disabled: true });
    const decide = () =>
      decideFrozenGroup(
        licensing,
        { ...at.admin, deedKey: 'once' },
        { groupId, decision: 'take_over' },
      );
    expect(await decide()).toMatchObject({
      ...{ decision: 'take_over', group: 'Sales', by: { displayName: 'Ada Admin' } },
      repeated: false,
    });
    expect(await decide()).toMatchObject({ repeated: true });
    expect(licensing.queue.sent(at.tenantId, 'mirror-group')).toEqual([
      { groupId, takeOver: true },
    ]);
    expect(await look([], { disabled: true, takeOver: true })).toBe('applied');
    expect(await shown()).toMatchObject({ members: 0, frozenAt: null, slackUsergroupId: 'S1' });
    expect(await look(['U1'])).toBe('applied');
    expect(await shown()).toMatchObject({ members: 1 });
  });

  test('to keep it as it is: it is an ordinary group then, and Slack’s may be mirrored anew', async () => {
    const { at, groupId, look, shown } = await aMirror(2);
    await look([], { disabled: true });
    await decideFrozenGroup(licensing, at.admin, { groupId, decision: 'keep' });
    expect(await shown()).toMatchObject({ members: 2, frozenAt: null, slackUsergroupId: null });
    expect(await readMirror(licensing, at.tenantId, groupId)).toBeNull();
    const { id } = await aPerson(at);
    await changeMembers(licensing, at.admin, { groupId, add: [id], remove: [] });
    await mirrorUserGroup(licensing, at.admin, {
      ...{ slackUsergroupId: 'S1', slackName: 'Sales', name: 'Sales 2', priority: 100 },
    });
    expect(await actions(at)).toEqual([
      ...['group.mirror', 'group.freeze', 'group.keep', 'group.mirror'],
    ]);
  });

  test('about the freeze that was shown: what was put right and is frozen anew is another', async () => {
    const { at, groupId, look, shown } = await aMirror(2);
    await look([], { disabled: true });
    const frozenAt = licensing.clock().toISOString();
    await look(['U0', 'U1']);
    licensing.time.advance({ days: 1 });
    await look([], { disabled: true });
    const decide = (meant: string) =>
      decideFrozenGroup(licensing, at.admin, { groupId, decision: 'take_over', frozenAt: meant });
    expect((await refusal(decide(frozenAt))).code).toBe('group_not_frozen');
    expect(await shown()).toMatchObject({ frozenAt: licensing.clock() });
    await decide(licensing.clock().toISOString());
    expect(await shown()).toMatchObject({ frozenAt: null });
  });

  test('once: from then on there is nothing to decide, and no other look asks again', async () => {
    const { at, groupId, look, shown } = await aMirror(2);
    await look([], { disabled: true });
    const decide = (decision: 'take_over' | 'keep') =>
      decideFrozenGroup(licensing, at.admin, { groupId, decision });
    await decide('take_over');
    expect(await shown()).toMatchObject({ members: 2, frozenAt: null });
    for (const second of ['take_over', 'keep'] as const) {
      expect((await refusal(decide(second))).code).toBe('group_not_frozen');
    }
    expect(await look([], { disabled: true })).toBe('frozen');
    expect(await shown()).toMatchObject({ members: 2, frozenAt: null, slackUsergroupId: 'S1' });
    expect(told(at)).toHaveLength(1);
    expect(await look([], { disabled: true, takeOver: true })).toBe('applied');
    expect(await actions(at)).toEqual([
      ...['group.mirror', 'group.freeze', 'group.take_over', 'group.leave', 'group.leave'],
    ]);
  });

  test('only where there is something to decide, and only administrators of that tenant', async () => {
    const { at, groupId, look } = await aMirror(1);
    const code = async (context: Parameters<typeof decideFrozenGroup>[1]) =>
      (await refusal(decideFrozenGroup(licensing, context, { groupId, decision: 'keep' }))).code;
    expect(await code(at.admin)).toBe('group_not_frozen');
    await look([], { disabled: true });
    expect(await code((await aTenant(licensing)).admin)).toBe('group_not_found');
    expect(await code(asEverybody(at, await aPerson(at)))).toBe('not_allowed');
  });
});

describe('its name', () => {
  test('follows Slack’s', async () => {
    const { at, look, shown } = await aMirror(1);
    await look(['U0'], { name: '  Sales \n& Co ' });
    expect(await shown()).toMatchObject({ name: 'Sales & Co' });
    expect((await auditOf(at)).at(-1)).toMatchObject({
      ...{ action: 'group.edit', actorKind: 'system' },
      before: { name: 'Sales', priority: 100 },
      after: { name: 'Sales & Co', priority: 100 },
    });
  });

  test('stays where another group here has that, of which administrators are told once', async () => {
    const { at, groupId, look, shown } = await aMirror(1);
    const taken = { name: 'MARKETING', priority: 100 };
    const other = await createGroup(licensing, at.admin, taken);
    for (const _ of [1, 2]) expect(await look(['U0'], { name: 'Marketing' })).toBe('applied');
    expect(await shown()).toMatchObject({ name: 'Sales', members: 1 });
    expect(told(at)).toEqual([{ kind: 'group_name_taken', groupId, name: 'Marketing' }]);
    await editGroup(licensing, at.admin, { groupId: other.groupId, name: 'Ads', priority: 100 });
    await look(['U0'], { name: 'Marketing' });
    expect(await shown()).toMatchObject({ name: 'Marketing' });
    expect(told(at)).toHaveLength(1);
  });
});

test('a look that began before another was taken over counts no more', async () => {
  const { at, groupId, look, shown, context } = await aMirror(3);
  const early = await readMirror(licensing, at.tenantId, groupId);
  if (!early) throw new Error('It is there');
  await look(['U1']);
  const seen = { name: 'Sales', disabled: false, slackUserIds: ['U0', 'U1', 'U2'] };
  expect(await applyMirror(licensing, context, early, { seen, takeOver: false })).toBe('stale');
  expect(await shown()).toMatchObject({ members: 1 });
});

test('a user group is mirrored once in a tenant, under a name that is free, and by administrators', async () => {
  const { at } = await aMirror(1);
  const mirror = (slackUsergroupId: string, name: string, context = at.admin) =>
    mirrorUserGroup(licensing, context, {
      ...{ slackUsergroupId, slackName: name, name, priority: 100 },
    });
  expect(await refusal(mirror('S1', 'Other'))).toEqual({
    ...{ code: 'user_group_mirrored', details: { group: 'Sales' } },
  });
  expect((await refusal(mirror('S2', 'sales'))).code).toBe('group_name_taken');
  const nobody = asEverybody(at, await aPerson(at));
  const work = mirrorUserGroup(licensing, nobody, {
    ...{ slackUsergroupId: 'S2', slackName: 'x', name: 'x', priority: 1 },
  });
  expect((await refusal(work)).code).toBe('not_allowed');
  await aMirror(1, await aTenant(licensing));
});

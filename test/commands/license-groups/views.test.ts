import { randomUUID } from 'node:crypto';
import { assignForm } from '../../../commands/license-groups/assign-form.ts';
import { deleteModal } from '../../../commands/license-groups/delete.ts';
import { groupForm } from '../../../commands/license-groups/group-form.ts';
import { groupView } from '../../../commands/license-groups/group-view.ts';
import { listView } from '../../../commands/license-groups/list-view.ts';
import { membersForm } from '../../../commands/license-groups/members-form.ts';
import { groupPlace } from '../../../commands/license-groups/place.ts';
import type { GroupProductCounts } from '../../../src/licensing/group-counts.ts';
import type { GroupMemberShown } from '../../../src/licensing/list-group-members.ts';
import type { GroupSummary } from '../../../src/licensing/list-groups.ts';
import { named } from '../../../src/licensing/rules/foreseen.ts';
import type { HeldProduct, ShownGroup } from '../../../src/licensing/show-group.ts';
import { groupConfirmation } from '../../../src/slack/group-confirmation.ts';
import { leaveConfirmation } from '../../../src/slack/leave-confirmation.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readModal } from '../../support/reading.ts';
import {
  aForeseen,
  aGroupPreview,
  aShownPlan,
  aShownProduct,
  manyOf,
  STRANGE_NAMES,
} from '../../support/shown.ts';

const texts = textsFor('en-US');
const groupId = randomUUID();
const returnTo = { viewId: 'V0123456789', screen: 'groups.group', place: { groupId } };
const list = { query: 'q'.repeat(255), page: 3 };

function aSummary(overrides: Partial<GroupSummary> = {}): GroupSummary {
  return {
    ...{ id: randomUUID(), name: 'Sales', priority: 100, isMirrored: false, isFrozen: false },
    ...{ members: 2, products: ['Visio'], inError: 0 },
    ...overrides,
  };
}

function aGroup(overrides: Partial<ShownGroup> = {}): ShownGroup {
  return {
    ...{ id: groupId, name: 'Sales', priority: 100, slackUsergroupId: null, frozenAt: null },
    ...{ members: 57, ...overrides },
  };
}

function counts(overrides: Partial<GroupProductCounts> = {}): GroupProductCounts {
  return { active: 57, errors: [], suspended: 0, undecided: 0, left: 0, ...overrides };
}

function aHeld(overrides: Partial<HeldProduct> = {}): HeldProduct {
  return {
    ...{ productId: randomUUID(), product: 'Visio', skuPartNumber: 'VISIO', reason: null },
    ...{ since: new Date('2026-01-01T09:00:00Z'), assignedByName: 'Anna' },
    ...{ assignedBySlackUserId: 'UANNA', disabledPlanIds: [], disabledPlans: [] },
    ...{ givesWayTo: null },
    ...{ counts: counts(), ...overrides },
  };
}

function aMember(overrides: Partial<GroupMemberShown> = {}): GroupMemberShown {
  return {
    ...{ personId: randomUUID(), displayName: 'Kim', slackUserId: 'UKIM', email: null },
    ...{ status: 'active', isGuest: false, joinedAt: new Date('2026-01-01T09:00:00Z') },
    ...{ errors: [], ...overrides },
  };
}

const listed = (groups: GroupSummary[], query = '') =>
  readModal(
    listView(texts, { groups, matches: groups.length, page: 0, pages: 3, groupsInAll: 9 }, query),
  );

interface Looks {
  group?: Partial<ShownGroup>;
  products?: HeldProduct[];
  members?: GroupMemberShown[];
  place?: object;
}

function shown({ group, products = [aHeld()], members, place = {} }: Looks) {
  const found = members && { group: 'Sales', members, matches: 57, page: 0, pages: 6 };
  const leaving = [{ productId: randomUUID(), product: 'Project', left: 1234 }];
  const at = groupPlace.parse({ groupId, list, tab: members ? 'members' : 'products', ...place });
  const view = groupView(texts, {
    shown: { group: aGroup(group), products, leaving },
    found,
    place: at,
  });
  return readModal(view);
}

describe('the list', () => {
  test('says of each group who is in it, what it holds, and who lacks something', () => {
    const { text, buttons } = listed([
      aSummary({ products: [...'ABCDE'], members: 1, inError: 3 }),
      aSummary({ name: 'Mirror', products: [], isMirrored: true, isFrozen: true }),
    ]);
    expect(text).toContain('1 member · A, B, C, and 2 more · priority 100');
    expect(text).toContain('*3* lack something');
    expect(text).toMatch(
      /2 members · no products.*\nmirrors a Slack user group\n.*waits for somebody/,
    );
    const top = ['Add group', 'Mirror a Slack user group'];
    expect(buttons).toEqual([...top, 'View group', 'View group', 'Next']);
  });

  test('says that nothing matches, and where there is nothing', () => {
    expect(listed([], 'x').text).toContain('No group matches “x”');
    const empty = { groups: [], matches: 0, page: 0, pages: 1, groupsInAll: 0 };
    const { text, buttons } = readModal(listView(texts, empty, ''));
    expect(text).toContain('There are no groups yet');
    expect(buttons).toEqual(['Add group', 'Mirror a Slack user group']);
  });

  test.each(Object.entries(STRANGE_NAMES))('bears %s', (_what, name) => {
    const group = aSummary({ name, products: manyOf(50, () => name), inError: 1 });
    expect(
      listed(
        manyOf(10, () => group),
        name,
      ).pings,
    ).toEqual([]);
  });
});

describe('a group', () => {
  test('says of each product who has it, who lacks it and why, and what is under way', () => {
    const held = aHeld({
      disabledPlans: ['Chat', 'Mail'],
      counts: counts({
        active: 1234,
        errors: [
          { code: 'usage_location_missing', count: 9 },
          { code: 'seats_exhausted', count: 3 },
          { code: 'made_up', count: 1 },
        ],
        suspended: 1,
        undecided: 2,
        left: 1,
      }),
    });
    const { text } = shown({ products: [held] });
    expect(text).toContain(
      '*1,234* have it · :warning: *13* do not: 9 without a usage location, 3 without a seat, and 1 for another reason (made_up) · 1 is deactivated · :hourglass: 3 are being worked off',
    );
    expect(text).toContain('Plans off: Chat and Mail');
    expect(text).toContain('*Project* was removed: 1,234 licenses are still to end');
  });

  test('says of each member what they lack, and why', () => {
    const errors = manyOf(5, (n) => ({
      productId: randomUUID(),
      product: `P${n}`,
      code: n === 1 ? 'made_up' : 'seats_exhausted',
    }));
    const members = [
      aMember({ errors }),
      aMember({ displayName: 'Otto', slackUserId: null, email: 'o@example.com', isGuest: true }),
    ];
    const { text, buttons } = shown({ members });
    expect(text).toContain(':warning: P0: no seat is free');
    expect(text).toContain(':warning: P1: another rule stands against it');
    expect(text).toContain('… and 2 more');
    expect(text).toContain('*Otto* · o@example.com · not in Slack · guest');
    expect(buttons).toContain('Remove from group');
  });

  test('that mirrors Slack offers no change of its members', () => {
    const frozenAt = new Date('2026-06-01T12:00:00Z');
    const group = { slackUsergroupId: 'S1', frozenAt };
    const { text, buttons } = shown({ group, members: [aMember()] });
    expect(text).toContain('This group mirrors a Slack user group');
    expect(text).toContain('It has been left as it is since');
    expect(buttons).not.toContain('Change members');
    expect(buttons).not.toContain('Remove from group');
    expect(shown({ group: { ...group, members: 0 }, members: [] }).text).toContain(
      'The user group in Slack has no members',
    );
  });

  test('without anything says what to do', () => {
    expect(shown({ products: [] }).text).toContain('This group holds no products yet');
    expect(shown({ group: { members: 0 }, members: [] }).text).toContain('has no members yet');
    const inError = shown({ members: [], place: { inError: true } });
    expect(inError.text).toContain('Nobody lacks anything');
    expect(inError.buttons).toContain('Show all members');
    const personId = randomUUID();
    expect(shown({ members: [], place: { personId } }).text).toContain('is not a member');
  });

  test('with 101 products has them in pages', () => {
    const products = manyOf(101, (n) => aHeld({ product: `Product ${n}` }));
    const { text, buttons } = shown({ products, place: { page: 10 } });
    expect(text).toContain('Page 11 of 11');
    expect(text).toContain('Product 100');
    expect(buttons).toContain('Previous');
  });

  test.each(Object.entries(STRANGE_NAMES))('bears %s everywhere', (_what, name) => {
    const errors = manyOf(9, () => ({ productId: randomUUID(), product: name, code: name }));
    const held = aHeld({
      ...{ product: name, skuPartNumber: name, assignedByName: name, disabledPlans: [name, name] },
      ...{ assignedBySlackUserId: null, counts: counts({ errors: [{ code: name, count: 1 }] }) },
    });
    const products = manyOf(10, () => held);
    const members = manyOf(10, () =>
      aMember({ displayName: name, slackUserId: null, email: name, errors }),
    );
    expect(shown({ group: { name }, products }).pings).toEqual([]);
    expect(shown({ group: { name }, members }).pings).toEqual([]);
  });
});

describe('the forms', () => {
  const product = aShownProduct({ plans: manyOf(101, () => aShownPlan()) });
  const off = product.plans.slice(0, 100).map(({ id }) => id);

  test.each(Object.entries(STRANGE_NAMES))('bear %s', (_what, name) => {
    const group = aGroup({ name });
    const products = manyOf(30, () => aHeld({ product: name }));
    const strange = aShownProduct({
      product: { displayName: name },
      plans: manyOf(100, () => aShownPlan({ friendlyName: name, name })),
    });
    const held = aHeld({ disabledPlanIds: strange.plans.map(({ id }) => id) });
    const metadata = { groupId, returnTo: { ...returnTo, place: { groupId, list } } };
    const formMetadata = { ...metadata, productId: strange.product.id, isFixed: false };
    const asking = { disabledPlanIds: [], fromForm: true, returnTo: metadata.returnTo };
    const asked = { group, product: strange, held, from: held };
    const verbs = ['assign', 'options', 'remove', 'reprocess', 'swap'] as const;
    const people = named(manyOf(150, () => name));
    const foreseen = aForeseen({
      ...{ product: name, gets: people, loses: people, next: people },
      gainedPlans: strange.plans.map(() => ({ plan: name, ...people })),
      errors: [{ code: 'seats_exhausted', ...people }],
    });
    const preview = aGroupPreview({ group: name, products: manyOf(30, () => foreseen) });
    const views = [
      groupForm(texts, group, metadata),
      groupForm(texts, { ...group, slackUsergroupId: 'S1' }, metadata),
      membersForm(texts, { group, products }, metadata),
      leaveConfirmation(texts, 'Kim', preview, { ...metadata, personId: groupId, fromForm: true }),
      deleteModal(texts, group, metadata),
      assignForm(texts, { group, product: strange, held }, formMetadata),
      ...verbs.map((verb) => groupConfirmation(texts, asked, { verb, ...asking }, preview)),
    ];
    expect(views.flatMap((view) => readModal(view).pings)).toEqual([]);
  });

  test('keep a hundred plans to switch off within what a view remembers', () => {
    const asked = { group: aGroup(), product, held: undefined, from: undefined };
    const back = { ...returnTo, place: { groupId, tab: 'members', list } };
    const asking = { disabledPlanIds: off, fromForm: true, returnTo: back };
    const view = groupConfirmation(texts, asked, { verb: 'assign', ...asking }, aGroupPreview());
    expect(readModal(view).text).toContain('and 90 more');
  });

  test('say which plans go off and on', () => {
    const [calls, mail] = [
      aShownPlan({ friendlyName: 'Calls' }),
      aShownPlan({ friendlyName: 'Mail' }),
    ];
    const offered = aShownProduct({ plans: [calls, mail] });
    const held = aHeld({ disabledPlanIds: [calls.id] });
    const ask = (verb: 'assign' | 'options', disabledPlanIds: string[], has = held) =>
      readModal(
        groupConfirmation(
          texts,
          {
            ...{ group: aGroup(), product: offered, from: undefined },
            held: verb === 'assign' ? undefined : has,
          },
          { verb, disabledPlanIds, fromForm: true, returnTo },
          aGroupPreview(),
        ),
      ).text;
    expect(ask('assign', [calls.id])).toContain('Switched off: Calls');
    const changed = ask('options', [mail.id]);
    expect(changed).toContain('Switched off: Mail');
    expect(changed).toContain('Switched on: Calls');
    expect(ask('options', [calls.id])).toContain('No plan is switched on or off');
  });
});

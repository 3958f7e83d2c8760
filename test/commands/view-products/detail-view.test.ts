import { type Detail, detailView } from '../../../commands/view-products/detail-view.ts';
import { FIRST_PAGE } from '../../../commands/view-products/place.ts';
import type { HolderState } from '../../../src/licensing/list-holders.ts';
import { OPEN_ASSIGN, OPEN_REMOVE } from '../../../src/slack/entry-points.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readModal } from '../../support/reading.ts';
import {
  aHolder,
  aHolderCount,
  aShownPlan,
  aShownProduct,
  aShownSubscription,
  aSource,
  counts,
  manyOf,
  STRANGE_NAMES,
  viaGroup,
} from '../../support/shown.ts';

const texts = textsFor(null);

interface Shown extends Partial<Omit<Detail, 'place'>> {
  tab?: Detail['place']['tab'];
  page?: number;
  state?: HolderState;
}

function view({
  tab = 'overview',
  page = 0,
  state = 'active',
  shown = aShownProduct(),
  ...overrides
}: Shown = {}) {
  const place = { productId: shown.product.id, tab, page, state, list: FIRST_PAGE };
  return detailView(texts, {
    shown,
    place,
    holders: undefined,
    groups: undefined,
    isAdministrator: false,
    ...overrides,
  });
}

const read = (shown?: Shown) => readModal(view(shown));

describe('the head', () => {
  test('names the product, its numbers and the day they are of', () => {
    const { text } = read({
      shown: aShownProduct({ product: { description: 'Conditional access & more' } }),
    });
    expect(text).toContain('Entra ID P1');
    expect(text).toContain('SKU part number AAD_PREMIUM · SKU id 078d2b04');
    expect(text).toContain('Conditional access &amp; more');
    expect(text).toContain('*10* seats · *3* assigned · *7* available');
    expect(text).toContain('Numbers of Jun 15, 2026 (Europe/Amsterdam)');
  });

  test('links only to web addresses', () => {
    const { text } = read({
      shown: aShownProduct({
        product: { helpUrl: 'https://example.com/a?b=1&c=<|>', purchaseUrl: 'javascript:alert(1)' },
      }),
    });
    expect(text).toContain('<https://example.com/a?b=1&amp;c=%3C%7C%3E|Help>');
    expect(text).not.toContain('Purchase');
  });

  test('everybody sees overview and plans, and no way to change anything', () => {
    const { buttons } = read();
    expect(buttons).toEqual(['Back to products', '● Overview', 'Service plans (1)']);
  });

  test('an administrator also sees holders, and can assign', () => {
    const { buttons, labels } = read({ isAdministrator: true });
    expect(buttons).toEqual([
      'Back to products',
      'Assign license',
      '● Overview',
      'Service plans (1)',
      'Holders (3)',
      'Groups (0)',
      'Add subscription',
      'Alert rules',
    ]);
    expect(labels).toContain('Assign a license of Entra ID P1');
    expect(labels).toContain('Overview, shown now');
  });

  test('Assign comes back to what is shown now', () => {
    const shown = aShownProduct();
    const modal = view({ shown, tab: 'plans', isAdministrator: true });
    const actions = modal.blocks.flatMap((block) =>
      block.type === 'actions' ? block.elements : [],
    );
    const assign = actions.find((element) => element.action_id === OPEN_ASSIGN);
    expect(assign).toMatchObject({ style: 'primary' });
    expect(JSON.parse((assign?.type === 'button' && assign.value) || '')).toEqual({
      productId: shown.product.id,
      returnTo: {
        screen: 'product',
        place: {
          ...{ productId: shown.product.id, tab: 'plans', page: 0, state: 'active' },
          list: FIRST_PAGE,
        },
      },
    });
  });
});

describe('overview', () => {
  const lines = (overrides: Parameters<typeof aShownSubscription>[0], isAdministrator = false) =>
    read({
      shown: aShownProduct({ subscriptions: [aShownSubscription(overrides)] }),
      isAdministrator,
    }).text;

  test('a subscription has its seats, its days and its state in words', () => {
    expect(lines({})).toContain(
      '*10 seats* · Jan 1, 2026 – Dec 31, 2026\nActive, ends on Dec 31, 2026',
    );
    expect(lines({ seats: null, endDate: null, graceUntil: null })).toContain(
      '*Unlimited seats* · since Jan 1, 2026\nActive, no end date',
    );
    expect(lines({ state: 'scheduled', startDate: '2026-07-01' })).toContain(
      'Scheduled: starts on Jul 1, 2026',
    );
    const ended = { endDate: '2026-06-01', graceUntil: '2026-07-01' };
    expect(lines({ ...ended, state: 'grace' })).toContain(
      'In grace: ended on Jun 1, 2026, can be used until Jul 1, 2026',
    );
    expect(lines({ ...ended, state: 'disabled' })).toContain(
      'Disabled since Jul 2, 2026: its seats no longer count',
    );
  });

  test('price, notice and reference are for administrators', () => {
    const terms = { price: '5.60', currency: 'EUR', noticeDate: '2026-11-30', externalId: 'P1-1' };
    expect(lines(terms, true)).toContain('€5.60 a seat · notice by Nov 30, 2026 · reference P1-1');
    expect(lines(terms)).not.toMatch(/5\.60|Nov 30|P1-1/);
  });

  test('without any subscription it says what that means', () => {
    expect(read({ shown: aShownProduct({ subscriptions: [] }) }).text).toContain(
      'no subscription of this product, so nothing can be assigned',
    );
  });

  test('101 subscriptions come in pages', () => {
    const subscriptions = manyOf(101, (n) => aShownSubscription({ seats: n + 1 }));
    const { text, buttons } = read({ shown: aShownProduct({ subscriptions }), page: 10 });
    expect(text).toContain('*101 seats*');
    expect(text).not.toContain('*100 seats*');
    expect(text).toContain('Page 11 of 11');
    expect(buttons).toContain('Previous');
  });
});

describe('service plans', () => {
  const plansTab = (plans: ReturnType<typeof aShownPlan>[], page = 0) =>
    read({ shown: aShownProduct({ plans }), tab: 'plans', page });

  test('each with where it is not offered, what it needs and what it excludes', () => {
    const { text } = plansTab([
      aShownPlan({ prohibitedCountries: ['IN', 'EG'], needs: ['Teams'], excludes: ['Plan 1'] }),
    ]);
    expect(text).toContain(
      '• *Multi-Factor Authentication* · MFA_PREMIUM · not offered in Egypt and India · needs Teams · cannot be on together with Plan 1',
    );
  });

  test('a long list of countries is cut, and says by how many', () => {
    const everywhere = ['NL', 'BE', 'DE', 'FR', 'ES', 'IT', 'PT', 'PL', 'AT', 'CH', 'SE', 'NO'];
    const { text } = plansTab([aShownPlan({ prohibitedCountries: everywhere })]);
    expect(text).toContain('Spain, and 2 more');
  });

  test('86 plans, as real products have, stand on one page', () => {
    const { text, buttons } = plansTab(
      manyOf(86, (n) => aShownPlan({ friendlyName: `Plan ${n}` })),
    );
    expect(text).toContain('*Plan 0*');
    expect(text).toContain('*Plan 85*');
    expect(buttons).not.toContain('Next');
  });

  test('101 plans with the longest of everything still fit', () => {
    const long = '&'.repeat(255);
    const plans = manyOf(101, () =>
      aShownPlan({
        name: long,
        friendlyName: long,
        needs: manyOf(9, () => long),
        excludes: manyOf(9, () => long),
        prohibitedCountries: manyOf(200, () => 'GS'),
      }),
    );
    expect(plansTab(plans).text).toContain('Page 1 of 2');
    expect(plansTab(plans, 1).text).toContain('Page 2 of 2');
  });

  test('a product without plans says so', () => {
    expect(plansTab([]).text).toContain('has no service plans');
  });
});

describe('groups', () => {
  const group = {
    id: '0b3f6c2e-1111-4111-8111-111111111111',
    name: 'Sales & <!here>',
    priority: 7,
    since: new Date('2026-01-01T09:00:00Z'),
    assignedByName: 'Anna Admin',
    assignedBySlackUserId: 'UANNA',
    counts: {
      active: 5,
      errors: [{ code: 'seats_exhausted', count: 2 }],
      suspended: 0,
      undecided: 0,
      left: 0,
    },
  };
  const groupsTab = (groups: (typeof group)[]) => ({
    tab: 'groups' as const,
    groups: { groups, page: 0, pages: 1 },
    isAdministrator: true,
  });

  test('with their turn, how far their members have it, since when and by whom', () => {
    const { text, labels } = read(groupsTab([group]));
    expect(text).toMatch(
      /\*Sales &amp; &lt;!here&gt;\* · priority 7\n\*5\* have it · .*2\* do not: 2 without a seat\nsince/,
    );
    expect(labels).toContain('View group Sales & <!here>');
  });

  test('none', () => {
    expect(read(groupsTab([])).text).toContain('No group holds this product.');
  });
});

describe('holders', () => {
  const holdersTab = (holders: ReturnType<typeof aHolder>[], paging = { page: 0, pages: 1 }) => ({
    tab: 'holders' as const,
    holders: { holders, counts: aHolderCount(holders.length), ...paging },
    isAdministrator: true,
  });

  test('who, since when and by whom, until when, which plans off', () => {
    const { text } = read(
      holdersTab([
        aHolder({
          sources: [aSource({ untilDate: '2026-12-31' })],
          disabledPlans: ['Intune', 'Teams'],
        }),
      ]),
    );
    expect(text).toMatch(
      /\*<@UPAT>\*\nsince <!date\^1767258000\^.*> by <@UANNA> · until Dec 31, 2026\nPlans off: Intune and Teams/,
    );
  });

  test('guests, people deleted and people not in Slack are told apart', () => {
    const { text } = read(
      holdersTab([
        aHolder({ isGuest: true }),
        aHolder({ status: 'deleted' }),
        aHolder({
          slackUserId: null,
          sources: [aSource({ assignedByName: null, assignedBySlackUserId: null })],
        }),
      ]),
    );
    expect(text).toContain('*<@UPAT>* · guest');
    expect(text).toContain('*<@UPAT>* · deleted');
    expect(text).toContain('*Pat Person* · pat@example.com · not in Slack');
    expect(text).toContain('by the system');
  });

  test('each can be removed, by a button that names person and product', () => {
    const holder = aHolder();
    const shown = aShownProduct();
    const modal = view({ shown, ...holdersTab([holder], { page: 1, pages: 2 }), page: 1 });
    expect(readModal(modal).labels).toContain('Remove Entra ID P1 from Pat Person');
    const [remove] = modal.blocks.flatMap((block) =>
      block.type === 'section' && block.accessory?.type === 'button' ? [block.accessory] : [],
    );
    expect(remove?.action_id).toBe(OPEN_REMOVE);
    expect(JSON.parse(remove?.value ?? '')).toMatchObject({
      personId: holder.personId,
      productId: shown.product.id,
      returnTo: { screen: 'product', place: { tab: 'holders', page: 1 } },
    });
  });

  test('are chosen by their state, each with how many there are', () => {
    const tab = holdersTab([aHolder()]);
    const counts = { active: 1, error: 2, scheduled: 0, suspended: 1234 };
    const modal = view({ ...tab, holders: { ...tab.holders, counts }, state: 'error' });
    const [select] = modal.blocks.flatMap((block) =>
      block.type === 'actions' ? block.elements.filter(({ type }) => type === 'static_select') : [],
    );
    const texts = JSON.stringify(select);
    expect(texts).toContain('Have it (1)');
    expect(texts).toContain('Suspended, as they left (1,234)');
    expect(texts).toMatch(/"initial_option":.*Wait for it \(2\)/);
  });

  test('who waits is numbered in the order of being served, and leads to why', () => {
    const sources = [viaGroup('Sales', { state: 'error', errorCode: 'seats_exhausted' })];
    const { text, buttons, labels } = read({
      ...holdersTab([aHolder({ sources, turn: 3 })]),
      state: 'error',
    });
    expect(text).toContain('the next that comes free is the first one’s');
    expect(text).toMatch(/\*3\.\* \*<@UPAT>\*\n:hourglass: Through \*Sales\*, since .*; waits: /);
    expect(buttons).toContain('Why');
    expect(labels).toContain('Why Pat Person has Entra ID P1, or waits for it');
  });

  test('what comes through a group too leads to why', () => {
    const { buttons } = read(holdersTab([aHolder({ sources: [aSource(), viaGroup('Sales')] })]));
    expect(buttons).toContain('Why');
    expect(buttons).not.toContain('Remove license');
  });

  test('nobody yet', () => {
    expect(read(holdersTab([])).text).toContain('Nobody holds this product yet');
    expect(read({ ...holdersTab([]), state: 'error' }).text).toContain('Nobody waits for');
  });
});

describe.each(Object.entries(STRANGE_NAMES))('names of %s', (_, name) => {
  const shown = aShownProduct({
    product: {
      displayName: name,
      skuPartNumber: name,
      skuId: name.slice(0, 100).toWellFormed(),
      description: name.repeat(12),
      helpUrl: `https://example.com/${name}`,
    },
    counts: counts({ assigned: 101 }),
    subscriptions: manyOf(101, () => aShownSubscription({ externalId: name })),
    plans: manyOf(101, () => aShownPlan({ name, friendlyName: name, needs: [name] })),
  });
  const holder = aHolder({
    displayName: name,
    slackUserId: null,
    email: name,
    sources: manyOf(6, () => viaGroup(name, { assignedByName: name, assignedBySlackUserId: null })),
    disabledPlans: manyOf(20, () => name),
  });
  const holders = {
    holders: manyOf(10, () => holder),
    counts: aHolderCount(101),
    page: 0,
    pages: 11,
  };

  const groups = {
    groups: manyOf(5, () => ({
      ...{ id: shown.product.id, name, priority: 100, since: new Date(0) },
      ...{ assignedByName: name, assignedBySlackUserId: null },
      counts: {
        active: 1,
        errors: [{ code: name, count: 1 }],
        suspended: 1,
        undecided: 1,
        left: 1,
      },
    })),
    ...{ page: 0, pages: 21 },
  };

  test.each(['overview', 'plans', 'holders', 'groups'] as const)('break nothing in %s', (tab) => {
    const place = {
      productId: shown.product.id,
      tab,
      page: 0,
      state: 'active' as const,
      list: { query: '"'.repeat(255), page: 9 },
    };
    const modal = detailView(texts, { shown, place, holders, groups, isAdministrator: true });
    const { pings, buttons } = readModal(modal);
    expect(pings).toEqual([]);
    expect(buttons).toContain('Next');
  });
});

import { mineView } from '../../../commands/my-licenses/view.ts';
import type { Holding } from '../../../src/licensing/list-holdings.ts';
import type { SourcesOfProduct } from '../../../src/licensing/shown-person.ts';
import { OPEN_PRODUCT } from '../../../src/slack/entry-points.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readModal } from '../../support/reading.ts';
import {
  aHolding,
  aSource,
  aWaiting,
  manyOf,
  STRANGE_NAMES,
  viaGroup,
} from '../../support/shown.ts';

const view = (holdings: Holding[], page = 0, waiting: SourcesOfProduct[] = []) =>
  mineView(textsFor(null), { holdings, waiting, administrators: '<@UANNA>', page });
const read = (holdings: Holding[], page?: number) => readModal(view(holdings, page));

test('nothing held: whom to ask', () => {
  expect(read([]).text).toContain(
    'You hold no licenses. If you need one, ask for it with `/license-request`; it is decided upon by <@UANNA>.',
  );
});

test('since when, by whom, until when, which plans', () => {
  const { text } = read([
    aHolding({
      sources: [aSource({ untilDate: '2026-12-31' })],
      plansOn: ['Teams', 'Forms'],
      plansOff: ['Yammer'],
    }),
  ]);
  expect(text).toContain('You hold *1* license.');
  expect(text).toMatch(
    /\*Entra ID P1\*\nsince <!date\^1767258000\^.*> by <@UANNA> · until Dec 31, 2026\nPlans on: Teams and Forms\nPlans off: Yammer/,
  );
});

test('of many plans the first few are named, and what is off; it opens the product', () => {
  const plansOn = manyOf(86, (n) => `Plan ${n}`);
  const some = read([aHolding({ plansOn, plansOff: ['Yammer'] })]);
  expect(some.text).toContain('Plan 4, and 81 more\nPlans off: Yammer');
  const holding = aHolding({ plansOn });
  const modal = view([holding]);
  expect(readModal(modal).text).toContain('Plans on: all 86 service plans');
  expect(readModal(modal).labels).toEqual([
    'View product Entra ID P1',
    'Return the license for Entra ID P1',
  ]);
  expect(modal.blocks).toContainEqual(
    expect.objectContaining({
      elements: expect.arrayContaining([
        expect.objectContaining({
          action_id: OPEN_PRODUCT,
          value: JSON.stringify({ productId: holding.productId }),
        }),
      ]),
    }),
  );
});

test('every way in which it comes', () => {
  const { text } = read([
    aHolding({
      sources: [
        aSource({ untilDate: '2026-12-31' }),
        viaGroup('Sales'),
        viaGroup('Ops', { isLeaving: true }),
        viaGroup('Legal', { state: 'error', errorCode: 'dependency_missing' }),
        viaGroup('Staff'),
      ],
    }),
  ]);
  expect(text).toMatch(
    /Directly, since .* by <@UANNA> · until Dec 31, 2026\nThrough \*Sales\*, since/,
  );
  expect(text).toContain('Through *Ops*, which ends in a moment');
  expect(text).toMatch(/Through \*Legal\*, since .*; waits: a service plan needs one/);
  expect(text).toContain('\nand in 1 more way\n');
});

test('what waits, starts or is suspended, and why', () => {
  const waiting = [
    aWaiting({ product: 'Figma' }),
    aWaiting({
      product: 'Visio',
      sources: [
        aSource({ state: 'scheduled', startDate: '2026-07-01', untilDate: '2026-07-31' }),
        viaGroup('Sales', { state: 'suspended', suspendedAt: new Date('2026-06-01T12:00:00Z') }),
      ],
    }),
  ];
  const { text } = readModal(view([], 0, waiting));
  expect(text).toContain('You hold no licenses. *2* more wait, or are still to start');
  expect(text).toMatch(/\*Figma\*\n:hourglass: Directly, since .*; waits: no seat is free/);
  expect(text).toContain('Starts on Jul 1, 2026, assigned by <@UANNA> · until Jul 31, 2026');
  const purged = Date.parse('2026-07-01T12:00:00Z') / 1000;
  expect(text).toMatch(
    new RegExp(`Through \\*Sales\\*, suspended since .* on <!date\\^${purged}\\^`),
  );
});

test('101 licenses come in pages', () => {
  const holdings = manyOf(101, (n) => aHolding({ product: `Product ${n}` }));
  expect(read(holdings).text).toContain('Page 1 of 11');
  const last = read(holdings, 10);
  expect(last.text).toContain('*Product 100*');
  expect(last.buttons).toEqual(['View product', 'Return license', 'Previous']);
});

test.each(Object.entries(STRANGE_NAMES))('names of %s break and ping nothing', (_, name) => {
  const names = manyOf(101, () => name);
  const holding = aHolding({
    product: name,
    sources: manyOf(6, () => viaGroup(name, { assignedByName: name, assignedBySlackUserId: null })),
    plansOn: names,
    plansOff: names,
  });
  expect(read(manyOf(101, () => holding)).pings).toEqual([]);
});

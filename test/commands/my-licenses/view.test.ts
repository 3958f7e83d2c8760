import { mineView } from '../../../commands/my-licenses/view.ts';
import type { Holding } from '../../../src/licensing/list-holdings.ts';
import { OPEN_PRODUCT } from '../../../src/slack/entry-points.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readModal } from '../../support/reading.ts';
import { aHolding, manyOf, STRANGE_NAMES } from '../../support/shown.ts';

const view = (holdings: Holding[], page = 0) =>
  mineView(textsFor(null), { holdings, administrators: '<@UANNA>', page });
const read = (holdings: Holding[], page?: number) => readModal(view(holdings, page));

test('nothing held: whom to ask', () => {
  expect(read([]).text).toContain(
    'You hold no licenses. If you need one, ask a license administrator: <@UANNA>.',
  );
});

test('since when, by whom, until when, which plans', () => {
  const { text } = read([
    aHolding({ untilDate: '2026-12-31', plansOn: ['Teams', 'Forms'], plansOff: ['Yammer'] }),
  ]);
  expect(text).toContain('You hold *1* license.');
  expect(text).toMatch(
    /\*Entra ID P1\*\nsince <!date\^1767258000\^.*> by <@UANNA> · until Dec 31, 2026\nPlans on: Teams and Forms\nPlans off: Yammer/,
  );
});

test('each names all its plans, as many as the largest real product has, and opens it', () => {
  const holding = aHolding({ plansOn: manyOf(86, (n) => `Plan ${n}`) });
  const modal = view([holding]);
  expect(readModal(modal).text).toContain('Plan 84, and Plan 85');
  expect(readModal(modal).labels).toEqual(['View product Entra ID P1']);
  expect(modal.blocks).toContainEqual(
    expect.objectContaining({
      accessory: expect.objectContaining({
        action_id: OPEN_PRODUCT,
        value: JSON.stringify({ productId: holding.productId }),
      }),
    }),
  );
});

test('101 licenses come in pages', () => {
  const holdings = manyOf(101, (n) => aHolding({ product: `Product ${n}` }));
  expect(read(holdings).text).toContain('Page 1 of 11');
  const last = read(holdings, 10);
  expect(last.text).toContain('*Product 100*');
  expect(last.buttons).toEqual(['View product', 'Previous']);
});

test.each(Object.entries(STRANGE_NAMES))('names of %s break and ping nothing', (_, name) => {
  const names = manyOf(101, () => name);
  const holding = aHolding({
    product: name,
    assignedByName: name,
    assignedBySlackUserId: null,
    plansOn: names,
    plansOff: names,
  });
  expect(read(manyOf(101, () => holding)).pings).toEqual([]);
});

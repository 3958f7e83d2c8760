import { named, type ProductForeseen } from '../../src/licensing/rules/foreseen.ts';
import { previewBlocks } from '../../src/slack/preview-blocks.ts';
import { textsFor } from '../../src/slack/texts.ts';
import { readMessage } from '../support/reading.ts';
import { aForeseen, manyOf } from '../support/shown.ts';

const texts = textsFor('en-US');
const at = new Date('2026-06-15T12:00:00Z');

function told(...products: Partial<ProductForeseen>[]): string {
  const blocks = previewBlocks(texts, { at, products: products.map(aForeseen) });
  return readMessage({ text: 'Preview', blocks });
}

test('seats before and after, and who gets and loses them with which plans', () => {
  const [both, ann] = [named(['Ann', 'Ben']), named(['Ann'])];
  const text = told({
    seats: { total: 10, before: 3, after: 4 },
    ...{ gets: both, loses: named(['Cas']) },
    gainedPlans: [
      { plan: 'Mail', ...both },
      { plan: 'Calls', ...both },
      { plan: 'Maps', ...ann },
      { plan: 'Notes', ...ann },
    ],
    lostPlans: [{ plan: 'Old', ...ann }],
    keptPlans: [
      { plan: 'Pens', ...both },
      { plan: 'Ink', ...both },
    ],
  });
  expect(text).toContain(
    [
      '*Entra ID P1*: 3 → 4 of 10 seats assigned',
      '✓ *2* get it, with Mail and Calls: Ann and Ben',
      '✓ *1* gains Maps and Notes: Ann',
      '✗ *1* loses it: Cas',
      '✗ *1* loses Old: Ann',
      '*2* keep, through another product, Pens and Ink: Ann and Ben',
    ].join('\n'),
  );
});

test('of many plans only what is missing is named, or the first few', () => {
  const plans = manyOf(17, (i) => `P${i}`);
  const ann = named(['Ann']);
  const having = (some: string[]) =>
    told({ gets: ann, plans, gainedPlans: some.map((plan) => ({ plan, ...ann })) });
  expect(having(plans)).toContain('✓ *1* gets it, with all 17 service plans: Ann');
  expect(having(plans.slice(2))).toContain('with all 17 service plans but P0 and P1: Ann');
  expect(having(plans.slice(5))).toContain('with P5, P6, P7, P8, P9, and 7 more: Ann');
  expect(having(plans.slice(12))).toContain('with P12, P13, P14, P15, and P16: Ann');
});

test('whom it fails and why, and who gets what comes free', () => {
  const text = told(
    {
      errors: [{ code: 'seats_exhausted', count: 2, names: ['Ann', 'Ben'] }],
      next: named(['Fay']),
    },
    { product: 'Visio', seats: { total: null, before: 3, after: 1 }, loses: named(['Ann', 'Ben']) },
    { product: 'Teams', seats: { total: 1, before: 1, after: 3 }, gets: named(['Ann', 'Ben']) },
    { product: 'Calm' },
  );
  expect(text).toContain('3 of 10 seats assigned, as now');
  expect(text).toContain(':warning: *2* will not have it, as no seat is free: Ann and Ben');
  expect(text).toContain('*1* who waits gets the free seat: Fay');
  expect(text).toContain('*Visio*: 3 → 1 seats assigned, of as many as are wanted');
  expect(text).toContain('1 → 3 of 1 seats assigned  :warning: 2 more than there are');
  expect(text).not.toContain('Calm');
});

test('nobody is touched, and that is said', () => {
  expect(told({})).toContain('Nobody gets or loses anything.');
  expect(told({})).toContain('Nothing has been done yet.');
});

test('of thousands a hundred are named, and of many products the first', () => {
  const names = manyOf(100, (i) => `N${i}`);
  const text = told({ gets: { count: 60_000, names } });
  expect(text).toContain('*60,000* get it: N0, N1,');
  expect(text).toContain('N99, and 59,900 more');
  expect(told(...manyOf(14, () => ({})))).toContain('and 2 more products');
});

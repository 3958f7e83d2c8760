import { randomUUID } from 'node:crypto';
import { readConfirmation, swapConfirmation } from '../../../commands/swap-license/confirmation.ts';
import { EMPTY_FORM } from '../../../commands/swap-license/form.ts';
import { swapModal } from '../../../commands/swap-license/modal.ts';
import { swapResult } from '../../../commands/swap-license/submission.ts';
import type { Swapped } from '../../../commands/swap-license/swap-each.ts';
import { revisionOf } from '../../../src/licensing/revision.ts';
import { named } from '../../../src/licensing/rules/foreseen.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readMessage, readModal } from '../../support/reading.ts';
import {
  aForeseen,
  aShownPlan,
  aShownProduct,
  manyOf,
  STRANGE_NAMES,
} from '../../support/shown.ts';

const texts = textsFor('en-US');

const failed = (name: string): Swapped => ({ name, error: new Error('no') });
const swapped = (name: string, defaultLocationUsed: string | null = null): Swapped => ({
  name,
  result: {
    ...{ person: name, from: 'A', to: 'B', defaultLocationUsed },
    ...{ revision: revisionOf(name), repeated: false },
  },
});

test('the preview says what of the old product starts again later', () => {
  const ben = swapped('Ben');
  if ('result' in ben) ben.result.startsAgain = '2026-07-01';
  const id = randomUUID();
  const asked = { fromProductId: id, toProductId: id, isOne: true, from: 'Old', to: 'New' };
  const view = swapConfirmation(
    texts,
    { ...asked, disabledPlanIds: [], personIds: [id], had: [''] },
    { at: new Date(), outcome: [ben], products: [] },
    String,
  );
  expect(readModal(view).text).toContain('*Old* of Ben starts again on Jul 1, 2026. Remove');
});

describe.each(Object.entries(STRANGE_NAMES))('%s', (_what, name) => {
  test('is borne by the form', () => {
    const product = aShownProduct({
      product: { displayName: name },
      plans: manyOf(101, () => aShownPlan({ friendlyName: name, name })),
    });
    const group = { id: randomUUID(), name };
    const others = manyOf(25, () => ({
      ...{ id: randomUUID(), displayName: name, slackUserId: null },
      ...{ status: 'active' as const, usageLocation: null, isGuest: false },
    }));
    const disabledPlanIds = product.plans.map(({ id }) => id);
    const form = { ...EMPTY_FORM, disabledPlanIds, personIds: others.map(({ id }) => id) };
    const facts = { form, from: product, to: product, group, others };
    expect(readModal(swapModal(texts, facts, ['notice'])).pings).toEqual([]);
  });

  test('is borne by the preview of 25 people without 100 plans, which remembers them', () => {
    const ids = manyOf(100, () => randomUUID());
    const people = named(manyOf(25, () => name));
    const outcome = manyOf(25, (n) => (n === 0 ? failed('Ann') : swapped('Ben', 'BE')));
    const view = swapConfirmation(
      texts,
      {
        ...{ fromProductId: randomUUID(), toProductId: randomUUID(), isOne: false },
        ...{ from: name, to: name, disabledPlanIds: ids, personIds: ids.slice(0, 25) },
        had: manyOf(25, () => revisionOf(name)),
      },
      {
        ...{ at: new Date(), outcome },
        products: manyOf(2, () => aForeseen({ product: name, gets: people, loses: people })),
      },
      () => 'because '.repeat(300),
    );
    const { text, pings } = readModal(view);
    expect(text).toContain('✗ Ann keeps what they have: because');
    expect(text).toContain('24 of them have no usage location and use the default, Belgium.');
    expect(pings).toEqual([]);
    const { private_metadata = '' } = view;
    const read = readConfirmation({ private_metadata, state: { values: {} } });
    expect(read.personIds).toEqual(ids.slice(0, 25));
    expect(read.swap).toMatchObject({ disabledPlanIds: ids, isOne: false, reason: null });
  });

  test('is borne by the result of 25 people', () => {
    const some = [...manyOf(24, () => failed('Ann')), swapped('Ben')];
    const names = { from: name, to: name };
    const result = swapResult(texts, names, some, () => 'because '.repeat(300));
    expect(readMessage(result)).toContain('1 of 25 people have');
    expect(readMessage(swapResult(texts, names, [swapped('Ben')], String))).toContain('Ben has');
  });
});

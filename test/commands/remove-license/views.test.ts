import { randomUUID } from 'node:crypto';
import { confirmation } from '../../../commands/remove-license/confirmation.ts';
import { EMPTY_FORM } from '../../../commands/remove-license/form.ts';
import { removeModal } from '../../../commands/remove-license/modal.ts';
import type { Removal } from '../../../commands/remove-license/remove-each.ts';
import { removeResult, removeResultModal } from '../../../commands/remove-license/result.ts';
import { InheritedLicense } from '../../../src/licensing/errors.ts';
import { named } from '../../../src/licensing/rules/foreseen.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readMessage, readModal } from '../../support/reading.ts';
import { aForeseen, aHolding, manyOf, STRANGE_NAMES } from '../../support/shown.ts';

const texts = textsFor('en-US');
const returnTo = { viewId: 'V1', screen: 'product', place: { query: 'x'.repeat(255) } };

function aPerson(displayName = 'Pat Person') {
  return {
    id: randomUUID(),
    displayName,
    slackUserId: null,
    email: 'pat@example.com',
    status: 'active' as const,
    isGuest: false,
    usageLocation: 'NL',
  };
}

function form(holdings = [aHolding()], person = aPerson()) {
  const facts = {
    form: { ...EMPTY_FORM, slackUserIds: ['UPAT'] },
    people: [{ person, holdings, waiting: [] }],
    ...{ unknown: [], group: null },
  };
  return removeModal(texts, facts, { returnTo });
}

const asked = (name: string, person = aPerson()) => ({
  ...{ person, productId: randomUUID(), name, through: [] },
});

const gone = (name: string, person = aPerson()): Removal => ({
  ...asked(name, person),
  result: {
    sourceId: randomUUID(),
    person: 'Pat',
    product: name,
    undoUntil: new Date(),
    repeated: false,
  },
});

test('the question says what starts again later', () => {
  const removal = gone('Visio');
  if ('result' in removal) removal.result.startsAgain = '2026-07-01';
  const preview = { at: new Date(), outcome: [removal], products: [] };
  const view = confirmation(texts, { preview, sentence: String }, { fromForm: true });
  expect(readModal(view).text).toMatch(/\*Visio\* of .* starts again on Jul 1, 2026\. Remove/);
});

describe('the form', () => {
  test('chooses the only license by itself, and none of two', () => {
    const chosen = (modal: ReturnType<typeof form>) =>
      JSON.stringify(modal.blocks).match(/"initial_options":\[.*?\]/)?.length ?? 0;
    expect(chosen(form())).toBe(1);
    expect(chosen(form([aHolding(), aHolding()]))).toBe(0);
  });

  test('lists 100 of 101 licenses, and says how to reach the last', () => {
    const holdings = manyOf(101, (n) => aHolding({ product: `Product ${n}` }));
    expect(readModal(form(holdings)).text).toContain('These are 100 of 101 licenses.');
    expect(readModal(form(holdings.slice(0, 100))).text).not.toContain('These are');
  });

  test.each(Object.entries(STRANGE_NAMES))('bears %s in every name', (_what, name) => {
    const holdings = [aHolding({ product: name, skuPartNumber: name })];
    expect(readModal(form(holdings, aPerson(name))).pings).toEqual([]);
    expect(readModal(form([], aPerson(name))).pings).toEqual([]);
  });
});

describe('the confirmation', () => {
  test('takes nobody out of a group whose members are Slack’s', () => {
    const group = (name: string, isMirrored: boolean) => ({
      ...{ id: randomUUID(), name, isMirrored },
      isActive: true,
    });
    const through = [group('Own', false), group('Theirs', true)];
    const error = new InheritedLicense({ person: 'Pat', product: 'P1', groups: through });
    const outcome = [{ ...asked('P1', aPerson('Pat')), through, error }];
    const preview = { at: new Date(), products: [], outcome };
    const view = confirmation(texts, { preview, sentence: String }, { fromForm: true });
    const { text } = readModal(view);
    expect(text).toContain('has *P1* through Own and Theirs only.');
    expect(text).toContain('Take person out of Own');
    expect(text).toContain('Take product off Own');
    expect(text).not.toContain('Take person out of Theirs');
    expect(text).toContain('Take product off Theirs');
    expect(view.submit).toBeUndefined();
  });

  test.each(Object.entries(STRANGE_NAMES))(
    'of 25 licenses bears %s in every name',
    (_what, name) => {
      const person = aPerson(name);
      const groups = manyOf(30, () => ({ id: randomUUID(), name }));
      const through = groups.map((group) => ({ ...group, isMirrored: false, isActive: true }));
      const error = new InheritedLicense({ person: name, product: name, groups });
      const people = named(manyOf(150, () => name));
      const preview = {
        at: new Date(),
        products: manyOf(25, () => aForeseen({ product: name, loses: people, next: people })),
        outcome: [
          ...manyOf(2, () => ({ ...gone(name, person), through })),
          ...manyOf(12, () => ({ ...asked(name, person), through, error })),
          ...manyOf(11, () => ({ ...asked(name, person), error: new Error() })),
        ],
      };
      const sentence = () => 'because '.repeat(300);
      const metadata = { fromForm: false, returnTo };
      const view = confirmation(texts, { preview, sentence }, metadata);
      const { text, pings } = readModal(view);
      expect(text).toContain('Remove these 2 licenses');
      expect(text).toContain('4 more come through groups.');
      expect(pings).toEqual([]);
    },
  );
});

describe('the result', () => {
  test.each(Object.entries(STRANGE_NAMES))(
    'of 25 licenses bears %s in every name',
    (_what, name) => {
      const person = aPerson(name);
      const failed: Removal = { ...asked(name, person), error: new Error() };
      const removals = [...manyOf(24, () => gone(name, person)), failed];
      const result = removeResult(texts, removals, [], () => 'because '.repeat(300));
      const dm = { channelId: 'D1', ts: '1.2' };
      const view = readModal(
        removeResultModal(texts, result.blocks, { fromForm: true, returnTo, dm }),
      );
      expect(view.text).toContain('24 of 25 licenses were removed');
      expect(view.buttons).toHaveLength(24);
      expect(view.pings).toEqual([]);
      expect(readMessage(result)).toContain('✗ *');
    },
  );

  test('of nothing removed offers nothing to undo', () => {
    const failed = { ...asked('P1'), error: null };
    const result = removeResult(texts, [failed], [], () => 'Needed.');
    expect(readMessage(result)).toContain('0 of 1 license was removed from Pat Person');
    expect(readMessage(result)).toContain('✗ *P1*: not removed. Needed.');
    expect(readMessage(result)).not.toContain('Undo');
  });

  test('offers no Undo where somebody else has the seat by now', () => {
    const person = aPerson();
    const [taken, free] = [gone('Taken', person), gone('Free', person)];
    const result = removeResult(texts, [taken, free], [taken.productId], String);
    const view = readModal(removeResultModal(texts, result.blocks, { fromForm: true }));
    expect(view.labels).toEqual(['Undo: give Free back']);
    const alone = removeResult(texts, [taken], [taken.productId], String);
    expect(readMessage(alone)).not.toContain('Undo');
  });
});

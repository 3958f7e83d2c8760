import { randomUUID } from 'node:crypto';
import type { Assigned } from '../../../commands/assign-license/assign-each.ts';
import {
  assignConfirmation,
  readConfirmation,
} from '../../../commands/assign-license/confirmation.ts';
import { EMPTY_FORM } from '../../../commands/assign-license/form.ts';
import type { FormFacts } from '../../../commands/assign-license/form-facts.ts';
import { assignModal } from '../../../commands/assign-license/modal.ts';
import { assignResult } from '../../../commands/assign-license/result.ts';
import { named } from '../../../src/licensing/rules/foreseen.ts';
import type { ShownSource } from '../../../src/licensing/shown-sources.ts';
import { resultModal } from '../../../src/slack/modals.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readMessage, readModal } from '../../support/reading.ts';
import {
  aForeseen,
  aHolding,
  aShownPlan,
  aShownProduct,
  aSource,
  counts,
  manyOf,
  STRANGE_NAMES,
  viaGroup,
} from '../../support/shown.ts';

const texts = textsFor('en-US');

function facts(overrides: Partial<FormFacts> = {}): FormFacts {
  return {
    form: EMPTY_FORM,
    tenant: {
      id: 'T1',
      name: 'Example',
      timeZone: 'UTC',
      defaultUsageLocation: null,
      language: null,
      expiringWindowDays: 30,
      today: '2026-06-15',
    },
    product: null,
    group: null,
    people: [],
    unknown: [],
    holding: null,
    ...overrides,
  };
}

function aPicked(displayName = 'Pat Person', slackUserId: string | null = 'UPAT') {
  const id = randomUUID();
  const facts = { status: 'active' as const, usageLocation: null, isGuest: false };
  return { id, displayName, slackUserId, ...facts };
}

const failed = (name: string): Assigned => ({ name, error: new Error('no') });
const served = (name: string, outcome: 'assigned' | 'options_changed' = 'assigned'): Assigned => ({
  name,
  result: {
    outcome,
    sourceId: randomUUID(),
    person: name,
    product: 'P1',
    defaultLocationUsed: null,
    repeated: false,
  },
});

const elementAt = (modal: ReturnType<typeof assignModal>, blockId: string) =>
  modal.blocks.find((block) => block.block_id?.startsWith(blockId));

describe('the form', () => {
  test('empty asks for product and people, and for nothing that depends on them', () => {
    const { text } = readModal(assignModal(texts, facts(), {}));
    expect(text).toContain('Product');
    expect(text).toContain('Not in Slack?');
    expect(text).not.toContain('Usage location');
    expect(text).not.toContain('switch off');
  });

  test.each([
    [100, 'multi_static_select'],
    [101, 'multi_external_select'],
  ])('offers %i plans in a %s', (count, type) => {
    const plans = manyOf(count, (n) => aShownPlan({ friendlyName: `Plan ${n}` }));
    const product = aShownProduct({ plans });
    const form = { ...EMPTY_FORM, productId: product.product.id };
    const modal = assignModal(texts, facts({ form, product }), {});
    readModal(modal);
    expect(elementAt(modal, 'assign.plans')).toMatchObject({ element: { type } });
  });

  test.each([
    [{ available: null, total: null }, 'Its seats are *unlimited*.'],
    [{ available: 0, total: 10, assigned: 12 }, '*No seat is free*: 12 assigned, 10 bought'],
    [{ available: 1, total: 10 }, '*1* seat of 10 is free.'],
    [{ assignable: false }, '*It has no subscription that is active or in grace.*'],
  ])('with %o says so', (overrides, words) => {
    const product = aShownProduct({ counts: counts(overrides) });
    expect(readModal(assignModal(texts, facts({ product }), {})).text).toContain(words);
  });

  test('what comes through groups is said so first, and can be assigned directly, too', () => {
    const product = aShownProduct();
    const person = aPicked('Pat', 'UPAT');
    const form = { ...EMPTY_FORM, productId: product.product.id, slackUserIds: ['UPAT'] };
    const shown = (sources: ShownSource[]) => {
      const holding = aHolding({ sources });
      return assignModal(texts, facts({ form, product, people: [person], holding }), {});
    };
    const through = shown([viaGroup('Sales'), viaGroup('Ops')]);
    expect(readModal(through).text).toContain('<@UPAT> already has this through Sales and Ops.');
    expect(through.submit?.text).toBe('Also assign directly');
    const both = shown([aSource(), viaGroup('Sales')]);
    expect(readModal(both).text).toContain('<@UPAT> already holds this');
    expect(both.submit?.text).toBe('Assign license');
  });

  test('marks guests', () => {
    const people = [{ ...aPicked(), isGuest: true }, aPicked('Kim', 'UKIM')];
    const { text } = readModal(assignModal(texts, facts({ people }), {}));
    expect(text).toContain('<@UPAT> is a guest.');
  });

  test.each(Object.entries(STRANGE_NAMES))('bears %s in every name', (_what, name) => {
    const plans = manyOf(100, () => aShownPlan({ friendlyName: name, name }));
    const product = aShownProduct({ product: { displayName: name, skuPartNumber: name }, plans });
    const person = aPicked(name, null);
    const form = {
      ...EMPTY_FORM,
      productId: product.product.id,
      personIds: [person.id],
      disabledPlanIds: plans.map(({ id }) => id),
      reason: name,
    };
    const disabledPlanIds = plans.map(({ id }) => id);
    const holding = aHolding({
      sources: [aSource({ assignedByName: name, disabledPlanIds }), viaGroup(name)],
    });
    const modal = assignModal(texts, facts({ form, product, people: [person], holding }), {});
    const { pings, text } = readModal(modal);
    expect(pings.filter((ping) => ping !== '<@UANNA>')).toEqual([]);
    expect(text).toContain('already holds this');
  });

  test('bears 25 people, all strangers or all deactivated', () => {
    const ids = manyOf(25, (n) => `U${n}`);
    const form = { ...EMPTY_FORM, slackUserIds: ids };
    const unknown = ids.map((id) => `<@${id}>`);
    expect(readModal(assignModal(texts, facts({ form, unknown }), {})).text).toContain('<@U24>');
    const people = ids.map((id) => ({
      ...aPicked('x'.repeat(255), id),
      status: 'deleted' as const,
    }));
    const { text } = readModal(assignModal(texts, facts({ form, people }), {}));
    expect(text).toContain('is deactivated');
    expect(text).toContain('25 of these people have no usage location');
  });
});

describe('the preview', () => {
  test.each(Object.entries(STRANGE_NAMES))(
    'of 25 people without 100 plans bears %s in every name, and remembers it all',
    (_what, name) => {
      const ids = manyOf(100, () => randomUUID());
      const people = named(manyOf(25, () => name));
      const foreseen = aForeseen({
        ...{ product: name, gets: people },
        gainedPlans: ids.map(() => ({ plan: name, ...people })),
      });
      const outcome = manyOf(25, (n): Assigned => (n === 0 ? failed('A') : served('B')));
      const view = assignConfirmation(
        texts,
        {
          assignment: {
            ...{ ...EMPTY_FORM, productId: randomUUID(), isOne: false, reason: name },
            ...{ startDate: '2026-07-01', untilDate: '2026-12-31', disabledPlanIds: ids },
          },
          personIds: ids.slice(0, 25),
          product: name,
          returnTo: { viewId: 'V0123456789', screen: 'product', place: 'q'.repeat(255) },
        },
        { at: new Date(), outcome, products: [foreseen] },
        () => 'because '.repeat(300),
      );
      const { text, pings } = readModal(view);
      expect(text).toContain('✗ A cannot get it: because');
      expect(pings).toEqual([]);
      const read = readConfirmation({
        ...view,
        private_metadata: view.private_metadata ?? '',
        state: { values: {} },
      });
      expect(read.personIds).toEqual(ids.slice(0, 25));
      expect(read.assignment).toMatchObject({ disabledPlanIds: ids, untilDate: '2026-12-31' });
    },
  );
});

describe('the result', () => {
  test('of one person is one sentence', () => {
    const result = assignResult(texts, 'P1', [served('<@U1>')], String);
    expect(readModal(resultModal(texts, 'Assign license', result.blocks)).text).toBe(
      '<@U1> got *P1*.',
    );
    expect(readMessage(result)).toContain('<@U1> got *P1*.');
  });

  test('of 25 people whose errors are as long as can be fits view and message', () => {
    const outcomes = manyOf(25, (n) => failed(`<@U${n}>`));
    const result = assignResult(texts, 'P'.repeat(255), outcomes, () => 'because '.repeat(300));
    expect(readMessage(result)).toContain('<@U24>: not assigned. because');
    expect(readModal(resultModal(texts, 'Assign license', result.blocks)).text).toContain(
      '0 of 25 people got',
    );
  });

  test('names who was served and who was not', () => {
    const result = assignResult(texts, 'P1', [served('A'), failed('B')], () => 'No seat.');
    expect(readMessage(result)).toContain('1 of 2 people got *P1*.');
    expect(readMessage(result)).toContain('✓ A: assigned\n✗ B: not assigned. No seat.');
    const changed = [served('A', 'options_changed'), served('B'), failed('C')];
    expect(assignResult(texts, 'P1', changed, () => 'No seat.').text).toBe(
      '2 of 3 people have *P1* as you asked.',
    );
  });
});

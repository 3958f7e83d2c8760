import { randomUUID } from 'node:crypto';
import { consequenceLines } from '../../../commands/administer-subscription/consequence-lines.ts';
import type { Entered } from '../../../commands/administer-subscription/form.ts';
import { VERBS } from '../../../commands/administer-subscription/form.ts';
import { subscriptionModal } from '../../../commands/administer-subscription/modal.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readModal } from '../../support/reading.ts';
import { manyOf, STRANGE_NAMES } from '../../support/shown.ts';

const texts = textsFor('en-US');
const returnTo = {
  viewId: 'V1',
  screen: 'products.detail',
  place: { productId: randomUUID(), list: { query: 'q'.repeat(255), page: 0 } },
};

describe.each(VERBS)('the form to %s', (verb) => {
  const form = (product: string, entered: Entered, hasEnd: boolean) =>
    readModal(
      subscriptionModal(
        texts,
        { product, terms: verb === 'add' ? null : '*3 seats*', entered, consequences: [], hasEnd },
        { verb, id: randomUUID(), seen: manyOf(4, () => 's'.repeat(400)), returnTo },
      ),
    );

  test.each(Object.entries(STRANGE_NAMES))('bears %s in every field', (_what, name) => {
    const entered = {
      seats: '2147483647',
      startDate: '2026-01-01',
      endDate: '2026-12-31',
      price: '9999999999.99',
      currency: 'EUR',
      noticeDate: '2026-11-30',
      externalId: name,
      when: 'end',
    };
    expect(form(name, entered, true).pings).toEqual([]);
  });

  test('opens empty', () => {
    const nothing = {
      seats: null,
      startDate: null,
      endDate: null,
      price: null,
      currency: null,
      noticeDate: null,
      externalId: null,
      when: null,
    };
    expect(form('P1', nothing, false).text).toContain('*P1*');
  });
});

describe('what follows', () => {
  const lines = (overFrom: { day: string; over: number }[], expiredFrom: string | null = null) =>
    consequenceLines(texts, { assigned: 3, total: 3, overFrom, expiredFrom }, '2026-06-15');

  test('is a seat for everybody, or how many are over from which day', () => {
    expect(lines([])).toEqual(['3 are assigned, and there is a seat for everybody.']);
    const nobody = { assigned: 0, total: 3, overFrom: [], expiredFrom: null };
    expect(consequenceLines(texts, nobody, '2026-06-15')).toEqual(['Nobody holds it.']);
    expect(
      lines([
        { day: '2026-06-15', over: 1 },
        { day: '2027-03-01', over: 12 },
        { day: '2027-04-01', over: 0 },
      ]),
    ).toEqual([
      ':warning: *1 more assigned than seats as of today.*',
      ':warning: *12 more assigned than seats from Mar 1, 2027.*',
      'Enough seats again from Apr 1, 2027.',
      'Nobody loses a license by it.',
    ]);
  });

  test('names the day from which nothing can be assigned', () => {
    expect(lines([], '2027-03-01')[1]).toBe(
      'From Mar 1, 2027 on nothing can be assigned, unless more is bought by then.',
    );
    expect(lines([], '2026-06-15')[1]).toContain('Nothing can be assigned, as no subscription');
  });
});

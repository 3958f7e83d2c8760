/** What alerts of each kind say. */
import type { ShownAlert } from '../../src/licensing/alerts/shown-alert.ts';
import type {
  Candidate,
  Kinded,
  KindedAs,
  ResolvedWhy,
} from '../../src/licensing/rules/alert-facts.ts';
import { alertList } from '../../src/slack/alert-list.ts';
import { alertMessage } from '../../src/slack/alert-message.ts';
import { ADD_SUBSCRIPTION } from '../../src/slack/entry-points.ts';
import { encode } from '../../src/slack/payload.ts';
import { textsFor } from '../../src/slack/texts.ts';

function anAlert(kinded: Kinded, resolvedWhy: ResolvedWhy | null = null): ShownAlert {
  return {
    ...{ id: 'alert', productId: 'product', subscriptionId: null, level: 1, revision: 1 },
    ...{
      owner: null,
      quiet: null,
      reclaim: null,
      offBy: null,
      isOffHere: true,
      language: null,
      resolvedWhy,
      ...kinded,
    },
    resolvedAt: resolvedWhy && '2026-06-15T10:00:00Z',
  };
}

function said(...alert: Parameters<typeof anAlert>) {
  const { text, blocks } = alertMessage(textsFor(null), anAlert(...alert));
  return { text, blocks: JSON.stringify(blocks) };
}

describe('seats', () => {
  const seats = (
    numbers: { assigned: number; total: number | null },
    candidates: Candidate[] = [],
  ) =>
    ({
      kind: 'seats_short',
      facts: {
        ...{ product: 'Chat <!here>', ...numbers, candidates, forecast: null, isEarly: false },
        available: Math.max(0, (numbers.total ?? 0) - numbers.assigned),
        over: Math.max(0, numbers.assigned - (numbers.total ?? 0)),
      },
    }) as const;

  test.each([
    [1999, 2000, '1 seat is left (assigned: 1,999, seats: 2,000).'],
    [1998, 2000, '2 seats are left (assigned: 1,998, seats: 2,000).'],
    [1, 1, 'no seat is left; the only one is assigned.'],
    [2000, 2000, 'no seat is left; all 2,000 are assigned.'],
    [2001, 2000, '*1 seat is missing* (assigned: 2,001, seats: 2,000).'],
    [3, 0, '*3 seats are missing* (assigned: 3, seats: 0).'],
  ])('%i of %i taken', (assigned, total, words) => {
    const { text } = said(seats({ assigned, total }));
    expect(text).toMatch(/^\S+ \*Chat &lt;!here&gt;\*: /);
    expect(text).toContain(words);
  });

  const at = '2026-06-15T10:00:00Z';
  const reclaim = { released: 1, kept: 1, silent: 1, silentSince: at, gone: 1, unreachable: 1 };

  test.each([
    ['en', '2 of 5 asked have answered: 1 released, 1 keeps it, 1 silent since'],
    ['nl', '2 van 5 gevraagden hebben geantwoord: 1 teruggegeven, 1 houdt het, 1 zonder antwoord'],
  ])('what all who were asked say, in %s', (language, words) => {
    const alert = { ...anAlert(seats({ assigned: 9, total: 5 })), reclaim };
    expect(alertMessage(textsFor(language), alert).text).toContain(words);
  });

  test('a line of a list has whole sentences', () => {
    const quiet = { why: 'resolved', at, by: null, until: null, reason: 'r'.repeat(300) } as const;
    const alert = { ...anAlert(seats({ assigned: 9, total: 5 })), reclaim, quiet };
    const { text } = alertList(textsFor(null), [alert], { count: 1, isReply: false });
    expect(text).toContain('1 could not be told.');
    expect(text).not.toContain('…');
  });

  test('from whom they could be taken back, and that nothing is known of use', () => {
    const one: Candidate = {
      ...{
        personId: 'kim',
        displayName: 'Kim <',
        slackUserId: 'U1',
        why: 'left',
        coveredBy: null,
        until: null,
      },
      ...{ since: '2026-06-01', group: null },
    };
    const { text, blocks } = said(
      seats({ assigned: 9, total: 5 }, [
        one,
        { ...one, slackUserId: null, why: 'covered', coveredBy: 'Suite & more' },
        { ...one, why: 'ends', until: '2026-07-01' },
        { ...one, why: 'latest', group: 'Sales' },
      ]),
    );
    for (const words of [
      'Seats could be taken back from:',
      '• <@U1>: their account in Slack is deactivated',
      '• Kim &lt;: has all its plans through *Suite &amp; more* as well',
      '• <@U1>: ends on Jul 1, 2026 anyway',
      '• <@U1>: among the last to get it, on Jun 1, 2026 (through the group Sales)',
    ]) {
      expect(text).toContain(words);
    }
    expect(blocks).toContain('No usage data');
  });

  test.each([
    [null, false, 'enough for 90 days'],
    [null, true, 'too early for a forecast'],
    [{ short: 7, shortThen: 7 }, false, 'Forecast: *short by 7 on Dec 12, 2026*.'],
    [
      { short: 7, shortThen: 1200 },
      true,
      'Forecast: *short by 7 on Dec 12, 2026*, by 1,200 on Feb 28, 2027. That is what is known',
    ],
  ])('what is foreseen of them: %j', (shortage, isEarly, words) => {
    const { kind, facts } = seats({ assigned: 19, total: 20 });
    const forecast = shortage && { day: '2026-12-12', lastDay: '2027-02-28', ...shortage };
    expect(said({ kind, facts: { ...facts, forecast, isEarly } }).text).toContain(words);
  });

  test('enough again, unlimited, or none of them any more', () => {
    const over = seats({ assigned: 5, total: 20 });
    expect(said(over, 'enough').text).toContain('enough seats again (assigned: 5, seats: 20)');
    expect(said(seats({ assigned: 5, total: null }), 'enough').text).toContain('unlimited now');
    expect(said(over, 'gone').text).toContain('there are no seats of it any more');
    expect(said(over, 'off').text).toContain(
      'turned alerts about seats that are few or missing off',
    );
  });
});

describe('a notice date', () => {
  const notice = (lastDay: string | null) =>
    ({
      kind: 'notice_date',
      facts: {
        ...{ product: 'Chat', seats: 25, noticeDate: '2026-09-30', lastDay },
        ...{ price: '5.60', currency: 'EUR' },
      },
    }) as const;

  test('says until when what can be done, and for how much', () => {
    const { text, blocks } = said(notice('2026-12-31'));
    expect(text).toBe(
      '🗓️ *Chat*: the notice date of 25 seats is Sep 30, 2026. Until then the subscription can be canceled or changed before its last day, Dec 31, 2026.',
    );
    expect(blocks).toContain('€5.60 per seat');
    expect(said(notice(null)).text).toContain('which has no last day');
  });

  test.each([
    ['passed', 'is over.'],
    ['renewed', 'is later now.'],
    ['gone', 'needs no decision any more'],
  ] as const)('%s', (why, words) => expect(said(notice(null), why).text).toContain(words));
});

describe('assignments in error', () => {
  const errors = (healed: number): KindedAs<'assignments_in_error'> => ({
    kind: 'assignments_in_error',
    facts: {
      ...{ product: 'Chat', waiting: 3, healed },
      causes: [
        { code: 'seats_exhausted', count: 2 },
        { code: 'usage_location_missing', count: 1 },
      ],
    },
  });

  test('are told by cause, and how many healed', () => {
    expect(said(errors(0)).text).toBe(
      '⚠ *Chat*: 3 people are to have it, and do not. Why: 2 without a seat and 1 without a usage location.',
    );
    expect(said(errors(12)).text).toContain('12 healed, 3 still without it');
    expect(said(errors(12), 'healed').text).toContain('nobody waits for it any more');
  });

  test('lead to those who wait, not to those who have it', () => {
    const { blocks } = said(errors(0));
    expect(blocks).toContain('Show who waits');
    expect(blocks).not.toContain('Show holders');
    const value = encode({ productId: 'product', tab: 'holders', state: 'error' });
    expect(blocks).toContain(JSON.stringify(value));
  });

  test('seats are offered where they would help somebody', () => {
    expect(said(errors(0)).blocks).toContain(ADD_SUBSCRIPTION);
    const { kind, facts } = errors(0);
    const causes = facts.causes.slice(1);
    expect(said({ kind, facts: { ...facts, causes } }).blocks).not.toContain(ADD_SUBSCRIPTION);
  });
});

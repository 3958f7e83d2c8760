import { messageContent } from '../../sandbox/slack/rules/message.ts';
import type { DigestProduct } from '../../src/licensing/alerts/read-digest.ts';
import { digestMessages } from '../../src/slack/digest-message.ts';
import { textsFor } from '../../src/slack/texts.ts';
import { manyOf, STRANGE_NAMES } from '../support/shown.ts';

const TODAY = '2026-06-15';
const day = (assigned: number, total: number | null = 10) => ({ day: TODAY, assigned, total });
const seats = { product: 'Chat', isEarly: false, candidates: [], forecast: null };

function product(overrides: Partial<DigestProduct> = {}): DigestProduct {
  return {
    ...{ name: 'Chat', now: day(9), soon: day(11), later: day(14) },
    shortage: { day: '2026-07-01', short: 1, lastDay: '2026-09-13', shortThen: 4 },
    alerts: [
      {
        ...{ productId: 'p', kind: 'seats_short' },
        facts: { ...seats, assigned: 9, total: 10, available: 1, over: 0 },
      },
    ],
    ...overrides,
  };
}

const messages = (
  products: DigestProduct[],
  { count = products.length, urgent = 0, language = 'en' } = {},
) => digestMessages(textsFor(language), { day: TODAY, products, count, urgent });

test('it says of each product what there is to say, with seats and forecast as chart and table', () => {
  const [{ text, blocks }] = messages([product()]);
  expect(text).toBe(
    '*Licenses on Jun 15, 2026*: 1 product needs attention.\n' +
      '• *Chat*: 1 seat left · short by 1 on Jul 1, 2026',
  );
  const shown = JSON.stringify(blocks);
  for (const [name, value] of Object.entries({ Seats: 10, Assigned: 9, 'In 30 days': 11 })) {
    expect(shown).toContain(`{"name":"${name}","data":[{"label":"Chat","value":${value}}]}`);
  }
  for (const cell of ['9 of 10', '11 of 10', '14 of 10', 'Jul 1, 2026']) {
    expect(shown).toContain(`"text":"${cell}"`);
  }
});

test('it says how many urgent ones stand elsewhere', () => {
  const [{ text, blocks }] = messages([product()], { urgent: 2 });
  const said = '2 urgent alerts are posted apart from this.';
  expect(text).toContain(said);
  expect(JSON.stringify(blocks.at(-1))).toContain(said);
});

test('unlimited seats are in the table, and in no chart', () => {
  const unlimited = product({ now: day(9, null), soon: day(9, null), shortage: null });
  const [{ blocks }] = messages([unlimited]);
  expect(blocks.map(({ type }): string => type)).not.toContain('data_visualization');
  expect(JSON.stringify(blocks)).toContain('9, unlimited');
});

test.each(['en', 'nl'])('as much as there can be fits, with any name, in %s', (language) => {
  for (const name of ['W'.repeat(255), ...Object.values(STRANGE_NAMES)]) {
    const [alert] = product().alerts;
    const many = manyOf(15, () => product({ name, alerts: alert ? manyOf(9, () => alert) : [] }));
    const all = messages(many, { count: 1234, urgent: 999, language });
    for (const message of all) expect(() => messageContent(message)).not.toThrow();
    expect(all[0].text).toMatch(language === 'en' ? /And 1,219 more/ : /En nog 1.219 product/);
    expect(all[0].text).not.toContain('<!channel>');
  }
});

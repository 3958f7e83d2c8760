/** What can wait of the open alerts, in one message a day: a line for each product, a table of seats, and a chart. */
import type { DataTableBlock, KnownBlock } from '@slack/types';
import type { Digest, DigestProduct } from '../licensing/alerts/read-digest.ts';
import { type DigestAlert, daysLeft } from '../licensing/rules/digest-order.ts';
import type { ForecastDay } from '../licensing/rules/forecast.ts';
import { seatsOf } from './alert-sentences.ts';
import { context, section } from './blocks.ts';
import { barChart, type ChartBlock } from './chart-block.ts';
import { lineSections } from './line-sections.ts';
import { clip, oneLine } from './mrkdwn.ts';
import { shortName } from './name-list.ts';
import type { Texts } from './texts.ts';

const MAX_NEWS = 4;

export interface DigestMessage {
  text: string;
  blocks: (KnownBlock | ChartBlock)[];
}

/** From the best to the plainest: Slack may refuse a chart, or a table, where it has none. */
export type DigestMessages = [DigestMessage, ...DigestMessage[]];

export function digestMessages(texts: Texts, digest: Digest): DigestMessages {
  const { md, day } = texts;
  const { products, count, urgent } = digest;
  const title = md('digest:title', { count, day: day(digest.day) });
  const lines = products.map((product) => lineOf(texts, product, digest.day));
  const left = count - products.length;
  const more = left > 0 ? [md('digest:more', { count: left })] : [];
  const elsewhere = urgent > 0 ? [md('digest:urgent', { count: urgent })] : [];
  const said = [section(title), ...lineSections([...lines, ...more])];
  const hint = context([...elsewhere, md('digest:hint')].join(' '));
  const table = tableOf(texts, products);
  const text = [title, ...lines, ...more, ...elsewhere].join('\n');
  return [
    { text, blocks: [...said, ...chartOf(texts, products), table, hint] },
    { text, blocks: [...said, table, hint] },
    { text, blocks: [...said, hint] },
  ];
}

function lineOf(texts: Texts, { name, alerts, shortage }: DigestProduct, today: string): string {
  const { md, day } = texts;
  const news = alerts.slice(0, MAX_NEWS).map((alert) => newsOf(texts, alert, today));
  if (alerts.length > MAX_NEWS)
    news.push(md('digest:moreNews', { count: alerts.length - MAX_NEWS }));
  if (shortage) news.push(md('digest:short', { short: shortage.short, day: day(shortage.day) }));
  return md('digest:line', { product: shortName(name, 75), news: news.join(' · ') });
}

function newsOf(texts: Texts, alert: DigestAlert, today: string): string {
  const { md, day } = texts;
  const { kind, facts } = alert;
  switch (kind) {
    case 'subscription_expires': {
      const seats = seatsOf(texts, facts.seats);
      const count = daysLeft(alert, today);
      return md('digest:lastDay', { seats, day: day(facts.lastDay), count });
    }
    case 'notice_date': {
      const seats = seatsOf(texts, facts.seats);
      const count = daysLeft(alert, today);
      return md('digest:notice', { seats, day: day(facts.noticeDate), count });
    }
    case 'seats_short':
      return md('digest:few', { count: facts.available });
    case 'assignments_in_error':
      return md('digest:waiting', { count: facts.waiting });
  }
}

const COLUMNS = ['product', 'now', 'soon', 'later', 'shortFrom'] as const;

function tableOf(texts: Texts, products: readonly DigestProduct[]): DataTableBlock {
  const raw = (text: string) => ({ type: 'raw_text', text: text || '–' }) as const;
  const seats = ({ assigned, total }: ForecastDay) =>
    total === null
      ? texts.plain('digest:ofUnlimited', { assigned })
      : texts.plain('digest:ofSeats', { assigned, total });
  return {
    type: 'data_table',
    caption: texts.plain('digest:tableCaption'),
    rows: [
      COLUMNS.map((column) => raw(texts.plain(`digest:${column}`))),
      ...products.map(({ name, now, soon, later, shortage }) => [
        raw(clip(oneLine(name), 60)),
        ...[now, soon, later].map((each) => raw(seats(each))),
        raw(shortage === null ? '–' : texts.day(shortage.day)),
      ]),
    ],
  };
}

/** Of products whose seats are counted. */
function chartOf(texts: Texts, products: readonly DigestProduct[]): ChartBlock[] {
  const counted = products.filter(({ now }) => now.total !== null);
  if (counted.length === 0) return [];
  const series = (
    [
      ['seats', ({ now }) => now.total ?? 0],
      ['assigned', ({ now }) => now.assigned],
      ['soon', ({ soon }) => soon.assigned],
      ['later', ({ later }) => later.assigned],
    ] as const satisfies [string, (product: DigestProduct) => number][]
  ).map(([name, value]) => ({ name: texts.plain(`digest:${name}`), values: counted.map(value) }));
  const names = counted.map(({ name }) => name);
  return [barChart(texts.plain('digest:chart'), names, series)];
}

import type { DataTableBlock } from '@slack/types';
import type { ProductSummary } from '../../src/licensing/list-products.ts';
import { clip, oneLine } from '../../src/slack/mrkdwn.ts';
import type { Texts } from '../../src/slack/texts.ts';

type Cell = DataTableBlock['rows'][number][number] & { text: string };

/** Slack takes 100 rows below the header, and 10,000 characters over all cells. */
const MAX_ROWS = 100;
const MAX_CHARACTERS = 9_800;
const ROWS_PER_PAGE = 10;

/** As many of the products, in their order, as Slack takes; `shown` says how many. */
export function productTable(
  texts: Texts,
  products: readonly ProductSummary[],
  today: string,
): { table: DataTableBlock; shown: number } {
  const caption = texts.plain('products:tableCaption', { day: texts.day(today) });
  const rows = [COLUMNS.map((column) => raw(texts.plain(`products:${column}`)))];
  let left = MAX_CHARACTERS - caption.length - length(rows[0] ?? []);
  for (const product of products.slice(0, MAX_ROWS)) {
    const row = cells(texts, product);
    left -= length(row);
    if (left < 0) break;
    rows.push(row);
  }
  return {
    table: { type: 'data_table', caption, rows, page_size: ROWS_PER_PAGE },
    shown: rows.length - 1,
  };
}

const COLUMNS = [
  'columnProduct',
  'columnAssigned',
  'columnTotal',
  'columnAvailable',
  'columnOver',
  'columnExpiring',
  'columnReplaced',
  'columnPartNumber',
] as const;

function cells(texts: Texts, { displayName, skuPartNumber, counts }: ProductSummary): Cell[] {
  // A number in either case: aligned, and sorted as the most there can be.
  const number = (value: number | null): Cell => ({
    type: 'raw_number',
    value: value ?? Number.MAX_SAFE_INTEGER,
    text: value === null ? texts.plain('unlimited') : texts.number(value),
  });
  return [
    raw(clip(oneLine(displayName), 100)),
    number(counts.assigned),
    number(counts.total),
    number(counts.available),
    number(counts.over),
    number(counts.expiringSoon),
    number(counts.replaced),
    raw(clip(oneLine(skuPartNumber), 60)),
  ];
}

function raw(text: string): Cell {
  return { type: 'raw_text', text: text || '–' };
}

function length(row: readonly Cell[]): number {
  return row.reduce((sum, { text }) => sum + text.length, 0);
}

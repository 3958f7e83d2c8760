import { z } from 'zod';
import { richText } from './rich-text.ts';

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const rawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: z.string().min(1),
});
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);

type Cell = z.output<typeof cell>;

function sameWidth(rows: Cell[][], context: z.RefinementCtx): void {
  const width = rows[0]?.length;
  for (const [index, row] of rows.entries()) {
    if (row.length === width) continue;
    context.addIssue({
      code: 'custom',
      path: [index],
      message: 'all rows must have the same number of cells',
    });
  }
}

function plainHeader(rows: Cell[][], context: z.RefinementCtx): void {
  for (const [index, each] of (rows[0] ?? []).entries()) {
    if (each.type !== 'rich_text') continue;
    context.addIssue({
      code: 'custom',
      path: [0, index],
      message: 'rich_text cannot be used for header cells',
    });
  }
}

// https://docs.slack.dev/reference/block-kit/blocks/data-table-block: a header and up to 100 rows
// of up to 20 cells.
export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: z.string().min(1).max(255).optional(),
    caption: z.string().min(1),
    rows: z
      .array(z.array(cell).min(1).max(20))
      .min(2)
      .max(101)
      .superRefine(sameWidth)
      .superRefine(plainHeader),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).optional(),
  })
  .superRefine(({ rows, row_header_column_index: index }, context) => {
    if (index === undefined || index < (rows[0]?.length ?? 0)) return;
    context.addIssue({
      code: 'custom',
      path: ['row_header_column_index'],
      message: 'must be the index of a column',
    });
  });

// https://docs.slack.dev/reference/block-kit/blocks/table-block
export const table = z.strictObject({
  type: z.literal('table'),
  block_id: z.string().min(1).max(255).optional(),
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100).superRefine(sameWidth),
  column_settings: z
    .array(
      z.strictObject({
        align: z.enum(['left', 'center', 'right']).optional(),
        is_wrapped: z.boolean().optional(),
      }),
    )
    .max(20)
    .optional(),
});

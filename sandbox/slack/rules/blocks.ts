// https://docs.slack.dev/reference/block-kit/blocks
// Some blocks that Slack has and the app does not use are refused as unsupported.
import { z } from 'zod';
import { dataVisualization } from './charts.ts';
import { anyText, plainText } from './composition.ts';
import { accessory, actionElement, contextElement, inputElement } from './elements.ts';
import { richText } from './rich-text.ts';
import { dataTable, table } from './tables.ts';

const blockId = z.string().min(1).max(255).optional();

function requireUniqueActionIds(
  elements: { action_id?: string | undefined }[],
  context: z.RefinementCtx,
): void {
  const seen = new Set<string>();
  for (const [index, { action_id: id }] of elements.entries()) {
    if (id === undefined) continue;
    if (seen.has(id)) {
      context.addIssue({
        code: 'custom',
        path: [index, 'action_id'],
        message: `action_id ${id} already exists`,
      });
    }
    seen.add(id);
  }
}

// https://docs.slack.dev/reference/block-kit/blocks/section-block
const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine(
    ({ text, fields }) => text !== undefined || fields !== undefined,
    'must have text or fields',
  );

// https://docs.slack.dev/reference/block-kit/blocks/actions-block
const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: blockId,
  elements: z.array(actionElement).min(1).max(25).superRefine(requireUniqueActionIds),
});

// https://docs.slack.dev/reference/block-kit/blocks/input-block
const input = z.strictObject({
  type: z.literal('input'),
  block_id: blockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inputElement,
});

// https://docs.slack.dev/reference/block-kit/blocks/context-block
const context = z.strictObject({
  type: z.literal('context'),
  block_id: blockId,
  elements: z.array(contextElement).min(1).max(10),
});

// https://docs.slack.dev/reference/block-kit/blocks/header-block
const header = z.strictObject({
  type: z.literal('header'),
  block_id: blockId,
  text: plainText(150),
});

// https://docs.slack.dev/reference/block-kit/blocks/divider-block
const divider = z.strictObject({ type: z.literal('divider'), block_id: blockId });

// https://docs.slack.dev/reference/block-kit/blocks/image-block
const image = z.strictObject({
  type: z.literal('image'),
  block_id: blockId,
  image_url: z.url('must be a valid URL').max(3000),
  alt_text: z.string().min(1).max(2000),
  title: plainText(2000).optional(),
});

// https://docs.slack.dev/reference/block-kit/blocks/alert-block
const alert = z.strictObject({
  type: z.literal('alert'),
  block_id: blockId,
  text: anyText(3000),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

const anywhere = [section, actions, input, context, header, divider, image, richText] as const;

/** Every block_id stands once. */
function requireUniqueBlockIds(
  blocks: { block_id?: string | undefined }[],
  context: z.RefinementCtx,
): void {
  const seen = new Set<string>();
  for (const [index, { block_id: id }] of blocks.entries()) {
    if (id === undefined) continue;
    if (seen.has(id)) {
      context.addIssue({
        code: 'custom',
        path: [index, 'block_id'],
        message: `block_id ${id} already exists`,
      });
    }
    seen.add(id);
  }
}

/** The tables and charts stand in messages only. https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
export const messageBlocks = z
  .array(z.discriminatedUnion('type', [...anywhere, dataTable, table, dataVisualization]))
  .max(50)
  .superRefine(requireUniqueBlockIds);

/** https://docs.slack.dev/reference/views: up to 100 blocks; an alert stands in modals only. */
export const modalBlocks = z
  .array(z.discriminatedUnion('type', [...anywhere, alert]))
  .max(100)
  .superRefine(requireUniqueBlockIds);

export const homeBlocks = z
  .array(z.discriminatedUnion('type', anywhere))
  .max(100)
  .superRefine(requireUniqueBlockIds);

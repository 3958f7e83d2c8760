// https://docs.slack.dev/reference/views
import type { HomeView, ModalView } from '@slack/types';
import { z } from 'zod';
import { SlackError } from '../slack-error.ts';
import { homeBlocks, modalBlocks } from './blocks.ts';
import { plainText } from './composition.ts';
import { requireValid } from './problems.ts';

const MAX_BYTES = 250_000;

const shared = {
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

function hasFocus(element: unknown): boolean {
  if (typeof element !== 'object' || element === null) return false;
  return 'focus_on_load' in element && element.focus_on_load === true;
}

/** Only one element of a view may ask for the focus. */
function requireOneFocus(blocks: object[], context: z.RefinementCtx): void {
  const elements = blocks.flatMap((block) => [
    ...('element' in block ? [block.element] : []),
    ...('accessory' in block ? [block.accessory] : []),
    ...('elements' in block && Array.isArray(block.elements) ? block.elements : []),
  ]);
  if (elements.filter(hasFocus).length <= 1) return;
  context.addIssue({ code: 'custom', message: 'only one element can have focus_on_load' });
}

const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    blocks: modalBlocks.superRefine(requireOneFocus),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    ...shared,
  })
  .refine(({ submit, blocks }) => submit !== undefined || !blocks.some((b) => b.type === 'input'), {
    error: 'submit is required when an input block is within the blocks array',
  });

const home = z.strictObject({
  type: z.literal('home'),
  blocks: homeBlocks.superRefine(requireOneFocus),
  ...shared,
});

function requireSize(view: unknown): void {
  const json = JSON.stringify(view) ?? '';
  if (Buffer.byteLength(json) > MAX_BYTES) throw new SlackError('view_too_large');
}

/** The modal, or Slack's refusal. */
export function modalView(input: unknown): ModalView {
  requireSize(input);
  requireValid<ModalView>(modal, input, '/view', 'invalid_arguments');
  return input;
}

/** The Home view, or Slack's refusal. */
export function homeView(input: unknown): HomeView {
  requireSize(input);
  requireValid<HomeView>(home, input, '/view', 'invalid_arguments');
  return input;
}

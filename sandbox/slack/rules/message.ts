// https://docs.slack.dev/reference/methods/chat.postMessage
import type { KnownBlock } from '@slack/types';
import { withIds } from '../elements.ts';
import { refused, SlackError } from '../slack-error.ts';
import { messageBlocks } from './blocks.ts';
import { requireValid } from './problems.ts';

const MAX_TEXT = 40_000;
const MAX_BLOCKS_TEXT = 13_000;
const MAX_TABLES_TEXT = 10_000;

/** Characters a reader would see in a value: all its `text`, captions and descriptions. */
function visibleLength(value: unknown): number {
  if (Array.isArray(value))
    return value.reduce((sum: number, each) => sum + visibleLength(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, each]) => {
    if (typeof each !== 'string') return sum + visibleLength(each);
    return sum + (key === 'text' || key === 'alt_text' || key === 'caption' ? each.length : 0);
  }, 0);
}

function requireLengths(blocks: KnownBlock[]): void {
  const tables = blocks.filter((block) => block.type === 'data_table');
  const rows = tables.map((table) => table.rows);
  // https://docs.slack.dev/reference/block-kit/blocks/data-table-block
  if (visibleLength(rows) > MAX_TABLES_TEXT) {
    throw refused('invalid_blocks', [
      'data tables hold up to 10000 characters [json-pointer:/blocks]',
    ]);
  }
  // https://docs.slack.dev/reference/block-kit/blocks/table-block
  if (blocks.filter((block) => block.type === 'table').length > 1) {
    throw refused('invalid_blocks', ['only one table block is allowed [json-pointer:/blocks]']);
  }
  // https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
  const types = blocks.map(({ type }): string => type);
  if (types.filter((type) => type === 'data_visualization').length > 2) {
    throw refused('invalid_blocks', ['only two charts are allowed [json-pointer:/blocks]']);
  }
  // Not in the reference; seen at about 13,200: https://github.com/slackapi/bolt-js/issues/2509
  if (visibleLength(blocks) > MAX_BLOCKS_TEXT) throw new SlackError('msg_blocks_too_long');
}

/** Blocks of a message with their ids filled in, or Slack's refusal. */
function checkedBlocks(input: unknown): KnownBlock[] {
  if (!Array.isArray(input)) throw new SlackError('invalid_blocks_format');
  requireValid<KnownBlock[]>(messageBlocks, input, '/blocks', 'invalid_blocks');
  requireLengths(input);
  return withIds(input);
}

/**
 * Text and blocks of a message. Slack takes blocks without text; here every message needs text,
 * because notifications and screen readers show nothing else.
 */
export function messageContent(input: { text?: string | undefined; blocks?: unknown }): {
  text: string;
  blocks: KnownBlock[];
} {
  const { text = '', blocks } = input;
  if (text.trim() === '') throw new SlackError('no_text');
  if (text.length > MAX_TEXT) throw new SlackError('msg_too_long');
  return { text, blocks: blocks === undefined ? [] : checkedBlocks(blocks) };
}

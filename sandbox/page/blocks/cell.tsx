import type { DataTableBlock, RichTextElement } from '@slack/types';
import { withEmoji } from '../text/emoji.ts';
import { RichText } from './rich-text.tsx';

export type TableCell = DataTableBlock['rows'][number][number];

export function Cell({ cell }: { cell: TableCell }) {
  return cell.type === 'rich_text' ? <RichText block={cell} /> : withEmoji(cell.text);
}

function inlineText(element: RichTextElement): string {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return element.text ?? element.url;
    case 'user':
      return element.user_id;
    default:
      return '';
  }
}

/** What a cell is sorted by. */
export function sortKey(cell: TableCell): string | number {
  if (cell.type === 'raw_number') return cell.value;
  if (cell.type === 'raw_text') return cell.text;
  return cell.elements
    .flatMap((part) => (part.type === 'rich_text_list' ? part.elements : [part]))
    .flatMap((part) => part.elements.map(inlineText))
    .join('');
}

import { SlackError } from '../slack-error.ts';

/** One page of a list by Slack's cursors. https://docs.slack.dev/apis/web-api/pagination */
export function page<T>(
  items: readonly T[],
  cursor: string | undefined,
  limit: number,
): { items: T[]; response_metadata: { next_cursor: string } } {
  const start = cursor ? Number(Buffer.from(cursor, 'base64url').toString()) : 0;
  if (!Number.isInteger(start) || start < 0 || start > items.length) {
    throw new SlackError('invalid_cursor');
  }
  const end = start + limit;
  const next = end < items.length ? Buffer.from(String(end)).toString('base64url') : '';
  return { items: items.slice(start, end), response_metadata: { next_cursor: next } };
}

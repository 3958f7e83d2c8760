/** What was typed, as Slack stores it: people and channels by id, the rest escaped. */
import type { ClientState } from '../../slack/client-protocol.ts';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function outgoingText(text: string, { users, channels }: ClientState): string {
  return escaped(text).replace(
    /(^|\s)([@#])([\p{L}\p{N}._-]+)/gu,
    (source, space: string, sign: string, name: string) => {
      const found = (sign === '@' ? users : channels).find((one) => one.name === name);
      return found === undefined ? source : `${space}<${sign}${found.id}>`;
    },
  );
}

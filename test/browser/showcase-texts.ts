/** The small pieces that the showcase's blocks are made of. */
import type { PlainTextOption } from '@slack/types';

export const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: true });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });

export function option(text: string, value: string, description?: string): PlainTextOption {
  return {
    text: plain(text),
    value,
    ...(description === undefined ? {} : { description: plain(description) }),
  };
}

export const products = [
  option('Entra ID Free', 'free', 'AAD_FREE'),
  option('Entra ID P1', 'p1', 'AAD_PREMIUM'),
  option('Entra ID P2', 'p2', 'AAD_PREMIUM_P2'),
  option('Visio Plan 2', 'visio', 'VISIOCLIENT'),
];

import type { PlainTextElement } from '@slack/types';
import { withEmoji } from './emoji.ts';
import { unescapeEntities } from './entities.ts';

/** A plain_text object as one string: shortcodes become emoji, and nothing else has a meaning. */
export function plainText(object: Pick<PlainTextElement, 'text'> | undefined): string {
  return object === undefined ? '' : unescapeEntities(withEmoji(object.text));
}

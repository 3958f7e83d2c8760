import { clip, escapeMrkdwn, oneLine } from './mrkdwn.ts';
import type { Texts } from './texts.ts';

/** "A, B, and 12 more": at most `max` names, each cut to what is readable. mrkdwn. */
export function nameList(texts: Texts, names: readonly string[], max: number): string {
  const shown = names.slice(0, max).map((name) => shortName(name, 60));
  const left = names.length - shown.length;
  return texts.list(left > 0 ? [...shown, texts.md('more', { count: left })] : shown);
}

/** A name from outside, cut before it is escaped, never empty. mrkdwn. */
export function shortName(name: string, max = 150): string {
  return escapeMrkdwn(clip(oneLine(name), max)) || '–';
}

import type { SectionBlock } from '@slack/types';
import { section } from './blocks.ts';
import { clip } from './mrkdwn.ts';

const SECTION = 3000;
/** 25 lines of it, and more, fit one message. */
const LINE = 450;

/** Lines of markup, each cut to `longest`, as few sections; no section ends within a line. */
export function lineSections(lines: readonly string[], longest = LINE): SectionBlock[] {
  const texts: string[] = [];
  for (const line of lines.map((each) => clip(each, longest))) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= SECTION) {
      texts[texts.length - 1] = `${last}\n${line}`;
    } else {
      texts.push(line);
    }
  }
  return texts.map((text) => section(text));
}

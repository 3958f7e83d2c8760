/** What is typed behind a command that takes people and a product, in any order. */
import { oneLine, unescapeMrkdwn } from './mrkdwn.ts';
import { shortName } from './name-list.ts';
import type { Texts } from './texts.ts';

export interface CommandArguments {
  /** Each once, in the order typed. */
  slackUserIds: string[];
  /** "@somebody" that Slack did not turn into a mention: it means nobody. */
  unknownMentions: string[];
  /** The rest: the product's name or part number, or a piece of it; empty where there is none. */
  product: string;
}

const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g;
const TYPED_MENTION = /(?<!\S)@\S+/g;

export function parseArguments(text: string): CommandArguments {
  const ids = [...text.matchAll(MENTION)].map((match) => match[1] ?? '');
  const rest = unescapeMrkdwn(text.replace(MENTION, ' '));
  return {
    slackUserIds: [...new Set(ids)],
    unknownMentions: rest.match(TYPED_MENTION) ?? [],
    product: oneLine(rest.replace(TYPED_MENTION, ' ')),
  };
}

/** What to tell of mentions that mean nobody: one notice, or none. mrkdwn. */
export function mentionNotices(texts: Texts, unknownMentions: readonly string[]): string[] {
  if (unknownMentions.length === 0) return [];
  const names = texts.list(unknownMentions.map((name) => shortName(name, 75)));
  return [texts.md('noMention', { names })];
}

/** The one that is meant: called exactly so, or the only one there is. */
export function theOneMeant<Named>(
  candidates: readonly Named[],
  query: string,
  namesOf: (candidate: Named) => readonly string[],
): Named | undefined {
  const exact = candidates.filter((each) => isCalled(namesOf(each), query));
  const [only, ...others] = exact.length > 0 ? exact : candidates;
  return others.length === 0 ? only : undefined;
}

/** Exactly so, but for capitals and accents. */
export function isCalled(names: readonly string[], query: string): boolean {
  return names.some((name) => name.localeCompare(query, 'en', { sensitivity: 'base' }) === 0);
}

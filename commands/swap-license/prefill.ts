/**
 * `/license-swap @person product to product` or `product to product for group`: the form filled in as
 * far as it is clear what is meant.
 */
import { isCalled, mentionNotices, parseArguments } from '../../src/slack/command-arguments.ts';
import { findMeantGroup } from '../../src/slack/group-search.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { MAX_PEOPLE } from '../../src/slack/people-inputs.ts';
import { findMeantProduct } from '../../src/slack/product-search.ts';
import type { CommandCall } from '../../src/slack/slice.ts';
import { EMPTY_FORM, type SwapForm } from './form.ts';

/** Products are called “Move to Cloud”, too: it is where both sides are products. */
const BETWEEN = / (?:to|->|→)(?= )/gi;
/** The last one: products are called “Defender for Endpoint”, too. */
const FOR = /^(.*) for (.*?)$/i;
const MAX_READINGS = 5;

export async function prefill(call: CommandCall): Promise<{ form: SwapForm; notices: string[] }> {
  const { md } = call.texts;
  const { slackUserIds, unknownMentions, product } = parseArguments(call.text);
  const notices = mentionNotices(call.texts, unknownMentions);
  if (slackUserIds.length > MAX_PEOPLE) {
    notices.push(md('swap:onlyFirstPeople', { count: slackUserIds.length, max: MAX_PEOPLE }));
  }
  const reading = await readSwap(call, product, slackUserIds.length === 0);
  const { from, to, groupId } = reading;
  return {
    form: {
      ...{ ...EMPTY_FORM, fromProductId: from?.id ?? null, toProductId: to?.id ?? null, groupId },
      slackUserIds: slackUserIds.slice(0, MAX_PEOPLE),
    },
    notices: [...notices, ...reading.notices],
  };
}

interface Meant {
  id: string;
  displayName: string;
  /** Called exactly so. */
  isExact: boolean;
}

/** What the words mean, read in one way. */
interface Reading {
  from: Meant | null;
  to: Meant | null;
  groupId: string | null;
  /** What is not clear. Markup. */
  notices: string[];
}

async function readSwap(call: CommandCall, text: string, mayBeGroup: boolean): Promise<Reading> {
  const readings: Reading[] = [];
  for (const [from, instead] of halves(text)) {
    readings.push(await read(call, from, instead, mayBeGroup));
  }
  const whole = readings.filter(({ from, to }) => from && to);
  const exact = whole.filter(({ from, to }) => from?.isExact && to?.isExact);
  const meant = exact.length > 0 ? exact : whole;
  const ways = new Map(meant.map((one) => [[one.from?.id, one.to?.id].join(), one]));
  const [likeliest] = readings.toSorted((a, b) => a.notices.length - b.notices.length);
  const [only = likeliest, ...others] = ways.values();
  const nothing = { from: null, to: null, groupId: null };
  if (!only) return { ...nothing, notices: [] };
  if (others.length === 0) return only;
  return { ...nothing, notices: [ambiguous(call, [only, ...others])] };
}

/** Before and after each “to”. */
function halves(text: string): [string, string][] {
  const found = [...text.matchAll(BETWEEN)].slice(0, MAX_READINGS);
  if (found.length === 0) return [[text, '']];
  return found.map(({ index, 0: between }) => [
    text.slice(0, index).trim(),
    text.slice(index + between.length).trim(),
  ]);
}

async function read(
  call: CommandCall,
  before: string,
  instead: string,
  mayBeGroup: boolean,
): Promise<Reading> {
  const { md } = call.texts;
  const notices: string[] = [];
  const find = async (query: string): Promise<Meant | null> => {
    if (query === '') return null;
    const { meant, matches: count } = await findMeantProduct(call, query);
    if (meant) {
      const { id, displayName, skuPartNumber, skuId } = meant;
      return { id, displayName, isExact: isCalled([displayName, skuPartNumber, skuId], query) };
    }
    const key = count === 0 ? 'swap:noProduct' : 'swap:severalProducts';
    notices.push(md(key, { query: query.slice(0, 150), count }));
    return null;
  };
  const from = await find(before);
  const [, beforeFor = '', groupName = ''] = mayBeGroup ? (FOR.exec(instead) ?? []) : [];
  const isFor = groupName !== '';
  const group = isFor ? await findMeantGroup(call, groupName) : undefined;
  // What follows “for” may be of the product’s name, and no group meant.
  const isNone = isFor && !group && !(await findMeantProduct(call, instead)).meant;
  const to = await find((group || isNone ? beforeFor : instead).trim());
  if (isNone) notices.push(md('swap:noGroup', { query: groupName.slice(0, 150) }));
  return { from, to, groupId: group?.id ?? null, notices };
}

function ambiguous({ texts }: CommandCall, readings: readonly Reading[]): string {
  const ways = readings.map(({ from, to }) =>
    texts.md('swap:fromTo', {
      from: shortName(from?.displayName ?? '', 100),
      to: shortName(to?.displayName ?? '', 100),
    }),
  );
  return [texts.md('swap:ambiguous'), ...ways].join('\n');
}

/**
 * `/license-swap @person product to product` or `product to product for group`: the form filled in as
 * far as it is clear what is meant.
 */
import { mentionNotices, parseArguments } from '../../src/slack/command-arguments.ts';
import { findMeantGroup } from '../../src/slack/group-search.ts';
import { MAX_PEOPLE } from '../../src/slack/people-inputs.ts';
import { findMeantProduct } from '../../src/slack/product-search.ts';
import type { CommandCall } from '../../src/slack/slice.ts';
import { EMPTY_FORM, type SwapForm } from './form.ts';

const BETWEEN = / (?:to|->|→) /i;
/** The last one: products are called “Defender for Endpoint”, too. */
const FOR = /^(.*) for (.*?)$/i;

export async function prefill(call: CommandCall): Promise<{ form: SwapForm; notices: string[] }> {
  const { md } = call.texts;
  const { slackUserIds, unknownMentions, product } = parseArguments(call.text);
  const notices = mentionNotices(call.texts, unknownMentions);
  if (slackUserIds.length > MAX_PEOPLE) {
    notices.push(md('swap:onlyFirstPeople', { count: slackUserIds.length, max: MAX_PEOPLE }));
  }
  const [from = '', instead = ''] = product.split(BETWEEN);
  const find = async (query: string) => {
    if (query === '') return null;
    const { meant, matches: count } = await findMeantProduct(call, query);
    if (meant) return meant.id;
    const key = count === 0 ? 'swap:noProduct' : 'swap:severalProducts';
    notices.push(md(key, { query: query.slice(0, 150), count }));
    return null;
  };
  const fromProductId = await find(from.trim());
  const [, beforeFor = '', groupName = ''] =
    slackUserIds.length === 0 ? (FOR.exec(instead) ?? []) : [];
  const isFor = groupName !== '';
  const group = isFor ? await findMeantGroup(call, groupName) : undefined;
  // What follows “for” may be of the product’s name, and no group meant.
  const isNone = isFor && !group && !(await findMeantProduct(call, instead)).meant;
  const toProductId = await find((group || isNone ? beforeFor : instead).trim());
  if (isNone) notices.push(md('swap:noGroup', { query: groupName.slice(0, 150) }));
  return {
    form: {
      ...{ ...EMPTY_FORM, fromProductId, toProductId, groupId: group?.id ?? null },
      slackUserIds: slackUserIds.slice(0, MAX_PEOPLE),
    },
    notices,
  };
}

/** `/license-assign @person product`: the form filled in as far as it is clear what is meant. */
import { mentionNotices, parseArguments } from '../../src/slack/command-arguments.ts';
import { MAX_PEOPLE } from '../../src/slack/people-inputs.ts';
import { findMeantProduct } from '../../src/slack/product-search.ts';
import type { CommandCall } from '../../src/slack/slice.ts';
import { type AssignForm, EMPTY_FORM } from './form.ts';

interface Prefilled {
  form: AssignForm;
  /** What could not be filled in, as markup. */
  notices: string[];
}

export async function prefill(call: CommandCall): Promise<Prefilled> {
  const { md } = call.texts;
  const { slackUserIds, unknownMentions, product } = parseArguments(call.text);
  const notices = mentionNotices(call.texts, unknownMentions);
  if (slackUserIds.length > MAX_PEOPLE) {
    notices.push(md('assign:onlyFirstPeople', { count: slackUserIds.length, max: MAX_PEOPLE }));
  }
  const found = product === '' ? null : await findProduct(call, product);
  if (found?.notice !== undefined) notices.push(found.notice);
  const productId = found?.productId ?? null;
  return {
    form: { ...EMPTY_FORM, productId, slackUserIds: slackUserIds.slice(0, MAX_PEOPLE) },
    notices,
  };
}

async function findProduct(
  call: CommandCall,
  query: string,
): Promise<{ productId?: string; notice?: string }> {
  const { meant, matches: count } = await findMeantProduct(call, query);
  if (meant) return { productId: meant.id };
  const key = count === 0 ? 'assign:noProduct' : 'assign:severalProducts';
  return { notice: call.texts.md(key, { query: query.slice(0, 150), count }) };
}

/** `/license-assign @person product`: the form filled in as far as it is clear what is meant. */
import { listProducts } from '../../src/licensing/list-products.ts';
import { parseArguments, theOneMeant } from '../../src/slack/command-arguments.ts';
import { shortName } from '../../src/slack/name-list.ts';
import type { CommandCall } from '../../src/slack/slice.ts';
import { type AssignForm, EMPTY_FORM, MAX_PEOPLE } from './form.ts';

interface Prefilled {
  form: AssignForm;
  /** What could not be filled in, as markup. */
  notices: string[];
}

export async function prefill(call: CommandCall): Promise<Prefilled> {
  const { md, list } = call.texts;
  const { slackUserIds, unknownMentions, product } = parseArguments(call.text);
  const notices: string[] = [];
  if (unknownMentions.length > 0) {
    const names = list(unknownMentions.map((name) => shortName(name, 75)));
    notices.push(md('noMention', { names }));
  }
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
  const search = { query, page: 0, pageSize: 100 };
  const found = await listProducts(call.services.licensing, call.context, search);
  const meant = theOneMeant(found.products, query, (each) => [
    each.displayName,
    each.skuPartNumber,
    each.skuId,
  ]);
  if (meant) return { productId: meant.id };
  const notice = call.texts.md(
    found.matches === 0 ? 'assign:noProduct' : 'assign:severalProducts',
    {
      query: query.slice(0, 150),
      count: found.matches,
    },
  );
  return { notice };
}

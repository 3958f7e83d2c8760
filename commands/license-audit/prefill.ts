/** `/license-audit @person product`: the filters set as far as it is clear what is meant. */
import { PersonNotFound } from '../../src/licensing/errors.ts';
import { listProducts } from '../../src/licensing/list-products.ts';
import { parseArguments, theOneMeant } from '../../src/slack/command-arguments.ts';
import { shortName } from '../../src/slack/name-list.ts';
import type { CommandCall } from '../../src/slack/slice.ts';
import type { AuditPlace } from './place.ts';

export async function prefill(
  call: CommandCall,
): Promise<{ place: AuditPlace; notices: string[] }> {
  const { md, list } = call.texts;
  const { slackUserIds, unknownMentions, product } = parseArguments(call.text);
  const [slackUserId, ...others] = slackUserIds;
  const notices: string[] = [];
  if (unknownMentions.length > 0) {
    const names = list(unknownMentions.slice(0, 10).map((name) => shortName(name, 75)));
    notices.push(md('noMention', { names }));
  }
  if (others.length > 0) notices.push(md('audit:onlyFirstPerson', { person: `<@${slackUserId}>` }));
  const place: AuditPlace = {};
  if (slackUserId !== undefined) {
    const personId = await findPerson(call, slackUserId);
    if (personId === null) notices.push(md('audit:noPerson', { person: `<@${slackUserId}>` }));
    else place.personId = personId;
  }
  if (product !== '') {
    const found = await findProduct(call, product);
    if ('notice' in found) notices.push(found.notice);
    else place.productId = found.productId;
  }
  return { place, notices };
}

async function findPerson({ services }: CommandCall, slackUserId: string): Promise<string | null> {
  try {
    return (await services.people.bySlackId(slackUserId)).id;
  } catch (error) {
    if (error instanceof PersonNotFound) return null;
    throw error;
  }
}

async function findProduct(
  { services, context, texts }: CommandCall,
  query: string,
): Promise<{ productId: string } | { notice: string }> {
  const search = { query, page: 0, pageSize: 100 };
  const found = await listProducts(services.licensing, context, search);
  const meant = theOneMeant(found.products, query, (each) => [
    each.displayName,
    each.skuPartNumber,
    each.skuId,
  ]);
  if (meant) return { productId: meant.id };
  const key = found.matches === 0 ? 'audit:noProduct' : 'audit:severalProducts';
  return { notice: texts.md(key, { query: query.slice(0, 150), count: found.matches }) };
}

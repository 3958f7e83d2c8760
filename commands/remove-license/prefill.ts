/** `/license-remove @person product`: the form filled in as far as it is clear what is meant. */
import { mentionNotices, parseArguments, theOneMeant } from '../../src/slack/command-arguments.ts';
import { MAX_PEOPLE } from '../../src/slack/people-inputs.ts';
import { personLabel } from '../../src/slack/person-label.ts';
import type { CommandCall } from '../../src/slack/slice.ts';
import { EMPTY_FORM } from './form.ts';
import { type FormFacts, readFormFacts, removables } from './form-facts.ts';

export async function prefill(call: CommandCall): Promise<{ facts: FormFacts; notices: string[] }> {
  const { md } = call.texts;
  const { slackUserIds, unknownMentions, product } = parseArguments(call.text);
  const count = slackUserIds.length;
  const some = slackUserIds.slice(0, MAX_PEOPLE);
  const facts = await readFormFacts(call, { ...EMPTY_FORM, slackUserIds: some });
  const notices = mentionNotices(call.texts, unknownMentions);
  if (count > MAX_PEOPLE) notices.push(md('remove:onlyFirstPeople', { count, max: MAX_PEOPLE }));
  if (product === '') return { facts, notices };
  if (facts.people.length === 0) return { facts, notices: [...notices, md('remove:personFirst')] };
  const meant = meantProduct(call, facts, product);
  if ('notice' in meant) return { facts, notices: [...notices, meant.notice] };
  return { facts: { ...facts, form: { ...facts.form, ...meant } }, notices };
}

function meantProduct(
  { texts }: CommandCall,
  facts: FormFacts,
  product: string,
): { productIds: string[] } | { notice: string } {
  const words = product.toLowerCase().split(' ');
  const matching = removables(facts).filter((each) => {
    const text = `${each.product} ${each.skuPartNumber}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const meant = theOneMeant(matching, product, (each) => [each.product, each.skuPartNumber]);
  if (meant) return { productIds: [meant.productId] };
  const query = product.slice(0, 150);
  if (matching.length > 0) return { notice: texts.md('remove:severalHeld', { query }) };
  const people = texts.list(facts.people.map(({ person }) => personLabel(texts, person)));
  return { notice: texts.md('remove:notHeld', { people, count: facts.people.length, query }) };
}

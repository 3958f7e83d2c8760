/** `/license-remove @person product`: the form filled in as far as it is clear what is meant. */
import { mentionNotices, parseArguments, theOneMeant } from '../../src/slack/command-arguments.ts';
import { personLabel } from '../../src/slack/person-label.ts';
import type { CommandCall } from '../../src/slack/slice.ts';
import { EMPTY_FORM } from './form.ts';
import { type FormFacts, readFormFacts } from './form-facts.ts';

export async function prefill(call: CommandCall): Promise<{ facts: FormFacts; notices: string[] }> {
  const { md } = call.texts;
  const { slackUserIds, unknownMentions, product } = parseArguments(call.text);
  const [slackUserId = null, ...others] = slackUserIds;
  const facts = await readFormFacts(call, { ...EMPTY_FORM, slackUserId });
  const notices = mentionNotices(call.texts, unknownMentions);
  if (others.length > 0) {
    notices.push(md('remove:onlyFirstPerson', { person: `<@${slackUserId}>` }));
  }
  if (product === '') return { facts, notices };
  if (!facts.held) return { facts, notices: [...notices, md('remove:personFirst')] };
  const meant = meantProduct(call, facts.held, product);
  if ('notice' in meant) return { facts, notices: [...notices, meant.notice] };
  return { facts: { ...facts, form: { ...facts.form, ...meant } }, notices };
}

function meantProduct(
  { texts }: CommandCall,
  { person, holdings }: NonNullable<FormFacts['held']>,
  product: string,
): { productIds: string[] } | { notice: string } {
  const words = product.toLowerCase().split(' ');
  const matching = holdings.filter((holding) => {
    const text = `${holding.product} ${holding.skuPartNumber}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const meant = theOneMeant(matching, product, (each) => [each.product, each.skuPartNumber]);
  if (meant) return { productIds: [meant.productId] };
  const query = product.slice(0, 150);
  return {
    notice:
      matching.length === 0
        ? texts.md('remove:notHeld', { person: personLabel(texts, person), query })
        : texts.md('remove:severalHeld', { query }),
  };
}

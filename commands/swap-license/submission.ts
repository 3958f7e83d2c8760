/** The form leads to a preview, of people or of a group; the preview to the deed. */
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { previewPeople } from '../../src/licensing/preview-people.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { section } from '../../src/slack/blocks.ts';
import { type Message, resultMessage } from '../../src/slack/direct-message.ts';
import { isRepeated } from '../../src/slack/each-person.ts';
import { askGroup } from '../../src/slack/group-confirmation.ts';
import { lineSections } from '../../src/slack/line-sections.ts';
import { logError } from '../../src/slack/log-error.ts';
import { resultModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { decode } from '../../src/slack/payload.ts';
import { MAX_PEOPLE } from '../../src/slack/people-inputs.ts';
import { knownPeople, readPicked } from '../../src/slack/picked-people.ts';
import { reasonErrors } from '../../src/slack/reason-input.ts';
import { sentence } from '../../src/slack/sentence.ts';
import type { Call, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { REASON, readConfirmation, swapConfirmation } from './confirmation.ts';
import { FROM, formMetadata, GROUP, PEOPLE, readForm, type SwapForm, TO } from './form.ts';
import { readFormFacts, swapModal } from './modal.ts';
import { type Swapped, swapEach } from './swap-each.ts';

export async function submitForm(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { texts, view } = call;
  const form = readForm(view);
  const { fromProductId, toProductId, groupId, disabledPlanIds } = form;
  const errors = shapeErrors(texts, form);
  const isComplete = fromProductId !== null && toProductId !== null;
  if (Object.keys(errors).length > 0 || !isComplete) return { errors };
  if (toProductId !== decode(formMetadata, view.private_metadata).toProductId) {
    const notices = [texts.md('swap:caughtUp')];
    return { view: swapModal(texts, await readFormFacts(call, form), notices) };
  }
  if (groupId === null) {
    return { push: await previewOf(call, { ...form, fromProductId, toProductId }) };
  }
  const which = { groupId, productId: toProductId, fromProductId };
  const asking = { disabledPlanIds, fromForm: true, returnTo: undefined };
  return { push: await askGroup(call, which, { verb: 'swap', ...asking }) };
}

function shapeErrors({ plain }: Texts, form: SwapForm): Record<string, string> {
  const { fromProductId, toProductId, slackUserIds, personIds, groupId } = form;
  const chosen = slackUserIds.length + personIds.length;
  const tooMany = { chosen, max: MAX_PEOPLE };
  const isSame = toProductId !== null && toProductId === fromProductId;
  return {
    ...(fromProductId === null && { [FROM]: plain('swap:fromNeeded') }),
    ...(toProductId === null && { [TO]: plain('swap:toNeeded') }),
    ...(isSame && { [TO]: plain('errors:same_product') }),
    ...(chosen === 0 && groupId === null && { [PEOPLE]: plain('swap:whomNeeded') }),
    ...(chosen > MAX_PEOPLE && { [PEOPLE]: plain('swap:tooManyPeople', tooMany) }),
    ...(chosen > 0 && groupId !== null && { [GROUP]: plain('swap:peopleOrGroup') }),
  };
}

async function previewOf(
  call: SubmissionCall,
  form: SwapForm & { fromProductId: string; toProductId: string },
) {
  const { services, context, texts } = call;
  const { fromProductId, toProductId, disabledPlanIds } = form;
  const names = await namesOf(call, form);
  const picked = await readPicked(call, form);
  const personIds = knownPeople(picked).map(({ id }) => id);
  const whom = { personIds, productIds: [fromProductId, toProductId] };
  const isOne = form.slackUserIds.length + form.personIds.length === 1;
  const swap = { fromProductId, toProductId, disabledPlanIds, reason: null, isOne };
  const preview = await previewPeople(services.licensing, context, whom, (rehearsal) =>
    swapEach(call, rehearsal, swap, picked),
  );
  log(call, preview.outcome);
  const had = picked.flatMap((each, index) => {
    const one = preview.outcome[index];
    return 'person' in each ? [one && 'result' in one ? one.result.revision : ''] : [];
  });
  const asked = { ...swap, ...names, personIds, had };
  return swapConfirmation(texts, asked, preview, (error) => sentence(call, error));
}

export async function submitConfirmation(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { texts, services } = call;
  const { personIds, swap } = readConfirmation(call.view);
  const errors = reasonErrors(texts, REASON, swap.reason);
  if (Object.keys(errors).length > 0) return { errors };
  const names = await namesOf(call, swap);
  const tell = (some: readonly Swapped[]) =>
    swapResult(texts, names, some, (error) => sentence(call, error));
  const message = resultMessage(call);
  const picked = await readPicked(call, { slackUserIds: [], personIds });
  const swapped = await swapEach(call, services.licensing, swap, picked, (em, each) =>
    message.keep(em, tell([each])),
  );
  log(call, swapped);
  // A form that came twice: what was told already is not told again.
  const news = swapped.filter((each) => !isRepeated(each));
  const isNews = news.some((each) => 'result' in each) || news.length === swapped.length;
  const again = news.length < swapped.length;
  const view = resultModal(texts, texts.plain('swap:title'), tell(swapped).blocks, again);
  return {
    view: { ...view, clear_on_close: true },
    after: async () => {
      if (isNews) await message.send(tell(news));
    },
  };
}

/** @param say says an error as markup. */
export function swapResult(
  texts: Texts,
  names: { from: string; to: string },
  swapped: readonly Swapped[],
  say: (error: unknown) => string,
): Message {
  const { md } = texts;
  const [only] = swapped.length === 1 ? swapped : [];
  const products = { from: shortName(names.from, 100), to: shortName(names.to, 100) };
  if (only && 'result' in only) {
    const text = md('swap:one', { ...products, person: only.name });
    return { text, blocks: [section(text)] };
  }
  const done = swapped.filter((each) => 'result' in each).length;
  const text = md('swap:summary', { ...products, done, count: swapped.length });
  const lines = swapped.map((each) =>
    'result' in each
      ? md('swap:swapped', { person: each.name })
      : md('swap:keeps', { person: each.name, sentence: say(each.error) }),
  );
  return { text, blocks: [section(text), ...lineSections(lines)] };
}

async function namesOf(
  { services: { licensing }, context }: Call,
  { fromProductId, toProductId }: { fromProductId: string; toProductId: string },
): Promise<{ from: string; to: string }> {
  const [from, to] = await Promise.all(
    [fromProductId, toProductId].map((productId) => showProduct(licensing, context, { productId })),
  );
  return { from: from?.product.displayName ?? '', to: to?.product.displayName ?? '' };
}

function log(call: SubmissionCall, swapped: readonly Swapped[]): void {
  for (const each of swapped) if ('error' in each) logError(call.services, each.error, 'swapping');
}

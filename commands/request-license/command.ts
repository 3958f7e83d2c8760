/** /license-request: anybody asks for a license. */
import { mentionNotices, parseArguments } from '../../src/slack/command-arguments.ts';
import { ASK_LONGER, OPEN_REQUEST, productValue } from '../../src/slack/entry-points.ts';
import { showModal, updateModal } from '../../src/slack/modals.ts';
import { buttonValue } from '../../src/slack/payload.ts';
import { findMeantProduct, offerProducts } from '../../src/slack/product-search.ts';
import type { ActionCall, CommandCall, Slice } from '../../src/slack/slice.ts';
import { readFormFacts } from './facts.ts';
import { CALLBACK, EMPTY_FORM, PERSON, PRODUCT, readForm } from './form.ts';
import { requestModal } from './modal.ts';
import { submitRequest } from './submission.ts';

const MAX_QUERY = 150;

/** `/license-request @person product`, in any order: the form filled in as far as it is clear. */
async function run(call: CommandCall): Promise<void> {
  const { slackUserIds, unknownMentions, product } = parseArguments(call.text);
  const [slackUserId = null] = slackUserIds;
  const { productId, notices } = await findProduct(
    call,
    product.slice(0, MAX_QUERY).toWellFormed(),
  );
  const facts = await readFormFacts(call, { ...EMPTY_FORM, productId, slackUserId });
  const all = [...mentionNotices(call.texts, unknownMentions), ...notices];
  await showModal(call, requestModal(call.texts, facts, all));
}

async function findProduct(call: CommandCall, query: string) {
  if (query === '') return { productId: null, notices: [] };
  const { meant, matches: count } = await findMeantProduct(call, query);
  if (meant) return { productId: meant.id, notices: [] };
  const key = count === 0 ? 'requests:noProduct' : 'requests:severalProducts';
  return { productId: null, notices: [call.texts.md(key, { query, count })] };
}

async function open(call: ActionCall): Promise<void> {
  await showModal(call, requestModal(call.texts, await readFormFacts(call, EMPTY_FORM)));
}

async function askLonger(call: ActionCall): Promise<void> {
  const { productId } = buttonValue(productValue, call.action);
  const facts = await readFormFacts(call, { ...EMPTY_FORM, productId });
  await showModal(call, requestModal(call.texts, facts));
}

/** Something was chosen: what is to be known of it is shown. */
async function redraw(call: ActionCall): Promise<void> {
  const form = readForm({ state: call.view?.state ?? { values: {} } });
  const view = requestModal(call.texts, await readFormFacts(call, form));
  await updateModal(call, view, { ifUnchanged: true });
}

export const requestLicense: Slice = {
  commands: { '/license-request': { help: 'requests:help', run } },
  actions: { [OPEN_REQUEST]: open, [ASK_LONGER]: askLonger, [PRODUCT]: redraw, [PERSON]: redraw },
  options: { [PRODUCT]: offerProducts },
  submissions: { [CALLBACK]: submitRequest },
};

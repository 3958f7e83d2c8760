/** /licenses: the list, one product by its name, or a table. */
import { showModal } from '../../src/slack/modals.ts';
import { oneLine, unescapeMrkdwn } from '../../src/slack/mrkdwn.ts';
import { checked } from '../../src/slack/payload.ts';
import { findMeantProduct } from '../../src/slack/product-search.ts';
import type { CommandCall, Slice } from '../../src/slack/slice.ts';
import { actions, options } from './actions.ts';
import { answerTable } from './answer-table.ts';
import {
  DETAIL_VIEW,
  LIST_VIEW,
  listPlace,
  MAX_QUERY,
  PRODUCT_SCREEN,
  productPlace,
} from './place.ts';
import { listScreen, productOrList, productScreen } from './screens.ts';

export const viewProducts: Slice = {
  commands: { '/licenses': { help: 'products:help', run } },
  actions,
  options,
  screens: {
    [PRODUCT_SCREEN]: (call, place) => productScreen(call, checked(productPlace, place)),
    [LIST_VIEW]: (call, place) => listScreen(call, checked(listPlace, place)),
    [DETAIL_VIEW]: (call, place) => productOrList(call, checked(productPlace, place)),
  },
};

async function run(call: CommandCall): Promise<void> {
  const query = oneLine(unescapeMrkdwn(call.text)).slice(0, MAX_QUERY).toWellFormed();
  if (query.toLowerCase() === 'table') return answerTable(call);
  const product = query === '' ? undefined : (await findMeantProduct(call, query)).meant;
  const view = product
    ? await productScreen(call, productPlace.parse({ productId: product.id }))
    : await listScreen(call, { query, page: 0 });
  await showModal(call, view);
}

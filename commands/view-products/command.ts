/** /licenses: the list, one product by its name, or a table. */
import { listProducts } from '../../src/licensing/list-products.ts';
import { theOneMeant } from '../../src/slack/command-arguments.ts';
import { showModal } from '../../src/slack/modals.ts';
import { oneLine, unescapeMrkdwn } from '../../src/slack/mrkdwn.ts';
import { checked } from '../../src/slack/payload.ts';
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

/** Among so many matches the one of exactly that name is looked for. */
const MAX_MATCHES = 1000;

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
  const productId = query === '' ? undefined : await theProduct(call, query);
  const view = productId
    ? await productScreen(call, productPlace.parse({ productId }))
    : await listScreen(call, { query, page: 0 });
  await showModal(call, view);
}

/** The only product that matches, or the only one that is called exactly so. */
async function theProduct(
  { services, context }: CommandCall,
  query: string,
): Promise<string | undefined> {
  const { products } = await listProducts(services.licensing, context, {
    query,
    page: 0,
    pageSize: MAX_MATCHES,
  });
  return theOneMeant(products, query, ({ displayName, skuPartNumber, skuId }) => [
    displayName,
    skuPartNumber,
    skuId,
  ])?.id;
}

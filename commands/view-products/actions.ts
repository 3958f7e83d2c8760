/** Clicks in the Products modal: all but the openers replace what it shows. */
import { z } from 'zod';
import { HOLDER_STATES } from '../../src/licensing/list-holders.ts';
import {
  OPEN_PRODUCT,
  OPEN_PRODUCTS,
  openProductValue,
  productValue,
} from '../../src/slack/entry-points.ts';
import { showModal, updateModal } from '../../src/slack/modals.ts';
import { pagerActions } from '../../src/slack/pager.ts';
import { buttonValue, checked, decode } from '../../src/slack/payload.ts';
import { offerProducts } from '../../src/slack/product-search.ts';
import type { ActionCall, OptionsCall, Slice } from '../../src/slack/slice.ts';
import { comparePlace } from './compare-view.ts';
import {
  BACK,
  COMPARE,
  COMPARE_BACK,
  COMPARE_PAGE,
  DETAIL_PAGE,
  JUMP,
  LIST_PAGE,
  listPlace,
  productPlace,
  SHOW_ALL,
  SHOW_PRODUCT,
  STATE,
  TAB,
  TABS,
} from './place.ts';
import { compareScreen, listScreen, productScreen } from './screens.ts';

const tabValue = z.object({ tab: z.enum(TABS) });

export const actions: Slice['actions'] = {
  [OPEN_PRODUCTS]: async (call) => showModal(call, await listScreen(call)),
  [OPEN_PRODUCT]: async (call) => {
    const place = buttonValue(openProductValue, call.action);
    await showModal(call, await productScreen(call, productPlace.parse(place)));
  },

  [SHOW_PRODUCT]: (call) => showInstead(call, buttonValue(productValue, call.action).productId),
  [JUMP]: (call) => showInstead(call, chosenProduct(call)),
  [SHOW_ALL]: async (call) => updateModal(call, await listScreen(call)),
  ...pagerActions(LIST_PAGE, async (call, page) => {
    const { query } = decode(listPlace, call.view?.private_metadata);
    await updateModal(call, await listScreen(call, { query, page }));
  }),

  [BACK]: async (call) => updateModal(call, await listScreen(call, productPlaceOf(call).list)),
  ...Object.fromEntries(TABS.map((tab) => [`${TAB}.${tab}`, showTab])),
  ...pagerActions(DETAIL_PAGE, async (call, page) => {
    await updateModal(call, await productScreen(call, { ...productPlaceOf(call), page }));
  }),

  [STATE]: async (call) => {
    const { action } = call;
    const chosen = action.type === 'static_select' ? action.selected_option?.value : undefined;
    const state = checked(z.enum(HOLDER_STATES), chosen);
    const place = { ...productPlaceOf(call), state, page: 0 };
    await updateModal(call, await productScreen(call, place));
  },

  [COMPARE]: async (call) => {
    const place = { product: productPlaceOf(call), otherId: chosenProduct(call), page: 0 };
    await updateModal(call, await compareScreen(call, place));
  },
  [COMPARE_BACK]: async (call) => {
    const { product } = decode(comparePlace, call.view?.private_metadata);
    await updateModal(call, await productScreen(call, product));
  },
  ...pagerActions(COMPARE_PAGE, async (call, page) => {
    const place = decode(comparePlace, call.view?.private_metadata);
    await updateModal(call, await compareScreen(call, { ...place, page }));
  }),
};

export const options: Slice['options'] = { [JUMP]: offerProducts, [COMPARE]: otherProducts };

async function otherProducts(call: OptionsCall) {
  const { productId } = decode(productPlace, call.view?.private_metadata);
  return (await offerProducts(call)).filter(({ value }) => value !== productId);
}

function productPlaceOf(call: ActionCall) {
  return decode(productPlace, call.view?.private_metadata);
}

async function showInstead(call: ActionCall, productId: string): Promise<void> {
  const list = decode(listPlace, call.view?.private_metadata);
  const place = productPlace.parse({ productId, list });
  await updateModal(call, await productScreen(call, place));
}

async function showTab(call: ActionCall): Promise<void> {
  const { tab } = buttonValue(tabValue, call.action);
  const place = { ...productPlaceOf(call), tab, page: 0 };
  await updateModal(call, await productScreen(call, place));
}

function chosenProduct({ action }: ActionCall): string {
  const chosen = action.type === 'external_select' ? action.selected_option?.value : undefined;
  return checked(z.uuid(), chosen);
}

/** Reads what a screen of the Products modal shows; rights are checked by the use cases each time. */
import { ProductNotFound } from '../../src/licensing/errors.ts';
import { listGroupsOfProduct } from '../../src/licensing/list-groups-of-product.ts';
import { listHolders } from '../../src/licensing/list-holders.ts';
import { listProducts } from '../../src/licensing/list-products.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import type { Modal } from '../../src/slack/blocks.ts';
import type { Call } from '../../src/slack/slice.ts';
import { type ComparePlace, compareView } from './compare-view.ts';
import { detailView } from './detail-view.ts';
import { GROUPS_PER_PAGE } from './groups-tab.ts';
import { HOLDERS_PER_PAGE } from './holders-tab.ts';
import { listView, PRODUCTS_PER_PAGE } from './list-view.ts';
import { FIRST_PAGE, type ListPlace, type ProductPlace } from './place.ts';

export async function listScreen(call: Call, place: ListPlace = FIRST_PAGE): Promise<Modal> {
  const { services, context, texts, isAdministrator } = call;
  const found = await listProducts(services.licensing, context, {
    ...place,
    pageSize: PRODUCTS_PER_PAGE,
  });
  return listView(texts, found, place.query, isAdministrator);
}

export async function productScreen(call: Call, place: ProductPlace): Promise<Modal> {
  const { services, context, texts, isAdministrator } = call;
  const { productId, tab, page, state } = place;
  const { licensing } = services;
  const which = { productId, page };
  const [shown, holders, groups] = await Promise.all([
    showProduct(licensing, context, { productId }),
    tab === 'holders'
      ? listHolders(licensing, context, { ...which, state, pageSize: HOLDERS_PER_PAGE })
      : undefined,
    tab === 'groups'
      ? listGroupsOfProduct(licensing, context, { ...which, pageSize: GROUPS_PER_PAGE })
      : undefined,
  ]);
  return detailView(texts, { shown, holders, groups, place, isAdministrator });
}

/** The list once the product is archived. */
export async function productOrList(call: Call, place: ProductPlace): Promise<Modal> {
  return productScreen(call, place).catch((error: unknown) => {
    if (error instanceof ProductNotFound) return listScreen(call, place.list);
    throw error;
  });
}

export async function compareScreen(call: Call, place: ComparePlace): Promise<Modal> {
  const { services, context, texts } = call;
  const [one, other] = await Promise.all([
    showProduct(services.licensing, context, place.product),
    showProduct(services.licensing, context, { productId: place.otherId }),
  ]);
  return compareView(texts, one, other, place);
}

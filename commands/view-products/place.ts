/** What the Products modal shows, kept in its private_metadata: one view, changed by updates. */
import { z } from 'zod';
import { HOLDER_STATES } from '../../src/licensing/list-holders.ts';
import { pageNumber } from '../../src/slack/pager.ts';

export const MAX_QUERY = 255;

export const listPlace = z.object({ query: z.string().max(MAX_QUERY), page: pageNumber });
export type ListPlace = z.infer<typeof listPlace>;

export const FIRST_PAGE: ListPlace = { query: '', page: 0 };

export const TABS = ['overview', 'plans', 'holders', 'groups'] as const;

export const productPlace = z.object({
  productId: z.uuid(),
  tab: z.enum(TABS).default('overview'),
  page: pageNumber.default(0),
  /** Which of the holders. */
  state: z.enum(HOLDER_STATES).default('active'),
  /** Where Back leads. */
  list: listPlace.default(FIRST_PAGE),
});
export type ProductPlace = z.infer<typeof productPlace>;

/** The name under which other slices come back to a product's detail. */
export const PRODUCT_SCREEN = 'product';
/** As callback_ids: what is opened from their menus comes back by these. */
export const LIST_VIEW = 'products.list';
export const DETAIL_VIEW = 'products.detail';

export const SHOW_PRODUCT = 'products.show';
export const SHOW_ALL = 'products.all';
export const JUMP = 'products.jump';
export const LIST_PAGE = 'products.page';
export const BACK = 'product.back';
export const TAB = 'product.tab';
export const DETAIL_PAGE = 'product.page';
export const STATE = 'product.state';
export const COMPARE = 'product.compare';
export const COMPARE_BACK = 'compare.back';
export const COMPARE_PAGE = 'compare.page';

import type { KnownBlock } from '@slack/types';
import { pageOf } from '../../src/licensing/paging.ts';
import type { HeldProduct, ShowGroupResult } from '../../src/licensing/show-group.ts';
import { context, section } from '../../src/slack/blocks.ts';
import { groupCountsLine } from '../../src/slack/group-counts-line.ts';
import { nameList, shortName } from '../../src/slack/name-list.ts';
import { overflow } from '../../src/slack/overflow.ts';
import { pagerBlocks } from '../../src/slack/pager.ts';
import { tenure } from '../../src/slack/tenure.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { GROUP_PAGE, type GroupPlace, PRODUCT_MENU } from './place.ts';

const PRODUCTS_PER_PAGE = 10;
const MAX_LEAVING = 10;
const MAX_PLANS_NAMED = 5;

/** What the group holds, and how far its members have it. */
export function productsTab(
  texts: Texts,
  { products, leaving }: ShowGroupResult,
  { page }: GroupPlace,
): KnownBlock[] {
  const paging = pageOf(products.length, { page, pageSize: PRODUCTS_PER_PAGE });
  const first = paging.page * PRODUCTS_PER_PAGE;
  return [
    ...(products.length === 0 ? [section(texts.md('groups:holdsNothing'))] : []),
    ...products.slice(first, first + PRODUCTS_PER_PAGE).map((held) => productBlock(texts, held)),
    ...leaving
      .slice(0, MAX_LEAVING)
      .map(({ product, left: count }) =>
        section(texts.md('groups:leaving', { product: shortName(product), count })),
      ),
    ...pagerBlocks(texts, GROUP_PAGE, paging),
    ...(products.length === 0 ? [] : [context(texts.md('groups:deleteHint'))]),
  ];
}

function productBlock(texts: Texts, held: HeldProduct): KnownBlock {
  const { product, skuPartNumber, productId, disabledPlans, givesWayTo, counts } = held;
  const lines = [
    `*${shortName(product)}*  ${shortName(skuPartNumber, 75)}`,
    groupCountsLine(texts, counts),
    ...(givesWayTo === null
      ? []
      : [texts.md('groups:givesWay', { product: shortName(givesWayTo) })]),
    tenure(texts, { ...held, untilDate: null }),
    ...(disabledPlans.length === 0
      ? []
      : [texts.md('plansOff', { plans: nameList(texts, disabledPlans, MAX_PLANS_NAMED) })]),
  ];
  return section(lines.join('\n'), {
    accessory: overflow(PRODUCT_MENU, productId, {
      options: texts.plain('groups:changeOptions'),
      reprocess: texts.plain('groups:reprocess'),
      remove: texts.plain('groups:remove'),
    }),
  });
}

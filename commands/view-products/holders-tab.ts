import type { KnownBlock } from '@slack/types';
import type { Holder, ListHoldersResult } from '../../src/licensing/list-holders.ts';
import type { ShowProductResult } from '../../src/licensing/show-product.ts';
import { button, section } from '../../src/slack/blocks.ts';
import { OPEN_REMOVE } from '../../src/slack/entry-points.ts';
import { clip } from '../../src/slack/mrkdwn.ts';
import { nameList } from '../../src/slack/name-list.ts';
import { pagerBlocks } from '../../src/slack/pager.ts';
import { encode } from '../../src/slack/payload.ts';
import { personLine } from '../../src/slack/person-line.ts';
import { sourceLines } from '../../src/slack/source-lines.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { DETAIL_PAGE, PRODUCT_SCREEN, type ProductPlace } from './place.ts';

export const HOLDERS_PER_PAGE = 10;
const MAX_PLANS_NAMED = 5;

/** Who holds the product, newest first, each with a way to take it back. For administrators. */
export function holdersTab(
  texts: Texts,
  { displayName: product }: ShowProductResult['product'],
  { holders, page, pages }: ListHoldersResult,
  place: ProductPlace,
): KnownBlock[] {
  if (holders.length === 0) return [section(texts.md('products:noHolders'))];
  return [
    ...holders.map((holder) =>
      section(describe(texts, holder), {
        accessory: button({
          text: texts.plain('products:remove'),
          actionId: OPEN_REMOVE,
          value: encode({
            personId: holder.personId,
            productId: place.productId,
            returnTo: { screen: PRODUCT_SCREEN, place },
          }),
          label: texts.plain('products:removeLabel', {
            product: clip(product, 30),
            person: clip(holder.displayName, 30),
          }),
        }),
      }),
    ),
    ...pagerBlocks(texts, DETAIL_PAGE, { page, pages }),
  ];
}

function describe(texts: Texts, holder: Holder): string {
  const { disabledPlans } = holder;
  return [
    personLine(texts, holder),
    ...sourceLines(texts, holder.sources),
    ...(disabledPlans.length === 0
      ? []
      : [texts.md('plansOff', { plans: nameList(texts, disabledPlans, MAX_PLANS_NAMED) })]),
  ].join('\n');
}

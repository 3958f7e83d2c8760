import type { KnownBlock } from '@slack/types';
import type { ListProductsResult, ProductSummary } from '../../src/licensing/list-products.ts';
import { button, context, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { ADD_PRODUCT } from '../../src/slack/entry-points.ts';
import { clip } from '../../src/slack/mrkdwn.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { pagerBlocks } from '../../src/slack/pager.ts';
import { encode } from '../../src/slack/payload.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { countsLines } from './counts-lines.ts';
import { JUMP, LIST_PAGE, LIST_VIEW, type ListPlace, SHOW_ALL, SHOW_PRODUCT } from './place.ts';

export const PRODUCTS_PER_PAGE = 10;

/** The list of products: one page of all, or of what a query finds. */
export function listView(
  texts: Texts,
  found: ListProductsResult,
  query: string,
  isAdministrator: boolean,
): Modal {
  const place: ListPlace = { query, page: found.page };
  return {
    type: 'modal',
    callback_id: LIST_VIEW,
    title: plain(texts.plain('products:title'), 24),
    close: plain(texts.plain('close'), 24),
    private_metadata: encode(place),
    blocks:
      found.productsInAll === 0
        ? nothingYet(texts, isAdministrator)
        : [
            section(headline(texts, found, query)),
            navigation(texts, query, isAdministrator),
            ...found.products.map((product) => productBlock(texts, product)),
            ...pagerBlocks(texts, LIST_PAGE, found),
            ...(found.matches > 0 ? [soon(texts, found)] : []),
          ],
  };
}

function nothingYet(texts: Texts, isAdministrator: boolean): KnownBlock[] {
  if (!isAdministrator) return [section(texts.md('products:none'))];
  return [
    section(texts.md('products:noneForAdministrators')),
    { type: 'actions', elements: [addProduct(texts)] },
  ];
}

function addProduct(texts: Texts) {
  return button({ text: texts.plain('administer:addProduct'), actionId: ADD_PRODUCT });
}

function headline(texts: Texts, found: ListProductsResult, query: string): string {
  const { matches, productsInAll, today, timeZone } = found;
  const asOf = { day: texts.day(today), zone: timeZone };
  const said = clip(query, 150);
  if (query === '') return texts.md('products:listed', { count: productsInAll, ...asOf });
  if (matches === 0) return texts.md('products:noMatch', { query: said });
  return texts.md('products:matching', {
    count: matches,
    all: productsInAll,
    query: said,
    ...asOf,
  });
}

/** Without a block_id of its own, so that after Back the same product can be chosen again. */
function navigation(texts: Texts, query: string, isAdministrator: boolean): KnownBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'external_select',
        action_id: JUMP,
        placeholder: plain(texts.plain('products:jump'), 150),
        min_query_length: 0,
      },
      ...(query === ''
        ? []
        : [button({ text: texts.plain('products:showAll'), actionId: SHOW_ALL })]),
      ...(isAdministrator ? [addProduct(texts)] : []),
    ],
  };
}

function productBlock(texts: Texts, product: ProductSummary): KnownBlock {
  const { id, displayName, skuPartNumber, counts } = product;
  const name = `*${shortName(displayName)}*  ${shortName(skuPartNumber, 75)}`;
  return section([name, ...countsLines(texts, counts)].join('\n'), {
    accessory: button({
      text: texts.plain('viewProduct'),
      actionId: SHOW_PRODUCT,
      value: encode({ productId: id }),
      label: texts.plain('viewProductLabel', { product: displayName }),
    }),
  });
}

function soon(texts: Texts, { expiringUntil }: ListProductsResult): KnownBlock {
  return context(texts.md('products:soon', { day: texts.day(expiringUntil) }));
}

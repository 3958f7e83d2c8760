import type { KnownBlock } from '@slack/types';
import type { Holding } from '../../src/licensing/list-holdings.ts';
import { pageOf } from '../../src/licensing/paging.ts';
import { button, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { OPEN_PRODUCT } from '../../src/slack/entry-points.ts';
import { nameList, shortName } from '../../src/slack/name-list.ts';
import { pagerBlocks } from '../../src/slack/pager.ts';
import { encode } from '../../src/slack/payload.ts';
import { tenure } from '../../src/slack/tenure.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const MINE_PAGE = 'mine.page';
const HOLDINGS_PER_PAGE = 10;
/** All of any real product: their names, cut at 60 characters, must fit a section's 3,000. */
const MAX_PLANS_NAMED = 86;

export interface Mine {
  holdings: readonly Holding[];
  /** mrkdwn: whom to ask. */
  administrators: string;
  page: number;
}

/** What somebody holds: a page of it, by product. */
export function mineView(texts: Texts, { holdings, administrators, page }: Mine): Modal {
  const paging = pageOf(holdings.length, { page, pageSize: HOLDINGS_PER_PAGE });
  const first = paging.page * HOLDINGS_PER_PAGE;
  return {
    type: 'modal',
    callback_id: 'mine',
    title: plain(texts.plain('mine:title'), 24),
    close: plain(texts.plain('close'), 24),
    blocks:
      holdings.length === 0
        ? [section(texts.md('mine:none', { administrators }))]
        : [
            section(texts.md('mine:held', { count: holdings.length })),
            ...holdings
              .slice(first, first + HOLDINGS_PER_PAGE)
              .map((holding) => holdingBlock(texts, holding)),
            ...pagerBlocks(texts, MINE_PAGE, paging),
          ],
  };
}

function holdingBlock(texts: Texts, holding: Holding): KnownBlock {
  const { productId, product, plansOn, plansOff } = holding;
  const plans = (key: 'mine:plansOn' | 'plansOff', names: readonly string[]) =>
    names.length === 0 ? [] : [texts.md(key, { plans: nameList(texts, names, MAX_PLANS_NAMED) })];
  const lines = [
    `*${shortName(product)}*`,
    tenure(texts, holding),
    ...plans('mine:plansOn', plansOn),
    ...plans('plansOff', plansOff),
  ];
  return section(lines.join('\n'), {
    accessory: button({
      text: texts.plain('viewProduct'),
      actionId: OPEN_PRODUCT,
      value: encode({ productId }),
      label: texts.plain('viewProductLabel', { product }),
    }),
  });
}

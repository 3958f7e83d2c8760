import type { KnownBlock } from '@slack/types';
import type { Holding } from '../../src/licensing/list-holdings.ts';
import { pageOf } from '../../src/licensing/paging.ts';
import type { SourcesOfProduct } from '../../src/licensing/shown-person.ts';
import { button, context, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { OPEN_PRODUCT } from '../../src/slack/entry-points.ts';
import { nameList, shortName } from '../../src/slack/name-list.ts';
import { pagerBlocks } from '../../src/slack/pager.ts';
import { encode } from '../../src/slack/payload.ts';
import { planList } from '../../src/slack/plan-list.ts';
import { isReturnable, returnButton } from '../../src/slack/return-button.ts';
import { sourceLines } from '../../src/slack/source-lines.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const MINE_PAGE = 'mine.page';
export const RETURN = 'mine.return';
const HOLDINGS_PER_PAGE = 10;
const MAX_PLANS_OFF = 20;

export interface Mine {
  holdings: readonly Holding[];
  /** What is in error, or still to start. */
  waiting: readonly SourcesOfProduct[];
  /** mrkdwn: whom to ask. */
  administrators: string;
  page: number;
  /** What was just done; markup. */
  notice?: string | undefined;
}

/** What somebody holds, then what they wait for: a page of it, each by product. */
export function mineView(texts: Texts, mine: Mine): Modal {
  const { holdings, waiting, administrators, page, notice } = mine;
  const all = [...holdings, ...waiting];
  const paging = pageOf(all.length, { page, pageSize: HOLDINGS_PER_PAGE });
  const first = paging.page * HOLDINGS_PER_PAGE;
  return {
    type: 'modal',
    callback_id: 'mine',
    title: plain(texts.plain('mine:title'), 24),
    close: plain(texts.plain('close'), 24),
    blocks: [
      ...(notice === undefined ? [] : [context(notice)]),
      ...(all.length === 0
        ? [section(texts.md('mine:none', { administrators }))]
        : [
            section(headline(texts, mine)),
            ...all
              .slice(first, first + HOLDINGS_PER_PAGE)
              .flatMap((product) => productBlocks(texts, product)),
            ...pagerBlocks(texts, MINE_PAGE, paging),
          ]),
    ],
  };
}

function headline({ md }: Texts, { holdings, waiting }: Mine): string {
  const held = md('mine:held', { count: holdings.length });
  if (waiting.length === 0) return held;
  return `${held} ${md('mine:waiting', { count: waiting.length })}`;
}

/** Those that are off are said by name; the button leads to all. */
function planLines(texts: Texts, { plansOn, plansOff }: Holding): string[] {
  const on = planList(texts, plansOn, plansOff.length === 0 ? plansOn : []);
  const off = nameList(texts, plansOff, MAX_PLANS_OFF);
  return [
    ...(plansOn.length === 0 ? [] : [texts.md('mine:plansOn', { plans: on })]),
    ...(plansOff.length === 0 ? [] : [texts.md('plansOff', { plans: off })]),
  ];
}

function productBlocks(texts: Texts, held: Holding | SourcesOfProduct): KnownBlock[] {
  const { productId, product, sources } = held;
  const lines = [
    `*${shortName(product)}*`,
    ...sourceLines(texts, sources),
    ...('plansOn' in held ? planLines(texts, held) : []),
  ];
  const text = lines.join('\n');
  const view = button({
    text: texts.plain('viewProduct'),
    actionId: OPEN_PRODUCT,
    value: encode({ productId }),
    label: texts.plain('viewProductLabel', { product }),
  });
  if (!isReturnable(held)) return [section(text, { accessory: view })];
  const elements = [view, returnButton(texts, RETURN, held)];
  // The list gets shorter, and a button stays the one of its product.
  return [section(text), { type: 'actions', block_id: productId, elements }];
}

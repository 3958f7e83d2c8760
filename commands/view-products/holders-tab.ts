import type { KnownBlock } from '@slack/types';
import {
  HOLDER_STATES,
  type Holder,
  type HolderState,
  type ListHoldersResult,
} from '../../src/licensing/list-holders.ts';
import type { ShowProductResult } from '../../src/licensing/show-product.ts';
import { button, context, option, section } from '../../src/slack/blocks.ts';
import { EXPLAIN, OPEN_REMOVE } from '../../src/slack/entry-points.ts';
import { clip } from '../../src/slack/mrkdwn.ts';
import { nameList } from '../../src/slack/name-list.ts';
import { pagerBlocks } from '../../src/slack/pager.ts';
import { encode } from '../../src/slack/payload.ts';
import { personLine } from '../../src/slack/person-line.ts';
import { sourceLines } from '../../src/slack/source-lines.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { DETAIL_PAGE, PRODUCT_SCREEN, type ProductPlace, STATE } from './place.ts';

export const HOLDERS_PER_PAGE = 10;
const MAX_PLANS_NAMED = 5;

/** Who has the product, newest first, or who waits for it and so on. For administrators. */
export function holdersTab(
  texts: Texts,
  { displayName: product }: ShowProductResult['product'],
  { holders, counts, page, pages }: ListHoldersResult,
  place: ProductPlace,
): KnownBlock[] {
  const { state } = place;
  return [
    filter(texts, counts, state),
    ...(holders.length === 0 ? [section(texts.md(`products:no_${state}`))] : []),
    ...(holders.some(({ turn }) => turn !== null) ? [context(texts.md('products:inTurn'))] : []),
    ...holders.map((holder) =>
      section(describe(texts, holder), {
        accessory: isDirectOnly(holder)
          ? removeButton(texts, product, holder, place)
          : whyButton(texts, product, holder, place),
      }),
    ),
    ...pagerBlocks(texts, DETAIL_PAGE, { page, pages }),
  ];
}

/** Without a block_id of its own, so that what is chosen shows. */
function filter(texts: Texts, counts: ListHoldersResult['counts'], state: HolderState): KnownBlock {
  const optionOf = (each: HolderState) =>
    option(texts.plain(`products:state_${each}`, { count: counts[each] }), each);
  return {
    type: 'actions',
    elements: [
      {
        type: 'static_select',
        action_id: STATE,
        options: HOLDER_STATES.map(optionOf),
        initial_option: optionOf(state),
      },
    ],
  };
}

function isDirectOnly({ sources }: Holder): boolean {
  return sources.every(({ group, state }) => group === null && state === 'active');
}

function removeButton(texts: Texts, product: string, holder: Holder, place: ProductPlace) {
  const { personId, displayName } = holder;
  const { productId } = place;
  return button({
    text: texts.plain('products:remove'),
    actionId: OPEN_REMOVE,
    value: encode({ personId, productId, returnTo: { screen: PRODUCT_SCREEN, place } }),
    label: texts.plain('products:removeLabel', {
      product: clip(product, 30),
      person: clip(displayName, 30),
    }),
  });
}

/** Of what is not direct alone: what would end it is said there. */
function whyButton(texts: Texts, product: string, holder: Holder, { productId }: ProductPlace) {
  const { personId, displayName } = holder;
  return button({
    text: texts.plain('person:why'),
    actionId: EXPLAIN,
    value: encode({ personId, productId }),
    label: texts.plain('person:whyLabel', {
      product: clip(product, 30),
      person: clip(displayName, 30),
    }),
  });
}

function describe(texts: Texts, holder: Holder): string {
  const { disabledPlans, turn } = holder;
  const person = personLine(texts, holder);
  return [
    turn === null ? person : texts.md('products:turn', { turn, person }),
    ...sourceLines(texts, holder.sources),
    ...(disabledPlans.length === 0
      ? []
      : [texts.md('plansOff', { plans: nameList(texts, disabledPlans, MAX_PLANS_NAMED) })]),
  ].join('\n');
}

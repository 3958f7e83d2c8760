/** Two products' service plans side by side, in one view with Back. */
import { z } from 'zod';
import { pageOf } from '../../src/licensing/paging.ts';
import type { ShowProductResult } from '../../src/licensing/show-product.ts';
import { button, context, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { lineSections } from '../../src/slack/line-sections.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { pageNumber, pagerBlocks } from '../../src/slack/pager.ts';
import { encode } from '../../src/slack/payload.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { countsLines } from './counts-lines.ts';
import { COMPARE_BACK, COMPARE_PAGE, productPlace } from './place.ts';

const PLANS_PER_PAGE = 50;

export const comparePlace = z.object({
  /** Where Back leads. */
  product: productPlace,
  otherId: z.uuid(),
  page: pageNumber,
});
export type ComparePlace = z.infer<typeof comparePlace>;

export function compareView(
  texts: Texts,
  one: ShowProductResult,
  other: ShowProductResult,
  place: ComparePlace,
): Modal {
  const names = [one, other].map(({ product }) => shortName(product.displayName, 75));
  const [first = '', second = ''] = names;
  const plans = plansOfBoth(texts, one, other);
  const paging = pageOf(plans.length, { page: place.page, pageSize: PLANS_PER_PAGE });
  const from = paging.page * PLANS_PER_PAGE;
  const lines = plans.slice(from, from + PLANS_PER_PAGE).map(({ name, inOne, inOther }) => {
    const key = inOne && inOther ? 'inBoth' : inOne ? 'onlyInFirst' : 'onlyInSecond';
    return texts.md(`products:${key}`, { plan: shortName(name, 75), first, second });
  });
  const back = button({ text: texts.plain('back'), actionId: COMPARE_BACK });
  return {
    type: 'modal',
    callback_id: 'products.compare',
    title: plain(texts.plain('products:compareTitle'), 24),
    close: plain(texts.plain('close'), 24),
    private_metadata: encode(place),
    blocks: [
      { type: 'actions', elements: [back] },
      ...[one, other].map(({ counts }, index) =>
        section([`*${names[index]}*`, ...countsLines(texts, counts)].join('\n')),
      ),
      context(texts.md('products:compared', summary(plans))),
      { type: 'divider' },
      ...(plans.length === 0 ? [section(texts.md('products:nothingToCompare'))] : []),
      ...lineSections(lines),
      ...pagerBlocks(texts, COMPARE_PAGE, paging),
    ],
  };
}

interface ComparedPlan {
  name: string;
  inOne: boolean;
  inOther: boolean;
}

/** A plan may have another name in each product: it is the same by its id. */
function plansOfBoth(
  texts: Texts,
  one: ShowProductResult,
  other: ShowProductResult,
): ComparedPlan[] {
  const inOne = new Set(one.plans.map(({ id }) => id));
  const inOther = new Set(other.plans.map(({ id }) => id));
  const byId = new Map([...other.plans, ...one.plans].map((plan) => [plan.id, plan.friendlyName]));
  const compare = Intl.Collator(texts.locale).compare;
  return [...byId]
    .map(([id, name]) => ({ name, inOne: inOne.has(id), inOther: inOther.has(id) }))
    .sort((a, b) => compare(a.name, b.name));
}

function summary(plans: readonly ComparedPlan[]) {
  const count = (is: (plan: ComparedPlan) => boolean) => plans.filter(is).length;
  return {
    both: count(({ inOne, inOther }) => inOne && inOther),
    first: count(({ inOther }) => !inOther),
    second: count(({ inOne }) => !inOne),
  };
}

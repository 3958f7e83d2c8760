/** The field in which service plans of a product are switched off. */
import type {
  InputBlock,
  MultiExternalSelect,
  MultiStaticSelect,
  PlainTextOption,
} from '@slack/types';
import type { ShownPlan, ShowProductResult } from '../licensing/show-product.ts';
import { MAX_OPTIONS, option, plain } from './blocks.ts';
import { folded } from './folded.ts';
import { inputBlock } from './inputs.ts';
import type { Texts } from './texts.ts';

/** Another product has other plans: a new block starts empty. */
export function plansBlock(id: string, productId: string): string {
  return `${id}:${productId}`;
}

/** @param id of the element; the block's is {@link plansBlock}. */
export function plansInput(
  texts: Texts,
  id: string,
  shown: Pick<ShowProductResult, 'product' | 'plans'>,
  disabledPlanIds: readonly string[],
): InputBlock {
  const label = texts.plain('plansToSwitchOff');
  const block = { id: plansBlock(id, shown.product.id), label, optional: true };
  return inputBlock(block, plansSelect(texts, id, shown, disabledPlanIds));
}

export function plansSelect(
  texts: Texts,
  id: string,
  { plans }: Pick<ShowProductResult, 'plans'>,
  disabledPlanIds: readonly string[],
): MultiStaticSelect | MultiExternalSelect {
  const chosen = plans.filter((plan) => disabledPlanIds.includes(plan.id)).map(planOption);
  const common = {
    action_id: id,
    placeholder: plain(texts.plain('plansPlaceholder'), 150),
    max_selected_items: MAX_OPTIONS,
    ...(chosen.length > 0 && { initial_options: chosen.slice(0, MAX_OPTIONS) }),
  };
  return plans.length <= MAX_OPTIONS
    ? { type: 'multi_static_select', options: plans.map(planOption), ...common }
    : { type: 'multi_external_select', min_query_length: 0, ...common };
}

/** What a search offers, of a product with more plans than a menu holds. */
export function offeredPlans(plans: readonly ShownPlan[], query: string): PlainTextOption[] {
  const wanted = folded(query);
  return plans
    .filter(({ friendlyName, name }) => folded(`${friendlyName} ${name}`).includes(wanted))
    .slice(0, MAX_OPTIONS)
    .map(planOption);
}

function planOption({ friendlyName, name, id }: ShownPlan): PlainTextOption {
  return option(friendlyName, id, name);
}

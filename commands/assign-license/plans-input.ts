import type { InputBlock } from '@slack/types';
import type { ShowProductResult } from '../../src/licensing/show-product.ts';
import { MAX_OPTIONS, option, plain } from '../../src/slack/blocks.ts';
import { inputBlock } from '../../src/slack/inputs.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { type AssignForm, PLANS, plansBlock } from './form.ts';

export function planOption({ friendlyName, name, id }: ShowProductResult['plans'][number]) {
  return option(friendlyName, id, name);
}

export function plansInput(
  texts: Texts,
  { product, plans }: ShowProductResult,
  { disabledPlanIds }: AssignForm,
): InputBlock {
  const chosen = plans.filter((plan) => disabledPlanIds.includes(plan.id)).map(planOption);
  const common = {
    action_id: PLANS,
    placeholder: plain(texts.plain('assign:plansPlaceholder'), 150),
    ...(chosen.length > 0 && { initial_options: chosen.slice(0, MAX_OPTIONS) }),
  };
  return inputBlock(
    { id: plansBlock(product.id), label: texts.plain('assign:plans'), optional: true },
    plans.length <= MAX_OPTIONS
      ? { type: 'multi_static_select', options: plans.map(planOption), ...common }
      : { type: 'multi_external_select', min_query_length: 0, ...common },
  );
}

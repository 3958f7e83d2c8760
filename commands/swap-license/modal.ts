import { showGroup } from '../../src/licensing/show-group.ts';
import { type ShowProductResult, showProduct } from '../../src/licensing/show-product.ts';
import { context, type Modal, plain } from '../../src/slack/blocks.ts';
import { groupInput } from '../../src/slack/group-search.ts';
import { inputBlock, searchSelect } from '../../src/slack/inputs.ts';
import { encode } from '../../src/slack/payload.ts';
import { othersInput, peopleInput } from '../../src/slack/people-inputs.ts';
import { knownPeople, type PickedPerson, readPicked } from '../../src/slack/picked-people.ts';
import { plansInput } from '../../src/slack/plans-input.ts';
import { productOption } from '../../src/slack/product-search.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { FORM, FROM, GROUP, OTHERS, PEOPLE, PLANS, type SwapForm, TO } from './form.ts';

/** What the form shows about what is chosen in it. */
export interface FormFacts {
  form: SwapForm;
  from: ShowProductResult | null;
  to: ShowProductResult | null;
  group: { id: string; name: string } | null;
  others: PickedPerson[];
}

/** @throws {ProductNotFound | GroupNotFound} */
export async function readFormFacts(call: Call, form: SwapForm): Promise<FormFacts> {
  const { services, context: by } = call;
  const { fromProductId, toProductId, groupId, personIds } = form;
  const product = (productId: string | null) =>
    productId === null ? null : showProduct(services.licensing, by, { productId });
  const [from, to, shown, others] = await Promise.all([
    product(fromProductId),
    product(toProductId),
    groupId === null ? null : showGroup(services.licensing, by, { groupId }),
    readPicked(call, { slackUserIds: [], personIds }),
  ]);
  return { form, from, to, group: shown?.group ?? null, others: knownPeople(others) };
}

/** The form as it is filled in. `notices` are markup. */
export function swapModal(
  texts: Texts,
  { form, from, to, group, others }: FormFacts,
  notices: readonly string[] = [],
): Modal {
  const { plain: text, md } = texts;
  const product = (id: string, label: 'from' | 'to', chosen: ShowProductResult | null) =>
    inputBlock(
      { id, label: text(`swap:${label}`), dispatches: true },
      searchSelect(id, text('swap:productPlaceholder'), chosen && productOption(chosen.product)),
    );
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(text('swap:title'), 24),
    submit: plain(text('swap:preview'), 24),
    close: plain(text('cancel'), 24),
    private_metadata: encode({ toProductId: form.toProductId }),
    blocks: [
      ...(notices.length > 0 ? [context(notices.join('\n'))] : []),
      product(FROM, 'from', from),
      product(TO, 'to', to),
      ...(to && to.plans.length > 0 ? [plansInput(texts, PLANS, to, form.disabledPlanIds)] : []),
      ...(group
        ? []
        : [
            peopleInput(texts, { id: PEOPLE, label: 'swap:people' }, form.slackUserIds),
            othersInput(texts, { id: OTHERS, label: 'swap:others' }, others),
          ]),
      groupInput(texts, GROUP, group),
      context(md('swap:hint')),
    ],
  };
}

import type { InputBlock, KnownBlock } from '@slack/types';
import { context, type Modal, plain } from '../../src/slack/blocks.ts';
import { dateInput, inputBlock, searchSelect } from '../../src/slack/inputs.ts';
import { encode } from '../../src/slack/payload.ts';
import { othersInput, peopleInput } from '../../src/slack/people-inputs.ts';
import { plansInput } from '../../src/slack/plans-input.ts';
import { productOption } from '../../src/slack/product-search.ts';
import { reasonInput } from '../../src/slack/reason-input.ts';
import type { Texts } from '../../src/slack/texts.ts';
import {
  type AssignMetadata,
  CALLBACK,
  locationBlock,
  OTHERS,
  PEOPLE,
  PLANS,
  PRODUCT,
  peopleCount,
  REASON,
  UNTIL,
} from './form.ts';
import type { FormFacts } from './form-facts.ts';
import { hasThroughGroups, peopleLines, seatsLine } from './hints.ts';
import { locationInput } from './location-input.ts';

/** The form as it is filled in, with what there is to say about that. `notices` are markup. */
export function assignModal(
  texts: Texts,
  facts: FormFacts,
  { returnTo }: Pick<AssignMetadata, 'returnTo'>,
  notices: readonly string[] = [],
): Modal {
  const { form, product, people } = facts;
  const metadata: AssignMetadata = { productId: form.productId, returnTo };
  const lines = peopleLines(texts, facts);
  const [only] = peopleCount(form) === 1 ? people : [];
  const isAlso = hasThroughGroups(texts, facts);
  return {
    type: 'modal',
    callback_id: CALLBACK,
    title: plain(texts.plain('assign:title'), 24),
    submit: plain(texts.plain(isAlso ? 'assign:submitAlso' : 'assign:submit'), 24),
    close: plain(texts.plain('cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      ...contextLines(notices),
      productInput(texts, facts),
      ...(product ? [context(seatsLine(texts, product.counts))] : []),
      peopleInput(
        texts,
        { id: PEOPLE, label: 'assign:people', dispatches: true },
        form.slackUserIds,
      ),
      othersInput(
        texts,
        { id: OTHERS, label: 'assign:others', dispatches: true },
        people.filter((person) => form.personIds.includes(person.id)),
      ),
      ...contextLines(lines),
      ...(only?.usageLocation === null
        ? [locationInput(texts, locationBlock(form), only, form.usageLocation)]
        : []),
      ...(product && product.plans.length > 0
        ? [plansInput(texts, PLANS, product, form.disabledPlanIds)]
        : []),
      untilInput(texts, facts),
      reasonInput(texts, REASON, form.reason),
    ],
  };
}

function contextLines(lines: readonly string[]): KnownBlock[] {
  return lines.length === 0 ? [] : [context(lines.join('\n'))];
}

function productInput({ plain: text }: Texts, { product }: FormFacts): InputBlock {
  const chosen = product && productOption(product.product);
  return inputBlock(
    { id: PRODUCT, label: text('assign:product'), dispatches: true },
    searchSelect(PRODUCT, text('assign:productPlaceholder'), chosen),
  );
}

function untilInput({ plain: text }: Texts, { form }: FormFacts): InputBlock {
  return dateInput({
    id: UNTIL,
    label: text('assign:until'),
    placeholder: text('assign:untilPlaceholder'),
    optional: true,
    initial: form.untilDate,
  });
}

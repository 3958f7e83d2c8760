import type { InputBlock, KnownBlock } from '@slack/types';
import { button, context, type Modal, plain } from '../../src/slack/blocks.ts';
import { groupInput } from '../../src/slack/group-search.ts';
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
  GROUP,
  isPreviewed,
  locationBlock,
  OTHERS,
  PEOPLE,
  PLANS,
  PREVIEW,
  PRODUCT,
  peopleCount,
  REASON,
  START,
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
  const submitKey = isPreviewed(form)
    ? 'assign:preview'
    : isAlso
      ? 'assign:submitAlso'
      : 'assign:submit';
  return {
    type: 'modal',
    callback_id: CALLBACK,
    title: plain(texts.plain('assign:title'), 24),
    submit: plain(texts.plain(submitKey), 24),
    close: plain(texts.plain('cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      ...contextLines(notices),
      productInput(texts, facts),
      ...(product ? [context(seatsLine(texts, product.counts))] : []),
      ...(facts.group ? [] : peopleInputs(texts, facts)),
      groupInput(texts, GROUP, facts.group),
      ...contextLines(lines),
      ...(only?.usageLocation === null
        ? [locationInput(texts, locationBlock(form), only, form.usageLocation)]
        : []),
      ...(product && product.plans.length > 0
        ? [plansInput(texts, PLANS, product, form.disabledPlanIds)]
        : []),
      ...(form.groupId === null ? days(texts, form) : []),
      reasonInput(texts, REASON, form.reason),
      ...(isPreviewed(form) ? [] : [previewButton(texts)]),
    ],
  };
}

function peopleInputs(texts: Texts, { form, people }: FormFacts): InputBlock[] {
  const others = people.filter((person) => form.personIds.includes(person.id));
  const field = { label: 'assign:people', dispatches: true } as const;
  return [
    peopleInput(texts, { ...field, id: PEOPLE }, form.slackUserIds),
    othersInput(texts, { ...field, id: OTHERS, label: 'assign:others' }, others),
  ];
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

/** What comes through a group has neither. */
function days({ plain: text }: Texts, { startDate, untilDate }: FormFacts['form']): InputBlock[] {
  const day = (id: string, key: 'start' | 'until', initial: string | null) =>
    dateInput({
      ...{ id, initial, optional: true },
      label: text(`assign:${key}`),
      placeholder: text(`assign:${key}Placeholder`),
    });
  return [day(START, 'start', startDate), day(UNTIL, 'until', untilDate)];
}

function previewButton({ plain: text }: Texts): KnownBlock {
  const label = text('assign:previewLabel');
  return {
    type: 'actions',
    elements: [button({ text: text('assign:preview'), actionId: PREVIEW, label })],
  };
}

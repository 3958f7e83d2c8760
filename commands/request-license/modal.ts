import type { InputBlock, KnownBlock } from '@slack/types';
import { context, type Modal, plain } from '../../src/slack/blocks.ts';
import { dateInput, inputBlock, searchSelect, textInput } from '../../src/slack/inputs.ts';
import { productOption } from '../../src/slack/product-search.ts';
import type { Texts } from '../../src/slack/texts.ts';
import type { FormFacts } from './facts.ts';
import { CALLBACK, MAX_REASON, PERSON, PRODUCT, REASON, UNTIL } from './form.ts';
import { approversLine, personLines, seatsLine } from './hints.ts';

/** @param notices what could not be filled in; markup. */
export function requestModal(
  texts: Texts,
  facts: FormFacts,
  notices: readonly string[] = [],
): Modal {
  const { form, product, latest } = facts;
  return {
    type: 'modal',
    callback_id: CALLBACK,
    title: plain(texts.plain('requests:title'), 24),
    submit: plain(texts.plain('requests:submit'), 24),
    close: plain(texts.plain('cancel'), 24),
    blocks: [
      ...contextLines(notices),
      productInput(texts, facts),
      ...(product ? [context(seatsLine(texts, product.counts, facts))] : []),
      personInput(texts, form.slackUserId),
      ...contextLines(personLines(texts, facts)),
      dateInput({
        ...{ id: UNTIL, initial: form.untilDate, optional: latest === null },
        label: texts.plain('requests:until'),
        ...(latest === null
          ? { placeholder: texts.plain('requests:untilPlaceholder') }
          : { hint: texts.plain('requests:untilLatest', { latest: texts.day(latest) }) }),
      }),
      textInput({
        ...{ id: REASON, initial: form.reason, maxLength: MAX_REASON, multiline: true },
        optional: facts.decision?.policy.reasonNeeded === false,
        label: texts.plain('requests:reason'),
        hint: texts.plain('requests:reasonHint'),
      }),
      context(approversLine(texts, facts)),
    ],
  };
}

function contextLines(lines: readonly string[]): KnownBlock[] {
  return lines.length === 0 ? [] : [context(lines.join('\n'))];
}

function productInput({ plain: text }: Texts, { product }: FormFacts): InputBlock {
  const chosen = product && productOption(product.product);
  return inputBlock(
    { id: PRODUCT, label: text('requests:product'), dispatches: true },
    searchSelect(PRODUCT, text('requests:productPlaceholder'), chosen),
  );
}

function personInput({ plain: text }: Texts, slackUserId: string | null): InputBlock {
  return inputBlock(
    {
      ...{ id: PERSON, label: text('requests:person'), hint: text('requests:personHint') },
      ...{ optional: true, dispatches: true },
    },
    {
      type: 'users_select',
      action_id: PERSON,
      placeholder: plain(text('requests:personPlaceholder'), 150),
      ...(slackUserId !== null && { initial_user: slackUserId }),
    },
  );
}

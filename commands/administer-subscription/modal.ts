import type { InputBlock, KnownBlock } from '@slack/types';
import { context, type Modal, option, plain, section } from '../../src/slack/blocks.ts';
import { dateInput, inputBlock, textInput } from '../../src/slack/inputs.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { encode } from '../../src/slack/payload.ts';
import type { Texts } from '../../src/slack/texts.ts';
import {
  type Entered,
  FIELDS,
  FIELDS_OF,
  type FieldName,
  FORM,
  type FormMetadata,
} from './form.ts';

const SUBMIT = {
  add: 'addSubscription',
  renew: 'renew',
  resize: 'resize',
  cancel: 'cancel',
  edit: 'save',
  archive: 'archive',
} as const;

export interface FormFacts {
  product: string;
  /** The subscription as it is, in words (mrkdwn); null where there is none yet. */
  terms: string | null;
  entered: Entered;
  /** What follows, as markup. */
  consequences: readonly string[];
  /** Can it be canceled at its end? */
  hasEnd: boolean;
}

export function subscriptionModal(texts: Texts, facts: FormFacts, metadata: FormMetadata): Modal {
  const { verb } = metadata;
  const product = shortName(facts.product);
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(texts.plain(`administer:${verb}Title`), 24),
    submit: plain(texts.plain(`administer:${SUBMIT[verb]}`), 24),
    close: plain(texts.plain('close'), 24),
    private_metadata: encode(metadata),
    blocks: [
      section(
        facts.terms === null
          ? `*${product}*`
          : texts.md('administer:head', { product, terms: facts.terms }),
      ),
      ...(verb === 'archive' ? [section(texts.md('administer:archiveHelp'))] : []),
      ...FIELDS_OF[verb].map((name) => field(texts, name, facts, verb === 'renew')),
      ...consequences(facts),
    ],
  };
}

function consequences({ consequences: lines }: FormFacts): KnownBlock[] {
  return lines.map((line) => context(line));
}

function field(
  texts: Texts,
  name: FieldName,
  { entered, hasEnd }: FormFacts,
  isRenewal: boolean,
): InputBlock {
  const { plain: text } = texts;
  const common = { id: FIELDS[name], initial: entered[name] };
  switch (name) {
    case 'seats':
      return textInput({
        ...common,
        label: text('administer:seats'),
        hint: text('administer:seatsHint'),
        optional: true,
        maxLength: 10,
      });
    case 'startDate':
      return dateInput({ ...common, label: text('administer:startDate') });
    case 'endDate':
      return isRenewal
        ? dateInput({ ...common, label: text('administer:newEndDate') })
        : dateInput({
            ...common,
            label: text('administer:endDate'),
            hint: text('administer:endDateHint'),
            optional: true,
          });
    case 'price':
      return textInput({
        ...common,
        label: text('administer:price'),
        hint: text('administer:priceHint'),
        optional: true,
        maxLength: 13,
      });
    case 'currency':
      return textInput({
        ...common,
        label: text('administer:currency'),
        hint: text('administer:currencyHint'),
        optional: true,
        maxLength: 3,
      });
    case 'noticeDate':
      return dateInput({ ...common, label: text('administer:noticeDate'), optional: true });
    case 'externalId':
      return textInput({
        ...common,
        label: text('administer:reference'),
        hint: text('administer:referenceHint'),
        optional: true,
        maxLength: 255,
      });
    case 'when':
      return whenInput(texts, entered.when, hasEnd);
  }
}

function whenInput(texts: Texts, when: string | null, hasEnd: boolean): InputBlock {
  const atEnd = option(texts.plain('administer:whenEnd'), 'end');
  const today = option(texts.plain('administer:whenToday'), 'today');
  const options = hasEnd ? [atEnd, today] : [today];
  return inputBlock(
    { id: FIELDS.when, label: texts.plain('administer:when') },
    {
      type: 'radio_buttons',
      action_id: FIELDS.when,
      options,
      initial_option: options.find(({ value }) => value === when) ?? today,
    },
  );
}

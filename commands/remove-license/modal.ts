import type { InputBlock, KnownBlock } from '@slack/types';
import type { Holding, ListHoldingsResult } from '../../src/licensing/list-holdings.ts';
import {
  context,
  MAX_OPTIONS,
  type Modal,
  option,
  plain,
  section,
} from '../../src/slack/blocks.ts';
import { inputBlock, searchSelect } from '../../src/slack/inputs.ts';
import { encode } from '../../src/slack/payload.ts';
import { personOption } from '../../src/slack/people-outside-slack.ts';
import { personLabel } from '../../src/slack/person-label.ts';
import type { Texts } from '../../src/slack/texts.ts';
import {
  FORM,
  type FormMetadata,
  LICENSES,
  licensesBlock,
  MAX_LICENSES,
  OTHER,
  otherBlock,
  PERSON,
  personBlock,
  type RemoveForm,
} from './form.ts';
import type { FormFacts } from './form-facts.ts';

/** The form as it is filled in. `notices` are markup. */
export function removeModal(
  texts: Texts,
  facts: FormFacts,
  metadata: FormMetadata,
  notices: readonly string[] = [],
): Modal {
  const { form, held } = facts;
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(texts.plain('remove:title'), 24),
    submit: plain(texts.plain('remove:continue'), 24),
    close: plain(texts.plain('cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      ...(notices.length > 0 ? [context(notices.join('\n'))] : []),
      personInput(texts, form, metadata),
      otherInput(texts, facts, metadata),
      ...(facts.isUnknown ? [section(texts.md('errors:person_not_found'))] : []),
      ...(held ? licenses(texts, form, held) : []),
    ],
  };
}

function personInput(
  { plain: text }: Texts,
  { slackUserId }: RemoveForm,
  metadata: FormMetadata,
): InputBlock {
  return inputBlock(
    { id: personBlock(metadata), label: text('remove:person'), optional: true, dispatches: true },
    {
      type: 'users_select',
      action_id: PERSON,
      placeholder: plain(text('remove:personPlaceholder'), 150),
      ...(slackUserId !== null && { initial_user: slackUserId }),
    },
  );
}

function otherInput(texts: Texts, { form, held }: FormFacts, metadata: FormMetadata): InputBlock {
  const { plain: text } = texts;
  const chosen = held?.person.id === form.personId ? held?.person : undefined;
  return inputBlock(
    { id: otherBlock(metadata), label: text('remove:other'), optional: true, dispatches: true },
    searchSelect(OTHER, text('remove:otherPlaceholder'), chosen && personOption(texts, chosen)),
  );
}

function licenses(texts: Texts, form: RemoveForm, held: ListHoldingsResult): KnownBlock[] {
  const { person, holdings } = held;
  if (holdings.length === 0) {
    return [section(texts.md('remove:holdsNothing', { person: personLabel(texts, person) }))];
  }
  const isChosen = ({ productId }: Holding) =>
    holdings.length === 1 || form.productIds.includes(productId);
  const chosen = holdings.filter(isChosen).slice(0, MAX_LICENSES);
  const rest = holdings.filter((holding) => !chosen.includes(holding));
  const shown = [...chosen, ...rest].slice(0, MAX_OPTIONS);
  const input = inputBlock(
    { id: licensesBlock(form), label: texts.plain('remove:licenses') },
    {
      type: 'multi_static_select',
      action_id: LICENSES,
      placeholder: plain(texts.plain('remove:licensesPlaceholder'), 150),
      max_selected_items: MAX_LICENSES,
      options: shown.map(licenseOption),
      ...(chosen.length > 0 && { initial_options: chosen.map(licenseOption) }),
    },
  );
  if (shown.length === holdings.length) return [input];
  const count = holdings.length;
  return [input, context(texts.md('remove:onlyFirst', { shown: shown.length, count }))];
}

function licenseOption({ product, productId, skuPartNumber }: Holding) {
  return option(product, productId, skuPartNumber);
}

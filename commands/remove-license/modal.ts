import type { InputBlock, KnownBlock } from '@slack/types';
import {
  context,
  MAX_OPTIONS,
  type Modal,
  option,
  plain,
  section,
} from '../../src/slack/blocks.ts';
import { groupInput } from '../../src/slack/group-search.ts';
import { inputBlock } from '../../src/slack/inputs.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { encode } from '../../src/slack/payload.ts';
import { othersInput, peopleInput } from '../../src/slack/people-inputs.ts';
import { personLabel } from '../../src/slack/person-label.ts';
import type { Texts } from '../../src/slack/texts.ts';
import {
  FORM,
  type FormMetadata,
  GROUP,
  LICENSES,
  licensesBlock,
  MAX_LICENSES,
  OTHERS,
  PEOPLE,
} from './form.ts';
import { type FormFacts, type Removable, removables } from './form-facts.ts';

/** The form as it is filled in. `notices` are markup. */
export function removeModal(
  texts: Texts,
  facts: FormFacts,
  metadata: FormMetadata,
  notices: readonly string[] = [],
): Modal {
  const { unknown, group } = facts;
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(texts.plain('remove:title'), 24),
    submit: plain(texts.plain('remove:continue'), 24),
    close: plain(texts.plain('cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      ...(notices.length > 0 ? [context(notices.join('\n'))] : []),
      ...(group ? [] : peopleInputs(texts, facts)),
      groupInput(texts, GROUP, group?.group ?? null),
      ...(unknown.length > 0
        ? [
            section(
              texts.md('assign:unknown', { count: unknown.length, people: texts.list(unknown) }),
            ),
          ]
        : []),
      ...licenses(texts, facts),
    ],
  };
}

function peopleInputs(texts: Texts, { form, people }: FormFacts): InputBlock[] {
  const others = people.map(({ person }) => person);
  const field = { label: 'remove:people', dispatches: true } as const;
  return [
    peopleInput(texts, { ...field, id: PEOPLE }, form.slackUserIds),
    othersInput(
      texts,
      { ...field, id: OTHERS, label: 'remove:others', placeholder: 'remove:otherPlaceholder' },
      others.filter(({ id }) => form.personIds.includes(id)),
    ),
  ];
}

function licenses(texts: Texts, facts: FormFacts): KnownBlock[] {
  const { form, people, group } = facts;
  const all = removables(facts);
  if (all.length === 0) return nothing(texts, facts);
  const most = group ? 1 : MAX_LICENSES;
  const isChosen = ({ productId }: Removable) =>
    all.length === 1 || form.productIds.includes(productId);
  const chosen = all.filter(isChosen).slice(0, most);
  const rest = all.filter((each) => !chosen.includes(each));
  const shown = [...chosen, ...rest].slice(0, MAX_OPTIONS);
  const input = inputBlock(
    {
      id: licensesBlock(form),
      label: texts.plain(group ? 'remove:ofGroup' : 'remove:licenses'),
    },
    {
      type: 'multi_static_select',
      action_id: LICENSES,
      placeholder: plain(texts.plain('remove:licensesPlaceholder'), 150),
      max_selected_items: most,
      options: shown.map(licenseOption),
      ...(chosen.length > 0 && { initial_options: chosen.map(licenseOption) }),
    },
  );
  const hints = [
    ...(shown.length < all.length
      ? [texts.md('remove:onlyFirst', { shown: shown.length, count: all.length })]
      : []),
    ...(people.length > 1 ? [texts.md('remove:fromThoseWho')] : []),
  ];
  return [input, ...(hints.length > 0 ? [context(hints.join('\n'))] : [])];
}

function nothing({ md, ...texts }: Texts, { people, group }: FormFacts): KnownBlock[] {
  if (group)
    return [section(md('remove:groupHoldsNothing', { group: shortName(group.group.name) }))];
  if (people.length === 0) return [];
  const names = people.map(({ person }) => personLabel({ md, ...texts }, person));
  return [section(md('remove:holdsNothing', { count: names.length, people: texts.list(names) }))];
}

function licenseOption({ product, productId, skuPartNumber }: Removable) {
  return option(product, productId, skuPartNumber);
}

import type { InputBlock, KnownBlock } from '@slack/types';
import {
  EXPIRES_DAYS,
  HOLD_SEATS,
  LONGEST_DAYS,
  MAX_STAGES,
  NEEDED as NEEDED_RANGE,
  OFFER_HOURS,
} from '../../src/licensing/rules/request-policy.ts';
import { channelInput } from '../../src/slack/alert-channel.ts';
import { context, header, type Modal, option, section } from '../../src/slack/blocks.ts';
import { formModal } from '../../src/slack/form-modal.ts';
import { inputBlock, searchSelect } from '../../src/slack/inputs.ts';
import { shortName } from '../../src/slack/name-list.ts';
import type { Texts } from '../../src/slack/texts.ts';
import {
  CHANNEL,
  EXPIRES,
  FORM,
  GROUP,
  HOLD,
  KIND,
  LONGEST,
  MAX_PEOPLE,
  MODE,
  modes,
  NEEDED,
  OFFER,
  OWN,
  ofStage,
  PEOPLE,
  type PolicyForm,
  type PolicyMetadata,
  REASON,
  STAGES,
} from './form.ts';

export interface PolicyFacts {
  /** Null: of all that have none of their own. */
  product: string | null;
  form: PolicyForm;
  groups: ReadonlyMap<string, string>;
  /** What of it cannot be met as people are now; markup. */
  problems: readonly string[];
}

/** Kinds in the order in which they are offered. */
const KINDS = ['administrators', 'people', 'manager', 'group'] as const;

export function policyModal(texts: Texts, facts: PolicyFacts, metadata: PolicyMetadata): Modal {
  const { plain: text, md } = texts;
  const { product, form, problems } = facts;
  const { mode } = form;
  const what =
    product === null ? md('policies:default') : md('policies:of', { product: shortName(product) });
  const frame = {
    callbackId: FORM,
    title: text('policies:title'),
    submit: text('policies:save'),
    metadata: metadata,
  };
  return formModal(texts, frame, [
    section(what),
    ...(problems.length === 0 ? [] : [section(problems.join('\n'))]),
    modeInput(texts, facts),
    ...(mode === 'members' ? [groupInput(texts, facts, GROUP, form.memberGroupId, 'members')] : []),
    ...(mode === 'members' || mode === 'approval' ? approval(texts, facts) : []),
    ...(mode === 'default' ? [] : limits(texts, form)),
  ]);
}

function modeInput({ plain: text }: Texts, { product, form }: PolicyFacts): InputBlock {
  const offered = modes.filter((mode) => product !== null || mode !== 'default');
  const options = offered.map((mode) => option(text(`policies:mode_${mode}`), mode));
  return inputBlock(
    { id: MODE, label: text('policies:mode'), dispatches: true },
    {
      type: 'static_select',
      action_id: MODE,
      options,
      ...chosen(options, form.mode),
    },
  );
}

function chosen<Option extends { value?: string }>(options: Option[], value: string) {
  const initial = options.find((each) => each.value === value);
  return initial ? { initial_option: initial } : {};
}

function groupInput(
  { plain: text }: Texts,
  { groups }: PolicyFacts,
  block: string,
  groupId: string | null,
  label: 'members' | 'group',
): InputBlock {
  const name = groupId === null ? undefined : groups.get(groupId);
  return inputBlock(
    { id: block, label: text(`policies:${label}`), hint: text('policies:groupHint') },
    searchSelect(
      GROUP,
      text('groupPlaceholder'),
      groupId !== null && name !== undefined ? option(name, groupId) : null,
    ),
  );
}

function approval(texts: Texts, facts: PolicyFacts): KnownBlock[] {
  const { plain: text } = texts;
  const { form } = facts;
  const counts = Array.from({ length: MAX_STAGES }, (_, index) =>
    option(text('policies:stageCount', { count: index + 1 }), String(index + 1)),
  );
  const on = option(text('policies:ownOn'), 'on');
  const labels = { label: text('policies:channel'), hint: text('policies:channelHint') };
  return [
    inputBlock(
      { id: STAGES, label: text('policies:stages'), dispatches: true },
      {
        type: 'static_select',
        action_id: STAGES,
        options: counts,
        ...chosen(counts, String(form.stages.length)),
      },
    ),
    ...form.stages.flatMap((_, index) => stageBlocks(texts, facts, index + 1)),
    channelInput(texts, { id: CHANNEL, actionId: CHANNEL, ...labels }, form.channelId),
    inputBlock(
      { id: OWN, label: text('policies:own'), optional: true },
      {
        type: 'checkboxes',
        action_id: OWN,
        options: [on],
        ...(form.allowsOwn && { initial_options: [on] }),
      },
    ),
    context(texts.md('policies:fallback')),
  ];
}

function stageBlocks(texts: Texts, facts: PolicyFacts, stage: number): KnownBlock[] {
  const { plain: text } = texts;
  const { stages } = facts.form;
  const current = stages[stage - 1];
  if (!current) return [];
  const { kind, groupId, slackUserIds, needed } = current;
  const kinds = KINDS.map((each) => option(text(`policies:kind_${each}`), each));
  const { min, max } = NEEDED_RANGE;
  return [
    ...(stages.length > 1 ? [header(text('policies:stage', { stage }))] : []),
    inputBlock(
      { id: ofStage(KIND, stage), label: text('policies:kind'), dispatches: true },
      { type: 'static_select', action_id: KIND, options: kinds, ...chosen(kinds, kind) },
    ),
    ...(kind === 'people'
      ? [
          inputBlock(
            { id: ofStage(PEOPLE, stage), label: text('policies:people') },
            {
              type: 'multi_users_select',
              action_id: PEOPLE,
              max_selected_items: MAX_PEOPLE,
              ...(slackUserIds.length > 0 && { initial_users: slackUserIds }),
            },
          ),
        ]
      : []),
    ...(kind === 'group'
      ? [groupInput(texts, facts, ofStage(GROUP, stage), groupId, 'group')]
      : []),
    ...(kind === 'manager'
      ? [context(texts.md('policies:managerHint'))]
      : [
          inputBlock(
            { id: ofStage(NEEDED, stage), label: text('policies:needed') },
            {
              type: 'number_input',
              action_id: NEEDED,
              is_decimal_allowed: false,
              min_value: String(min),
              max_value: String(max),
              ...number(needed),
            },
          ),
        ]),
  ];
}

function number(typed: string | null) {
  return typed !== null && /^\d{1,4}$/.test(typed) ? { initial_value: typed } : {};
}

function limits({ plain: text }: Texts, form: PolicyForm): KnownBlock[] {
  const on = option(text('policies:reasonOn'), 'on');
  const amount = (
    id: string,
    name: 'longest' | 'expires' | 'hold' | 'offer',
    { min, max }: typeof LONGEST_DAYS,
  ) =>
    inputBlock(
      {
        id,
        optional: name !== 'offer',
        label: text(`policies:${name}`),
        hint: text(`policies:${name}Hint`),
      },
      {
        type: 'number_input',
        action_id: id,
        is_decimal_allowed: false,
        min_value: String(min),
        max_value: String(max),
        ...number(form[name]),
      },
    );
  return [
    amount(LONGEST, 'longest', LONGEST_DAYS),
    amount(EXPIRES, 'expires', EXPIRES_DAYS),
    amount(HOLD, 'hold', HOLD_SEATS),
    amount(OFFER, 'offer', OFFER_HOURS),
    inputBlock(
      { id: REASON, label: text('policies:reason'), optional: true },
      {
        type: 'checkboxes',
        action_id: REASON,
        options: [on],
        ...(form.reasonNeeded && { initial_options: [on] }),
      },
    ),
  ];
}

import type { InputBlock, KnownBlock } from '@slack/types';
import type { AlertsForetold } from '../../src/licensing/alerts/foretell-alerts.ts';
import type { AlertRulesOf } from '../../src/licensing/alerts/read-alert-rules.ts';
import { revisionOf } from '../../src/licensing/revision.ts';
import { type AlertKind, alertKinds } from '../../src/licensing/rules/alert-kinds.ts';
import type { OwnRules } from '../../src/licensing/rules/alert-rules.ts';
import { SENT_DAYS } from '../../src/licensing/rules/alerts-sent.ts';
import { about } from '../../src/slack/alert-sentences.ts';
import { context, type Modal, option, plain, section } from '../../src/slack/blocks.ts';
import { formModal } from '../../src/slack/form-modal.ts';
import { inputBlock, textInput } from '../../src/slack/inputs.ts';
import { shortName } from '../../src/slack/name-list.ts';
import type { Texts } from '../../src/slack/texts.ts';
import {
  ALERT_RULES,
  DAYS,
  EXPIRY,
  FEW,
  FORECAST,
  FORECASTS,
  fewText,
  INHERIT,
  kindField,
  NOTICE,
  type RulesPlace,
} from './form.ts';

export interface ShownRules {
  of: Pick<AlertRulesOf, 'product' | 'inherited'>;
  /** As they are, or as entered. */
  rules: OwnRules;
  /** What was typed instead of a number or a share. */
  wrongFew: string | null;
  /** Null: it cannot be said of what was typed. */
  foretold: AlertsForetold | null;
  place: RulesPlace;
}

/** Of a product, or of all: what is set, and what holds where nothing is. `notices` are markup. */
export function rulesModal(texts: Texts, shown: ShownRules, notices: string[] = []): Modal {
  const { plain: text, md } = texts;
  const { of, rules, place } = shown;
  const product = of.product === null ? '' : shortName(of.product);
  const form = {
    callbackId: ALERT_RULES,
    title: text('alerts:rulesTitle'),
    submit: text('alerts:rulesSubmit'),
    metadata: { ...place, counted: revisionOf(rules) },
  };
  return formModal(texts, form, [
    ...notices.map((notice) => section(notice)),
    section(md(of.product === null ? 'alerts:rulesOfAll' : 'alerts:rulesOf', { product })),
    ...alertKinds.map((kind) => kindInput(texts, shown, kind)),
    daysInput(texts, shown, 'expiry'),
    daysInput(texts, shown, 'notice'),
    fewInput(texts, shown),
    forecastInput(texts, shown),
    ...foretoldBlocks(texts, shown),
  ]);
}

/** "As for all products: on" in a product's; in those of all it is on unless it is off. */
function kindInput(texts: Texts, { of, rules }: ShownRules, kind: AlertKind): InputBlock {
  const { plain: text } = texts;
  const state = of.inherited.off.includes(kind) ? 'off' : 'on';
  const on = option(text('alerts:ruleOn'), of.product === null ? INHERIT : 'on');
  const off = option(text('alerts:ruleOff'), 'off');
  const inherited = option(inheritedText(texts, of, text(`alerts:rule_${state}`)), INHERIT);
  const options = of.product === null ? [off, on] : [inherited, off, on];
  const value = rules.kindsOff.includes(kind)
    ? 'off'
    : rules.kindsOn.includes(kind)
      ? 'on'
      : INHERIT;
  const id = kindField(kind);
  return inputBlock(
    { id, label: text('alerts:ruleKind', { about: about(texts, kind) }), dispatches: true },
    {
      type: 'static_select',
      action_id: id,
      options,
      initial_option: options.find((each) => each.value === value) ?? on,
    },
  );
}

function daysInput(texts: Texts, { of, rules }: ShownRules, what: 'expiry' | 'notice'): InputBlock {
  const { plain: text } = texts;
  const id = what === 'expiry' ? EXPIRY : NOTICE;
  const name = what === 'expiry' ? 'expiryDays' : 'noticeDays';
  const inherited = inheritedText(texts, of, of.inherited[name].map(texts.number).join(', '));
  const options = DAYS.map((days) =>
    option(
      days === 0 ? text('alerts:ruleThatDay') : text('alerts:ruleDays', { count: days }),
      String(days),
    ),
  );
  const chosen = options.filter(({ value }) => rules[name]?.includes(Number(value)));
  return inputBlock(
    {
      ...{ id, optional: true, dispatches: true },
      label: text(`alerts:rule_${what}`),
      hint: text(`alerts:rule_${what}Hint`, { inherited }),
    },
    {
      type: 'multi_static_select',
      action_id: id,
      placeholder: plain(inherited, 150),
      options,
      ...(chosen.length > 0 && { initial_options: chosen }),
    },
  );
}

function fewInput(texts: Texts, { of, rules, wrongFew }: ShownRules): InputBlock {
  const { plain: text } = texts;
  const inherited = inheritedText(texts, of, fewText(of.inherited.few));
  const input = textInput({
    ...{ id: FEW, optional: true, maxLength: 10 },
    initial: wrongFew ?? (rules.few && fewText(rules.few)),
    label: text('alerts:ruleFew'),
    hint: text('alerts:ruleFewHint', { inherited }),
  });
  return { ...input, dispatch_action: true };
}

function forecastInput(texts: Texts, { of, rules }: ShownRules): InputBlock {
  const { plain: text } = texts;
  const named = (days: number) =>
    days === 0 ? text('alerts:ruleNoForecast') : text('alerts:ruleForecastDays', { count: days });
  const inherit = option(inheritedText(texts, of, named(of.inherited.forecastDays)), INHERIT);
  const options = [inherit, ...FORECASTS.map((days) => option(named(days), String(days)))];
  const chosen = options.find(({ value }) => value === String(rules.forecastDays));
  return inputBlock(
    { id: FORECAST, label: text('alerts:ruleForecast'), dispatches: true },
    { type: 'static_select', action_id: FORECAST, options, initial_option: chosen ?? inherit },
  );
}

function inheritedText({ plain: text }: Texts, of: ShownRules['of'], what: string): string {
  return text(of.product === null ? 'alerts:ruleAssumed' : 'alerts:ruleInherited', { what });
}

/** How many they would have sent, beside those that hold; and what is not known of it. */
function foretoldBlocks(texts: Texts, { foretold }: ShownRules): KnownBlock[] {
  const { md, day } = texts;
  if (foretold === null) return [section(md('alerts:foretoldNot'))];
  const { current, proposed, from, seatsFrom } = foretold;
  const sum = (sent: AlertsForetold['current']) => Object.values(sent).reduce((a, b) => a + b, 0);
  const each = alertKinds
    .filter((kind) => proposed[kind] > 0)
    .map((kind) =>
      md('alerts:foretoldKind', { number: proposed[kind], about: about(texts, kind) }),
    );
  const names = { days: SENT_DAYS, count: sum(proposed), current: sum(current) };
  const seats =
    seatsFrom === null
      ? [md('alerts:foretoldNoSeats')]
      : seatsFrom > from
        ? [md('alerts:foretoldSeatsFrom', { day: day(seatsFrom) })]
        : [];
  return [
    section([md('alerts:foretold', names), ...each].join('\n')),
    context([md('alerts:foretoldUnknown'), ...seats].join(' ')),
  ];
}

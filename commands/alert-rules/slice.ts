/** When alerts are told: of all products, from the settings; of one, from its own view. */
import { changeAlertRules } from '../../src/licensing/alerts/change-alert-rules.ts';
import { foretellAlerts } from '../../src/licensing/alerts/foretell-alerts.ts';
import { readAlertRules } from '../../src/licensing/alerts/read-alert-rules.ts';
import { revisionOf } from '../../src/licensing/revision.ts';
import { alertKinds } from '../../src/licensing/rules/alert-kinds.ts';
import { RULE_LIMITS } from '../../src/licensing/rules/alert-rules.ts';
import { type Modal, section } from '../../src/slack/blocks.ts';
import { unlessChanged } from '../../src/slack/changed-meanwhile.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { alertRulesValue, OPEN_ALERT_RULES } from '../../src/slack/entry-points.ts';
import { fieldErrors } from '../../src/slack/field-errors.ts';
import {
  replaceWhenReady,
  resultModal,
  returnHere,
  showWhenReady,
} from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { buttonValue, decode } from '../../src/slack/payload.ts';
import { refresh } from '../../src/slack/refresh.ts';
import type {
  ActionCall,
  Call,
  Slice,
  SubmissionAnswer,
  SubmissionCall,
} from '../../src/slack/slice.ts';
import {
  ALERT_RULES,
  EXPIRY,
  FEW,
  FORECAST,
  kindField,
  NOTICE,
  type RulesForm,
  type RulesPlace,
  readForm,
  rulesMetadata,
} from './form.ts';
import { rulesModal } from './modal.ts';

async function open(call: ActionCall): Promise<void> {
  const { services, context, texts } = call;
  const { productId } = buttonValue(alertRulesValue, call.action);
  const { own, revision } = await readAlertRules(services.licensing, context, productId);
  const back = productId === null ? {} : { returnTo: returnHere(call) };
  const place = { productId, revision, ...back };
  await showWhenReady(call, texts.plain('alerts:rulesTitle'), () =>
    show(call, { rules: own, wrongFew: null }, place),
  );
}

/** What was entered, with how many alerts that would have sent. */
async function show(
  { services, context, texts }: Call,
  form: RulesForm,
  place: RulesPlace,
  notices: string[] = [],
): Promise<Modal> {
  const { licensing } = services;
  const { productId } = place;
  const { rules, wrongFew } = form;
  const of = await readAlertRules(licensing, context, productId);
  const foretold =
    wrongFew === null ? await foretellAlerts(licensing, context, { productId, rules }) : null;
  return rulesModal(texts, { of, ...form, foretold, place }, notices);
}

async function recount(call: ActionCall): Promise<void> {
  const { counted: _, ...place } = decode(rulesMetadata, call.view?.private_metadata);
  const form = readForm({ state: call.view?.state ?? { values: {} } });
  await replaceWhenReady(call, call.texts.plain('alerts:rulesTitle'), () =>
    show(call, form, place),
  );
}

async function submit(call: SubmissionCall): Promise<SubmissionAnswer> {
  const { services, texts } = call;
  const { counted, ...place } = decode(rulesMetadata, call.view.private_metadata);
  const { productId, revision, returnTo } = place;
  const form = readForm(call.view);
  const { rules, wrongFew } = form;
  if (wrongFew !== null) {
    const { seats: maxSeats, percent: maxPercent } = RULE_LIMITS;
    const sentence = texts.plain('errors:few_seats_invalid', { maxSeats, maxPercent });
    return { errors: { [FEW]: sentence } };
  }
  if (revisionOf(rules) !== counted) {
    return { view: await show(call, form, place, [texts.md('alerts:rulesCounted')]) };
  }
  try {
    const input = { productId, rules, revision };
    const changed = await changeAlertRules(services.licensing, onceAForm(call), input);
    const { product } = changed;
    const said = product === null ? 'alerts:rulesSavedOfAll' : 'alerts:rulesSaved';
    const text = texts.md(changed.changed ? said : 'alerts:channelSame', {
      product: shortName(product ?? ''),
    });
    return {
      view: resultModal(texts, texts.plain('alerts:rulesTitle'), [section(text)], changed.repeated),
      ...{ told: text, after: () => refresh(call, returnTo) },
    };
  } catch (error) {
    return { errors: fieldErrors(call, error, { few_seats_invalid: [FEW] }) };
  }
}

const fields = [...alertKinds.map(kindField), EXPIRY, NOTICE, FEW, FORECAST];

export const alertRules: Slice = {
  actions: {
    [OPEN_ALERT_RULES]: open,
    ...Object.fromEntries(fields.map((field) => [field, recount])),
  },
  submissions: { [ALERT_RULES]: unlessChanged(submit) },
};

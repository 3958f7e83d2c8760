/** A kind of alert that a product has no need of: turned off at its message, and on in its own view. */
import { z } from 'zod';
import { readOpenAlert } from '../../src/licensing/alerts/change-alert.ts';
import { turnOffAlerts, turnOnAlerts } from '../../src/licensing/alerts/turn-off-alerts.ts';
import { alertKinds } from '../../src/licensing/rules/alert-kinds.ts';
import { byName } from '../../src/slack/alert-buttons.ts';
import { about } from '../../src/slack/alert-sentences.ts';
import { section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { alertsValue } from '../../src/slack/entry-points.ts';
import { formModal } from '../../src/slack/form-modal.ts';
import { returnHere, showModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { buttonValue, decode } from '../../src/slack/payload.ts';
import { refresh } from '../../src/slack/refresh.ts';
import type { ActionCall, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import { done } from './alert-form.ts';
import { onceAClick } from './clicks.ts';

export const TURN_OFF = 'alert.turn_off.form';

const metadata = z.object({ productId: z.uuid(), kind: z.enum(alertKinds) });

export async function openTurnOff(call: ActionCall, alertId: string): Promise<void> {
  const { services, context, texts } = call;
  const alert = await readOpenAlert(services.licensing, context, alertId);
  const { product, productId, kind } = alert;
  const form = {
    callbackId: TURN_OFF,
    title: texts.plain('alerts:turnOffTitle'),
    submit: texts.plain('alerts:turnOffSubmit'),
    metadata: { productId, kind },
  };
  const ask = section(
    texts.md('alerts:turnOffAsk', { product: shortName(product), about: about(texts, kind) }),
  );
  await showModal(call, formModal(texts, form, [ask]));
}

export async function submitTurnOff(call: SubmissionCall): Promise<SubmissionAnswer> {
  const { services, texts } = call;
  const what = decode(metadata, call.view.private_metadata);
  const turned = await turnOffAlerts(services.licensing, onceAForm(call), what);
  const names = {
    product: shortName(turned.product),
    about: about(texts, what.kind),
    by: byName(texts, turned.by),
  };
  const text = texts.md(turned.already ? 'alerts:turnedOffBefore' : 'alerts:turnedOff', names);
  return done(texts, texts.plain('alerts:turnOffTitle'), text, turned.repeated);
}

/** The view shows it as it is then. */
export async function turnOn(call: ActionCall): Promise<void> {
  const what = buttonValue(alertsValue, call.action);
  const once = onceAClick(call, `${what.productId} ${what.kind}`);
  await turnOnAlerts(call.services.licensing, once, what);
  await refresh(call, returnHere(call));
}

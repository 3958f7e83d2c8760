/** What a click alone does; the message follows, so whoever clicked is told at once. */
import type { Context } from '../../src/licensing/actor.ts';
import { releaseAlert, takeAlert } from '../../src/licensing/alerts/own-alert.ts';
import { openAlertAgain } from '../../src/licensing/alerts/quiet-alert.ts';
import { readAlert } from '../../src/licensing/alerts/shown-alert.ts';
import { alertMessage } from '../../src/slack/alert-message.ts';
import { deedKey } from '../../src/slack/deed-key.ts';
import { alertValue } from '../../src/slack/entry-points.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { buttonValue } from '../../src/slack/payload.ts';
import type { ActionCall } from '../../src/slack/slice.ts';

export async function take(call: ActionCall): Promise<void> {
  const { alertId } = buttonValue(alertValue, call.action);
  const done = await takeAlert(call.services.licensing, onceAClick(call, alertId), { alertId });
  await answer(call, 'taken', done);
}

/** Of a list, one alert with all that can be done about it; only who clicked sees it. */
export async function show({ services, context, texts, action, reply }: ActionCall): Promise<void> {
  const { alertId } = buttonValue(alertValue, action);
  const alert = await readAlert(services.licensing, context, alertId);
  await reply({ ...alertMessage(texts, alert), replace_original: false });
}

export async function openAgain(call: ActionCall): Promise<void> {
  const { alertId } = buttonValue(alertValue, call.action);
  const once = onceAClick(call, alertId);
  await answer(
    call,
    'openedAgain',
    await openAlertAgain(call.services.licensing, once, { alertId }),
  );
}

export async function release(call: ActionCall, alertId: string): Promise<void> {
  const once = onceAClick(call, alertId);
  await answer(call, 'released', await releaseAlert(call.services.licensing, once, { alertId }));
}

/** The same button is clicked again later, and means another deed then. */
export function onceAClick({ context, person, action }: ActionCall, target: string): Context {
  const { action_id: what, action_ts: at } = action;
  return { ...context, deedKey: deedKey(what, target, person.id, at) };
}

async function answer(
  { texts, reply }: ActionCall,
  what: 'taken' | 'released' | 'openedAgain',
  { product }: { product: string },
): Promise<void> {
  const text = texts.md(`alerts:${what}`, { product: shortName(product) });
  await reply({ text, replace_original: false });
}

import type { InputBlock } from '@slack/types';
import { z } from 'zod';
import { readOpenAlert } from '../../src/licensing/alerts/change-alert.ts';
import { type SnoozeAlert, snoozeAlert } from '../../src/licensing/alerts/quiet-alert.ts';
import { shiftDay } from '../../src/licensing/days.ts';
import { readTenant } from '../../src/licensing/read-tenant.ts';
import type { AlertKind } from '../../src/licensing/rules/alert-kinds.ts';
import { type Modal, option, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { alertValue } from '../../src/slack/entry-points.ts';
import { fieldErrors } from '../../src/slack/field-errors.ts';
import { formModal } from '../../src/slack/form-modal.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { dateInput, inputBlock } from '../../src/slack/inputs.ts';
import { showModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { buttonValue, checked, decode } from '../../src/slack/payload.ts';
import type { ActionCall, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { alertMetadata, done } from './alert-form.ts';

export const SNOOZE = 'alert.snooze.form';
const HOW = 'alert.snooze.how';
const UNTIL = 'alert.snooze.until';

const hows = z.enum(['day', 'week', 'until']);
const DAYS = { day: 1, week: 7 };

export async function openSnooze(call: ActionCall): Promise<void> {
  const { services, context, texts } = call;
  const { alertId } = buttonValue(alertValue, call.action);
  const [{ product, kind }, { today }] = await Promise.all([
    readOpenAlert(services.licensing, context, alertId),
    readTenant(services.licensing, context.tenantId),
  ]);
  await showModal(call, snoozeModal(texts, { product, kind, today, alertId }));
}

export function snoozeModal(
  texts: Texts,
  {
    product,
    kind,
    today,
    alertId,
  }: { product: string; kind: AlertKind; today: string; alertId: string },
): Modal {
  const { plain: text } = texts;
  const ends = kind === 'subscription_expires' ? 'expires' : 'other';
  const earlier = texts.md(`alerts:earlier_${ends}`);
  const form = {
    callbackId: SNOOZE,
    title: text('alerts:snoozeTitle'),
    submit: text('alerts:snooze'),
    metadata: { alertId },
  };
  return formModal(texts, form, [
    section(texts.md('alerts:snoozeWhat', { product: shortName(product), earlier })),
    howInput(texts),
    dateInput({
      id: UNTIL,
      label: text('alerts:snoozeDate'),
      hint: text('alerts:snoozeDateHint'),
      optional: true,
      initial: shiftDay(today, 14),
    }),
  ]);
}

function howInput({ plain: text }: Texts): InputBlock {
  const day = option(text('alerts:snoozeDay'), 'day');
  const options = [
    day,
    option(text('alerts:snoozeWeek'), 'week'),
    option(text('alerts:snoozeUntil'), 'until'),
  ];
  return inputBlock(
    { id: HOW, label: text('alerts:snoozeHow') },
    { type: 'radio_buttons', action_id: HOW, options, initial_option: day },
  );
}

export async function submitSnooze(call: SubmissionCall): Promise<SubmissionAnswer> {
  const { services, texts } = call;
  const { alertId } = decode(alertMetadata, call.view.private_metadata);
  const values = formValues(call.view);
  const how = checked(hows, values.option(HOW));
  const until = untilOf(how, checked(z.iso.date().nullable(), values.date(UNTIL)));
  if (until === null) return { errors: { [UNTIL]: texts.plain('alerts:snoozeDateMissing') } };
  try {
    const snoozed = await snoozeAlert(services.licensing, onceAForm(call), { alertId, until });
    const product = shortName(snoozed.product);
    const text = texts.md('alerts:snoozed', { product, day: texts.day(snoozed.until) });
    return done(texts, texts.plain('alerts:snoozeTitle'), text, snoozed.repeated);
  } catch (error) {
    return { errors: fieldErrors(call, error, { day_out_of_range: [UNTIL] }) };
  }
}

function untilOf(how: z.infer<typeof hows>, day: string | null): SnoozeAlert['until'] | null {
  if (how !== 'until') return { days: DAYS[how] };
  return day === null ? null : { day };
}

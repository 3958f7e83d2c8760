import { readOpenAlert } from '../../src/licensing/alerts/change-alert.ts';
import { resolveAlert } from '../../src/licensing/alerts/quiet-alert.ts';
import { type Modal, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { alertValue } from '../../src/slack/entry-points.ts';
import { formModal } from '../../src/slack/form-modal.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { textInput } from '../../src/slack/inputs.ts';
import { showModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { buttonValue, decode } from '../../src/slack/payload.ts';
import { reasonErrors } from '../../src/slack/reason-input.ts';
import type { ActionCall, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { alertMetadata, done } from './alert-form.ts';

export const RESOLVE = 'alert.resolve.form';
const REASON = 'alert.resolve.reason';
const MAX_REASON = 1000;

export async function openResolve(call: ActionCall): Promise<void> {
  const { services, context, texts } = call;
  const { alertId } = buttonValue(alertValue, call.action);
  const { product } = await readOpenAlert(services.licensing, context, alertId);
  await showModal(call, resolveModal(texts, { product, alertId }));
}

export function resolveModal(
  texts: Texts,
  { product, alertId }: { product: string; alertId: string },
): Modal {
  const { plain: text } = texts;
  const form = {
    callbackId: RESOLVE,
    title: text('alerts:resolveTitle'),
    submit: text('alerts:resolve'),
    metadata: { alertId },
  };
  return formModal(texts, form, [
    section(texts.md('alerts:resolveWhat', { product: shortName(product) })),
    textInput({
      id: REASON,
      label: text('alerts:resolveReason'),
      hint: text('reasonHint'),
      maxLength: MAX_REASON,
      multiline: true,
    }),
  ]);
}

export async function submitResolve(call: SubmissionCall): Promise<SubmissionAnswer> {
  const { services, texts } = call;
  const { alertId } = decode(alertMetadata, call.view.private_metadata);
  const reason = formValues(call.view).text(REASON);
  if (reason === null) return { errors: { [REASON]: texts.plain('alerts:resolveReasonMissing') } };
  const errors = reasonErrors(texts, REASON, reason);
  if (Object.keys(errors).length > 0) return { errors };
  const resolved = await resolveAlert(services.licensing, onceAForm(call), { alertId, reason });
  const text = texts.md('alerts:resolvedNow', { product: shortName(resolved.product) });
  return done(texts, texts.plain('alerts:resolveTitle'), text, resolved.repeated);
}

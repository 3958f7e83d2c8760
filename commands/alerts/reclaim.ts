/** Asking holders whether they still need a product: the form, and what they answer. */
import { z } from 'zod';
import { answerReclaim } from '../../src/licensing/reclaim/answer-reclaim.ts';
import { readReclaim } from '../../src/licensing/reclaim/read-reclaim.ts';
import { startReclaim } from '../../src/licensing/reclaim/start-reclaim.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { editMessage } from '../../src/slack/direct-message.ts';
import { alertValue, reclaimValue } from '../../src/slack/entry-points.ts';
import { fieldErrors } from '../../src/slack/field-errors.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { showWhenReady } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { buttonValue, checked, decode } from '../../src/slack/payload.ts';
import { reclaimMessage } from '../../src/slack/reclaim-message.ts';
import type { ActionCall, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import { alertMetadata, done } from './alert-form.ts';
import { BY, reclaimModal, WHO } from './reclaim-modal.ts';

export async function openReclaim(call: ActionCall): Promise<void> {
  const { services, context, texts } = call;
  const { alertId } = buttonValue(alertValue, call.action);
  await showWhenReady(call, texts.plain('reclaim:title'), async () =>
    reclaimModal(texts, await readReclaim(services.licensing, context, { alertId })),
  );
}

export async function submitReclaim(call: SubmissionCall): Promise<SubmissionAnswer> {
  const { services, texts } = call;
  const { alertId } = decode(alertMetadata, call.view.private_metadata);
  const values = formValues(call.view);
  const personIds = checked(z.array(z.uuid()).min(1), values.options(WHO));
  const answerBy = checked(z.iso.date(), values.date(BY));
  try {
    const input = { alertId, personIds, answerBy };
    const started = await startReclaim(services.licensing, onceAForm(call), input);
    const { asked, passed, repeated } = started;
    const product = shortName(started.product);
    const text = [
      texts.md('reclaim:started', { product, count: asked }),
      ...(passed > 0 ? [texts.md('reclaim:passed', { count: passed })] : []),
    ].join(' ');
    return done(texts, texts.plain('reclaim:title'), text, repeated);
  } catch (error) {
    const fields = { day_out_of_range: [BY], nobody_to_ask: [WHO] };
    return { errors: fieldErrors(call, error, fields) };
  }
}

/** Whichever copy is clicked, and however late: it says what came of it. */
async function answer(call: ActionCall, what: 'keep' | 'release'): Promise<void> {
  const { services, context, texts, message } = call;
  const { reclaimId } = buttonValue(reclaimValue, call.action);
  const ask = await answerReclaim(services.licensing, context, { reclaimId, answer: what });
  if (message) await editMessage(call, message, reclaimMessage(texts, ask));
}

export const keepLicense = (call: ActionCall) => answer(call, 'keep');
export const releaseLicense = (call: ActionCall) => answer(call, 'release');

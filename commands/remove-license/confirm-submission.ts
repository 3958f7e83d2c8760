import { setTimeout as sleep } from 'node:timers/promises';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { sendDirectMessage } from '../../src/slack/direct-message.ts';
import { errorMessage } from '../../src/slack/error-messages.ts';
import { logError } from '../../src/slack/log-error.ts';
import { refresh } from '../../src/slack/modals.ts';
import { reasonErrors } from '../../src/slack/reason-input.ts';
import type { SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import { readAsked } from './asked.ts';
import { type ConfirmMetadata, readConfirmation } from './confirmation.ts';
import { REASON } from './form.ts';
import { removeEach } from './remove-each.ts';
import { removeResult, resultModal } from './result.ts';

/** So long the result waits to know where its message stands, so that Undo can edit both. */
const MESSAGE_MS = 1000;

export async function submitConfirmation(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { metadata, reason } = readConfirmation(call.view);
  const errors = reasonErrors(call.texts, REASON, reason);
  if (Object.keys(errors).length > 0) return { errors };
  return removeAsked(call, metadata, reason);
}

async function removeAsked(
  call: SubmissionCall,
  { personId, productIds, fromForm, returnTo }: ConfirmMetadata,
  reason: string | null,
): Promise<SubmissionAnswer> {
  const { texts, services, context } = call;
  const requestId = context.requestId ?? '';
  const asked = await readAsked(call, personId, productIds);
  const removals = await removeEach(call, asked, reason);
  const message = removeResult(texts, asked.person, removals, (error) => {
    logError(services.log, error, requestId, 'removing');
    return errorMessage(error, texts, services, requestId);
  });
  const sending = sendDirectMessage(call, message);
  const dm = await Promise.race([sending, sleep(MESSAGE_MS, undefined, { ref: false })]);
  return {
    view: resultModal(texts, message.blocks, { fromForm, returnTo, dm }),
    after: async () => {
      await Promise.all([refresh(call, returnTo), sending]);
    },
  };
}

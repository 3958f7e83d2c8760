import { setTimeout as sleep } from 'node:timers/promises';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { resultMessage } from '../../src/slack/direct-message.ts';
import { logError } from '../../src/slack/log-error.ts';
import { reasonErrors } from '../../src/slack/reason-input.ts';
import { refresh } from '../../src/slack/refresh.ts';
import { sentence } from '../../src/slack/sentence.ts';
import type { SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import { readAsked } from './asked.ts';
import { REASON, readConfirmation } from './confirmation.ts';
import { isRepeated, type Removal, removeEach } from './remove-each.ts';
import { removeResult, removeResultModal } from './result.ts';

/** So long the result waits to know where its message stands, so that Undo can edit both. */
const MESSAGE_MS = 1000;

export async function submitConfirmation(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { texts, services, view } = call;
  const { pairs, goneAtOnce, reason, fromForm, returnTo } = readConfirmation(view);
  const errors = reasonErrors(texts, REASON, reason);
  if (Object.keys(errors).length > 0) return { errors };
  const asked = await readAsked(call, pairs);
  const tell = (some: readonly Removal[]) =>
    removeResult(texts, some, goneAtOnce, (error) => sentence(call, error));
  const message = resultMessage(call);
  const how = { viewId: view.id, reason };
  const removals = await removeEach(call, services.licensing, asked, how, (em, removal) =>
    message.keep(em, tell([removal])),
  );
  for (const removal of removals) {
    if ('error' in removal) logError(services, removal.error, 'removing');
  }
  // A form that came twice: what was told already is not told again.
  const news = removals.filter((removal) => !isRepeated(removal));
  const isNews = news.some((removal) => 'result' in removal) || news.length === removals.length;
  const sending = isNews ? message.send(tell(news)) : undefined;
  const dm = await Promise.race([sending, sleep(MESSAGE_MS, undefined, { ref: false })]);
  const { blocks } = tell(removals);
  const again = news.length < removals.length;
  return {
    view: removeResultModal(texts, blocks, { fromForm, returnTo, dm }, again),
    after: async () => {
      await Promise.all([refresh(call, returnTo), sending]);
    },
  };
}

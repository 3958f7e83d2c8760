/** Submit and close of modals, and what the app answers. https://docs.slack.dev/surfaces/modals */
import type { View } from '@slack/types';
import { z } from 'zod';
import type { ViewValues } from '../client-protocol.ts';
import { closedPayload, submissionPayload } from '../delivery/payloads.ts';
import { placedElements } from '../elements.ts';
import { modalView } from '../rules/view.ts';
import { SlackError } from '../slack-error.ts';
import { valuesFor } from '../view-values.ts';
import {
  clearModals,
  modalStack,
  pushModal,
  removeModal,
  type StoredView,
  updateView,
} from '../views.ts';
import type { Workspace } from '../workspace.ts';
import { TROUBLE } from './actions.ts';
import { Refusal } from './refusal.ts';
import type { Outcome, Session } from './session.ts';

const answerSchema = z.discriminatedUnion('response_action', [
  z.object({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
]);

function showErrors(stored: StoredView, errors: Record<string, string>): void {
  const inputs = placedElements(stored.view.blocks).filter((each) => each.input !== undefined);
  const ids = new Set(inputs.map((each) => each.blockId));
  const unknown = Object.keys(errors).filter((id) => !ids.has(id));
  if (unknown.length > 0 || Object.keys(errors).length === 0) {
    const problems = unknown.map((id) => `no input block ${id} [json-pointer:/errors/${id}]`);
    throw new SlackError('invalid_errors', { response_metadata: { messages: problems } });
  }
  stored.errors = errors;
}

/** Does what the acknowledgement asks for; without a word the view closes. */
function follow(workspace: Workspace, stored: StoredView, body: unknown): void {
  if (typeof body !== 'object' || body === null || !('response_action' in body)) {
    removeModal(workspace, stored);
    return;
  }
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) throw new SlackError('invalid_response_action');
  const answer = parsed.data;
  switch (answer.response_action) {
    case 'errors':
      showErrors(stored, answer.errors);
      break;
    case 'update':
      updateView(workspace, stored, modalView(answer.view));
      break;
    case 'push':
      pushModal(workspace, stored.userId, modalView(answer.view));
      break;
    case 'clear':
      clearModals(workspace, stored.userId);
  }
}

function messagesOf(error: SlackError): string[] {
  const metadata = z
    .object({ messages: z.array(z.string()) })
    .safeParse(error.details['response_metadata']);
  return metadata.data?.messages ?? [];
}

function openView(session: Session, viewId: string): StoredView {
  const stored = modalStack(session.workspace, session.userId).find((each) => each.id === viewId);
  if (stored === undefined) throw new Refusal('that modal is not open');
  return stored;
}

/** Sends the form; the outcome's body is what the app answered. */
export async function submit(
  session: Session,
  viewId: string,
  values: ViewValues,
): Promise<Outcome> {
  const { workspace } = session;
  const stored = openView(session, viewId);
  stored.values = valuesFor(stored.view.blocks, values);
  stored.errors = {};
  stored.busy = true;
  delete stored.failure;
  workspace.changed();
  const outcome = await session.app.deliver({
    type: 'interactive',
    payload: submissionPayload(workspace, stored),
    acceptsResponse: true,
  });
  stored.busy = false;
  try {
    if (!outcome.ok) stored.failure = TROUBLE;
    else if (workspace.views.has(stored.id)) follow(workspace, stored, outcome.body);
    return outcome;
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    stored.failure = TROUBLE;
    workspace.violated('view_submission answer', error.code, messagesOf(error));
    return { ok: false, error: error.code };
  } finally {
    workspace.changed();
  }
}

function clearsOnClose(view: View): boolean {
  return view.type === 'modal' && view.clear_on_close === true;
}

/** Closes one view, or the whole stack; tells the app about views that asked to be told. */
export async function close(session: Session, viewId: string, all: boolean): Promise<void> {
  const { workspace, userId } = session;
  const stored = openView(session, viewId);
  const isCleared = all || clearsOnClose(stored.view);
  const closing = isCleared ? modalStack(workspace, userId).reverse() : [stored];
  const told = closing.filter(({ view }) => view.type === 'modal' && view.notify_on_close === true);
  const payloads = told.map((view) => closedPayload(workspace, view, isCleared));
  if (isCleared) clearModals(workspace, userId);
  else removeModal(workspace, stored);
  for (const payload of payloads) {
    await session.app.deliver({ type: 'interactive', payload, acceptsResponse: false });
  }
}

import type { Conversation } from '../conversations.ts';
import { commandPayload } from '../delivery/payloads.ts';
import { postResponse } from '../response-urls.ts';
import { SlackError } from '../slack-error.ts';
import { SLACKBOT } from '../workspace.ts';
import { escapeCommandText } from './escape.ts';
import type { Outcome, Session } from './session.ts';

export function tell(session: Session, conversation: Conversation, text: string): void {
  session.workspace.addMessage({
    channelId: conversation.id,
    userId: SLACKBOT,
    text,
    onlyFor: session.userId,
    system: true,
  });
}

/** An acknowledgement may itself be the answer, as text or as a message. */
function postAnswer(session: Session, conversation: Conversation, body: unknown): Outcome {
  const isEmpty = typeof body !== 'object' || body === null || Object.keys(body).length === 0;
  if (isEmpty) return { ok: true, body };
  const { workspace, userId } = session;
  const target = { channelId: conversation.id, userId, issuedAt: workspace.now(), uses: 0 };
  try {
    postResponse(workspace, target, body);
    return { ok: true, body };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    const { errors } = error.details;
    workspace.violated('command answer', error.code, Array.isArray(errors) ? errors : []);
    return { ok: false, error: error.code };
  }
}

/** Runs what was typed in the composer as a slash command. */
export async function runCommand(
  session: Session,
  conversation: Conversation,
  line: string,
): Promise<Outcome> {
  const { workspace, userId } = session;
  const [, command = '', rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
  const known = workspace.manifest.features.slash_commands.find((each) => each.command === command);
  if (known === undefined) {
    tell(session, conversation, `\`${command}\` is not a valid command.`);
    return { ok: false, error: 'invalid_command' };
  }
  const text = known.should_escape ? escapeCommandText(workspace, rest) : rest;
  const payload = commandPayload(workspace, session.baseUrl, {
    userId,
    conversation,
    command,
    text,
  });
  const outcome = await session.app.deliver({
    type: 'slash_commands',
    payload,
    acceptsResponse: true,
  });
  const answered = outcome.ok ? postAnswer(session, conversation, outcome.body) : outcome;
  if (!answered.ok) {
    tell(session, conversation, `${command} failed with the error "${answered.error}"`);
  }
  return answered;
}
